"""Where claimdiff keeps things, from the command line, the environment and `settings.toml` in the home folder."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from flows.workspace import Workspace, sqlite_in
from pipeline.errors import UsageError

KEYS = ("database",)


def workspace(home: str | None = None) -> Workspace:
    """The workspace in force.

    The home folder is `home`, else CLAIMDIFF_HOME, else the platform's data folder. The database is
    CLAIMDIFF_DATABASE, else `database` in the home's settings.toml, else SQLite in the home folder.
    """
    folder = Path(home or os.environ.get("CLAIMDIFF_HOME") or _platform_folder()).expanduser().absolute()
    address = os.environ.get("CLAIMDIFF_DATABASE") or _settings(folder / "settings.toml").get("database")
    return Workspace(home=folder, database=address or sqlite_in(folder))


def _platform_folder() -> str:
    from platformdirs import user_data_dir

    return user_data_dir("claimdiff", appauthor=False)


def _settings(file: Path) -> dict[str, str]:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{file}: can't be read as settings: {error}") from error
    for key, value in data.items():
        if key not in KEYS:
            raise UsageError(f"{file}: unknown key '{key}'; allowed: {', '.join(KEYS)}")
        if not isinstance(value, str):
            raise UsageError(f"{file}: '{key}' should be a text in quotes, not {value!r}")
    return data
