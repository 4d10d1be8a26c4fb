"""Whole runs over loopback sites: crawl, read, extract, compare, report, and again."""

import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
import sqlalchemy as sa
from loopback_sites import topic_text

from flows.run import run_topic
from flows.workspace import Workspace
from pipeline.errors import RunError
from pipeline.reading.pages import read_page
from pipeline.topic_file import parse_topic

SEVEN = "Acme shares jumped as much as 7% on Wednesday after the company presented its new engine to investors."
NINE = "Acme's shares rose approximately 9% on Wednesday, after the company showed investors its new engine."
REST = [
    "The company has 1,200 workers at its plant by the harbour, and it plans to hire more of them before the winter.",
    "Analysts had waited for the engine for two years, and most of them said in notes that it was worth the wait.",
    "The first engines will be delivered to the ferry lines along the coast, the company said in its statement.",
]

RAIN = [
    "It will rain for 3 days along the whole coast, the weather office said in its forecast on Monday morning.",
    "Fishermen were told to bring in their boats, and the ferry lines expect long delays from Tuesday on.",
    "The rivers are low after the dry spring, so that the office sees no danger of floods for the towns.",
    "Farmers inland had hoped for the rain since March, when the last of the showers had passed to the north.",
]


class Notes:
    """A progress that remembers what each stage came to."""

    def __init__(self):
        self.finished = {}

    def update(self, stage, done, text):
        pass

    def finish(self, stage, text):
        self.finished[stage] = text


@pytest.fixture
def outlets(new_site):
    daily, wire = new_site("Harbour Daily"), new_site("Coast Wire")
    daily.publish("/acme", "Acme presents its engine", [SEVEN, *REST], "2026-04-08T18:00:00Z")
    wire.publish("/markets", "Markets: Acme up", [NINE, *REST[1:]], "2026-04-08T20:00:00Z")
    wire.publish("/weather", "Rain expected", RAIN)
    return daily, wire


@pytest.fixture
def place(tmp_path, database):
    return Workspace(home=tmp_path, database=database)


def run(sites, place):
    notes = Notes()
    return run_topic(parse_topic(topic_text(sites)), place, notes), notes.finished


def found(place):
    return json.loads((place.home / "reports" / "acme-deal" / "report.json").read_text())


def rows(place):
    with sa.create_engine(place.database).connect() as connection:
        tables = sa.inspect(connection).get_table_names()
        return {name: connection.scalar(sa.text(f'select count(*) from "{name}"')) for name in tables}


def test_a_run_finds_the_conflict_and_writes_the_report(outlets, place):
    result, _ = run(outlets, place)
    report = found(place)
    [conflict] = [d for d in report["discrepancies"] if d["confidence"] >= 0.5]
    claims = {claim["id"]: claim for claim in report["claims"]}
    assert conflict["kind"] == "cross_source"
    assert {claims[c]["quote"] for c in conflict["claims"]} == {"as much as 7%", "approximately 9%"}
    assert {article["source"] for article in report["articles"]} == {"Harbour Daily", "Coast Wire"}
    assert result.report.read_text().count("approximately 9%") >= 1
    assert result.counts["off topic"] == 1


def test_a_second_run_over_unchanged_pages_adds_no_row_and_extracts_nothing(outlets, place):
    run(outlets, place)
    before, report = rows(place), found(place)
    archived = sorted((place.home / "archive" / "acme-deal").iterdir())
    result, told = run(outlets, place)
    after = rows(place)
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} == {"runs": 1}
    assert result.counts["extracted"] == 0
    assert told["extract"] == "nothing new to extract"
    assert told["compare"] == "nothing new to compare"
    assert found(place)["discrepancies"] == report["discrepancies"]
    assert sorted((place.home / "archive" / "acme-deal").iterdir()) == archived


def test_a_changed_number_is_a_revision_with_both_versions_kept(outlets, place):
    run(outlets, place)
    outlets[0].publish(
        "/acme",
        "Acme presents its engine",
        [SEVEN, REST[0].replace("1,200", "1,400"), *REST[1:]],
        "2026-04-08T18:00:00Z",
    )
    run(outlets, place)
    report = found(place)
    [revision] = [d for d in report["discrepancies"] if d["kind"] == "revision"]
    claims = {claim["id"]: claim for claim in report["claims"]}
    assert [claims[c]["low"] for c in revision["claims"]] == [1200, 1400]
    [article] = [a for a in report["articles"] if a["source"] == "Harbour Daily"]
    assert article["versions"] == 2
    run(outlets, place)
    assert [d["id"] for d in found(place)["discrepancies"] if d["kind"] == "revision"] == [revision["id"]]


