"""The command line as a program: what it prints, what it ends with, how fast it answers."""

import json
import os
import subprocess
import sys
from importlib.resources import files

import jsonschema
import pytest

FIRST = "Acme shares jumped as much as 7% on Wednesday. The deal cost $14.3 billion, the company said."
SECOND = "Shares of Acme rose approximately 9% on Wednesday. The deal cost $14 billion."
SCHEMA = json.loads(files("claimdiff").joinpath("schema.json").read_text())


def claimdiff(*arguments, stdin=None, **environment):
    command = [sys.executable, "-m", "claimdiff", *map(str, arguments)]
    env = {**os.environ, **environment}
    return subprocess.run(command, input=stdin, capture_output=True, text=True, env=env, timeout=120, check=False)


def valid(value, name):
    jsonschema.validate(value, {"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})


@pytest.fixture
def two(tmp_path):
    (tmp_path / "first.txt").write_text(FIRST)
    (tmp_path / "second.txt").write_text(SECOND)
    return tmp_path / "first.txt", tmp_path / "second.txt"


def test_extract_prints_a_claim_a_line(two):
    done = claimdiff("extract", "--json", two[0])
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [claim["low"] for claim in claims] == [7, 14.3e9]
    for claim in claims:
        valid(claim, "claim")
        assert FIRST[claim["start"] : claim["end"]] == claim["quote"]


def test_check_prints_one_report_and_ends_with_one(two):
    done = claimdiff("check", "--json", *two)
    report = json.loads(done.stdout)
    valid(report, "report")
    assert done.returncode == 1
    assert [d["kind"] for d in report["discrepancies"] if d["confidence"] >= 0.5] == ["cross_source"]


def test_check_of_texts_that_agree_ends_with_zero(two):
    assert claimdiff("check", two[0]).returncode == 0


def test_check_shows_people_both_figures(two):
    done = claimdiff("check", *two, COLUMNS="120")
    assert "as much as 7%" in done.stdout
    assert "approximately 9%" in done.stdout


def test_check_writes_the_report_as_a_page(two, tmp_path):
    done = claimdiff("check", *two, "--html", tmp_path / "out.html")
    assert done.returncode == 1
    assert "approximately 9%" in (tmp_path / "out.html").read_text()


def test_diff_prints_a_revision_a_line(two, tmp_path):
    new = tmp_path / "new.txt"
    new.write_text(FIRST.replace("7%", "8%"))
    done = claimdiff("diff", "--json", two[0], new)
    [revision] = map(json.loads, done.stdout.splitlines())
    valid(revision, "revision")
    assert done.returncode == 1
    assert (revision["kind"], revision["old"]["low"], revision["new"]["low"]) == ("changed", 7, 8)


def test_diff_of_the_same_text_ends_with_zero(two):
    done = claimdiff("diff", two[0], two[0])
    assert done.returncode == 0
    assert "No figure" in done.stdout


def test_standard_input_is_read():
    assert '"quote": "7%"' in claimdiff("extract", "--json", "-", stdin="Shares rose 7%.").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["extract", "none.txt"], "none.txt: No such file"),
        (["check"], "Missing argument"),
        (["run", "none.toml"], "'claimdiff init none.toml' writes one"),
        (["nonsense"], "No such command"),
        (["extract", "--jsn", "-"], "No such option"),
    ],
)
def test_wrong_use_ends_with_two_and_says_why(tmp_path, monkeypatch, arguments, told):
    monkeypatch.chdir(tmp_path)
    done = claimdiff(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_report_on_a_topic_that_never_ran_says_so(tmp_path):
    done = claimdiff("--home", tmp_path, "report", "Nothing")
    assert done.returncode == 2
    assert "Nothing" in done.stderr


def test_init_writes_a_topic_file_that_is_valid_and_never_overwrites(tmp_path):
    from claimdiff.topics import load_topic

    file = tmp_path / "t.toml"
    assert claimdiff("init", file).returncode == 0
    assert load_topic(file).sources[0].name == "Example Daily"
    again = claimdiff("init", file)
    assert again.returncode == 2
    assert "there already" in again.stderr


def test_help_needs_none_of_the_heavy_parts():
    code = "import sys; from claimdiff.cli import _code; _code(['--help']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"prefect", "scrapy", "sqlalchemy", "trafilatura", "altair", "pydantic", "rich", "pint", "rapidfuzz"}
    assert not heavy & set(loaded)


def test_control_characters_of_a_text_do_not_reach_the_terminal(tmp_path):
    file = tmp_path / "hostile.txt"
    file.write_text("Prices \x1b[2Jrose 9% [bold]today[/bold].")
    done = claimdiff("extract", file)
    assert "\x1b[2J" not in done.stdout
    assert "[bold]today[/bold]" in done.stdout


def test_a_fault_of_ours_never_looks_like_a_discrepancy(monkeypatch, capsys):
    from claimdiff import cli

    def broken(*_arguments, **_options):
        raise ZeroDivisionError("no reason")

    monkeypatch.setattr(cli, "cli", broken)
    assert cli._code(["check"]) == 3
    assert "fault in claimdiff" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('{"text": "x", "id": 5}', "'id' should be a text in quotes, not 5"),
        ('{"text": "x", "published": 20260408}', "'published' should be a text"),
        ("[" * 100_000, "line 1 is not JSON"),
    ],
)
def test_odd_lines_of_documents_are_named(tmp_path, row, told):
    file = tmp_path / "all.jsonl"
    file.write_text(row)
    done = claimdiff("extract", file)
    assert done.returncode == 2
    assert told in done.stderr


