import pytest

from claimdiff.settings import workspace
from pipeline.errors import UsageError


def test_the_command_line_wins_over_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("CLAIMDIFF_HOME", str(tmp_path / "environment"))
    assert workspace(str(tmp_path / "given")).home == tmp_path / "given"
    assert workspace().home == tmp_path / "environment"


def test_the_database_is_sqlite_in_the_home_folder_unless_named(tmp_path, monkeypatch):
    monkeypatch.delenv("CLAIMDIFF_DATABASE", raising=False)
    assert workspace(str(tmp_path)).database == f"sqlite:///{tmp_path / 'claimdiff.db'}"
    (tmp_path / "settings.toml").write_text('database = "postgresql+psycopg://desk@db/claims"\n')
    assert workspace(str(tmp_path)).database == "postgresql+psycopg://desk@db/claims"
    monkeypatch.setenv("CLAIMDIFF_DATABASE", "sqlite:////elsewhere.db")
    assert workspace(str(tmp_path)).database == "sqlite:////elsewhere.db"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("datbase = 'x'", "unknown key 'datbase'; allowed: database"),
        ("database = 5", "should be a text"),
        ("=", "can't be read"),
    ],
)
def test_wrong_settings_are_told(tmp_path, text, told):
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(UsageError, match=told):
        workspace(str(tmp_path))