def test_what_can_not_be_read_is_listed_and_the_rest_goes_on(outlets, place, new_site):
    broken = new_site("Broken Post")
    broken.pages["/empty"] = ""
    broken.publish("/short", "Acme", ["Acme."])
    text = topic_text([*outlets, broken]) + f'pages = ["{broken.address}/missing"]\n'
    run_topic(parse_topic(text), place, Notes())
    report = found(place)
    unread = {row["address"].removeprefix(broken.address): row["reason"] for row in report["unread"]}
    assert "404" in unread["/missing"]
    assert set(unread) == {"/missing", "/empty", "/short"}
    assert len(report["articles"]) == 2


@pytest.mark.parametrize("named", ["http://[bad/acme", "http://127.0.0.1:99999/acme", "https://"])
def test_a_page_that_names_no_address_as_its_own_is_known_by_where_it_was(outlets, tmp_path, named):
    page = outlets[0].pages["/acme"]
    outlets[0].pages["/acme"] = page.replace("<title>", f'<link rel="canonical" href="{named}"><title>')
    place = Workspace(home=tmp_path, database=f"sqlite:///{tmp_path / 'claimdiff.db'}")
    run(outlets, place)
    assert f"{outlets[0].address}/acme" in {article["address"] for article in found(place)["articles"]}


def test_a_page_that_trips_the_reader_is_unread_and_the_run_goes_on(outlets, tmp_path, monkeypatch):
    def trip(html, url, **rest):
        if url.endswith("/acme"):
            raise RecursionError("too deep")
        return read_page(html, url, **rest)

    monkeypatch.setattr("flows.steps.read_page", trip)
    place = Workspace(home=tmp_path, database=f"sqlite:///{tmp_path / 'claimdiff.db'}")
    run(outlets, place)
    [unread] = found(place)["unread"]
    assert (unread["address"], unread["reason"]) == (
        f"{outlets[0].address}/acme",
        "could not be read (RecursionError: too deep)",
    )
    assert len(found(place)["articles"]) == 1


def test_an_address_that_can_be_read_again_is_no_longer_unread(outlets, place):
    page = outlets[0].pages.pop("/acme")
    text = topic_text(outlets[:1]) + f'pages = ["{outlets[0].address}/acme"]\n'
    run_topic(parse_topic(text), place, Notes())
    assert len(found(place)["unread"]) == 1
    outlets[0].pages["/acme"] = page
    run_topic(parse_topic(text), place, Notes())
    assert found(place)["unread"] == []
    assert len(found(place)["articles"]) == 1


def test_two_runs_of_one_topic_exclude_each_other(outlets, place):
    asked, go_on = threading.Event(), threading.Event()

    def gate(_path):
        asked.set()
        go_on.wait(30)

    outlets[0].gate = gate
    first = threading.Thread(target=run, args=(outlets, place))
    first.start()
    try:
        assert asked.wait(60)
        with pytest.raises(RunError, match="another run over 'Acme deal' is at work"):
            run(outlets, place)
    finally:
        go_on.set()
        first.join(60)
    assert len(found(place)["articles"]) == 2


def test_a_killed_run_is_simply_started_again(outlets, place, tmp_path):
    """Killed while one page is still open: what was fetched before is not asked for again, and nothing is doubled."""
    outlets[1].gate = lambda path: time.sleep(60) if path == "/weather" else None
    topic = tmp_path / "acme.toml"
    topic.write_text(topic_text(outlets))
    command = [sys.executable, "-m", "claimdiff", "--home", str(tmp_path), "run", str(topic)]
    environment = {**os.environ, "CLAIMDIFF_DATABASE": place.database}
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment, start_new_session=True)
    journal = tmp_path / "crawls" / "acme-deal" / "journal.jsonl"
    until = time.monotonic() + 60
    while time.monotonic() < until and (not journal.exists() or journal.read_bytes().count(b'"article"') < 2):
        time.sleep(0.1)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    outlets[1].gate = None
    asked = outlets[0].log.count("/acme")
    run(outlets, place)
    assert outlets[0].log.count("/acme") == asked == 1
    report = found(place)
    assert len(report["articles"]) == 2
    assert len(report["discrepancies"]) == 1
    with sa.create_engine(place.database).connect() as connection:
        states = connection.scalars(sa.text("select state from runs order by id")).all()
    assert states == ["failed", "finished"]


def test_no_write_permission_is_told(outlets, tmp_path):
    file = tmp_path / "file"
    file.write_text("in the way")
    with pytest.raises(RunError, match="name another with --home"):
        run(outlets, Workspace(home=file / "home", database="sqlite://"))