@pytest.mark.parametrize("address", ["ftp://example.com/x", "http://[bad/", "https://"])
def test_odd_addresses_are_named(address):
    done = claimdiff("extract", address)
    assert done.returncode == 2
    assert address in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_that_lacks_a_character_gets_it_written_out(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("Sales rose 9% 😀 on Monday.", encoding="utf-8")
    done = claimdiff("extract", file, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "9%" in done.stdout
    assert '"sentence": "Sales rose 9%' in claimdiff("extract", "--json", file, PYTHONIOENCODING="ascii").stdout


def test_report_before_any_run_says_how_to_begin(tmp_path):
    done = claimdiff("--home", tmp_path / "new", "report", "Acme", CLAIMDIFF_DATABASE="")
    assert done.returncode == 2
    assert "begins" in done.stderr


GERMAN = "Der Rat hat am Mittwoch mit 12 zu 4 Stimmen beschlossen, die Steuer um 3,5 Prozent zu senken."
TOLD = "the text is in German; only English is read"


@pytest.fixture
def german(tmp_path):
    (tmp_path / "german.txt").write_text(GERMAN, encoding="utf-8")
    return tmp_path / "german.txt"


@pytest.mark.parametrize("options", [[], ["--json"], ["--explain"]])
def test_extract_names_what_is_in_another_language(two, german, options):
    done = claimdiff("extract", *options, two[0], german)
    assert done.returncode == 0
    assert "14.3 billion" in done.stdout
    assert "Prozent" not in done.stdout
    assert f"{german}: {TOLD}" in done.stderr


@pytest.mark.parametrize("command", ["extract", "check"])
def test_nothing_but_other_languages_ends_with_two(german, command):
    done = claimdiff(command, "--json", german)
    assert done.returncode == 2
    assert done.stderr == f"claimdiff: {german}: {TOLD}\n"


def test_check_lists_what_is_in_another_language(two, german, tmp_path):
    done = claimdiff("check", "--json", *two, german, "--html", tmp_path / "out.html")
    report = json.loads(done.stdout)
    valid(report, "report")
    assert done.returncode == 1
    assert report["unread"] == [{"address": str(german), "source": "german", "reason": TOLD}]
    assert TOLD in (tmp_path / "out.html").read_text()
    assert "unread" not in json.loads(claimdiff("check", "--json", *two).stdout)


def test_diff_refuses_another_language(two, german):
    done = claimdiff("diff", two[0], german)
    assert (done.returncode, done.stdout) == (2, "")
    assert TOLD in done.stderr


@pytest.mark.parametrize("command", ["extract", "check"])
def test_an_empty_file_has_nothing_to_look_at(tmp_path, command):
    (tmp_path / "empty.txt").write_text("")
    done = claimdiff(command, tmp_path / "empty.txt")
    assert (done.returncode, done.stderr) == (0, "")
