"""Derived figures as people and programs see them."""

import datetime as dt
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema

from claimdiff import Document, check
from claimdiff.views import view_of_check
from db.views import TopicReport
from review import render_html, render_text

NOW = dt.datetime(2026, 4, 9, 8, 0, tzinfo=dt.UTC)
FITTING = "The flood at Norvik killed 12 people: five men, four women and three children."
FAILING = "Profit at Plum Tools rose 35% to $500 million from $400 million a year earlier."
SUM = '"five", "four" and "three" make 12, as the article says: "12".'
MISS = '"$400 million" to "$500 million" is 25% more; the article says "35%".'


def view(*texts: str) -> TopicReport:
    documents = [Document(f"d{i}", text, source=f"Outlet {i}") for i, text in enumerate(texts)]
    return view_of_check(documents, check(documents), NOW)


def page(*texts: str) -> str:
    return render_html(view(*texts), now=NOW).replace("&#34;", '"')


def test_what_fits_is_shown_quietly() -> None:
    shown = view(FITTING)
    assert not shown.to_look_at()
    assert SUM in page(FITTING)
    assert "1 derived figure" in render_text(shown, width=100, now=NOW)


def test_what_fits_stands_beside_its_measurement_where_that_is_shown() -> None:
    said = page(FITTING, "At Norvik 12 people were killed by the flood, the mayor said.")
    (row,) = [row for row in said.split("<tr>") if SUM in row]
    assert "Outlet 1" in row
    assert 'id="derived"' not in said


def test_what_fails_is_something_to_look_at() -> None:
    shown = view(FAILING)
    (found,) = shown.to_look_at()
    assert (found.kind, found.explanation) == ("internal", MISS)
    assert MISS.split(";", maxsplit=1)[0] in " ".join(render_text(shown, width=300, now=NOW).split())


def test_unlike_figures_are_drawn_on_no_number_line() -> None:
    said = page(FAILING)
    assert MISS in said
    assert "<svg" not in said.partition("<main")[2]


def test_the_command_line_prints_them_as_the_schema_says(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text(f"{FITTING} {FAILING}\n")
    command = [sys.executable, "-m", "claimdiff", "check", "--json", str(text)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    told = json.loads(ran.stdout)
    schema = json.loads(files("claimdiff").joinpath("schema.json").read_text())
    jsonschema.validate(told, {"$ref": "#/$defs/report", "$defs": schema["$defs"]})
    assert sorted(each["outcome"] for each in told["derivations"]) == ["fails", "holds"]
    assert ran.returncode == 1
