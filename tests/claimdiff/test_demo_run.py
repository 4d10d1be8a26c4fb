"""The demo's whole way: the sample coverage, crawled twice, gives what is planted in it and nothing else."""

import os
import subprocess
import sys

import pytest
from demo_expected import load_expected, shortfalls

from claimdiff.demo.server import DemoServer
from db.store import open_store
from flows.progress import Silent
from flows.run import run_topic
from flows.workspace import Workspace
from pipeline.topic_file import parse_topic


@pytest.fixture(scope="module")
def views(tmp_path_factory):
    """What the database holds after each of the two rounds, and the article of each address."""
    home = tmp_path_factory.mktemp("demo")
    place = Workspace(home=home, database=f"sqlite:///{home / 'claimdiff.db'}")
    found = []
    with DemoServer(base_port=0) as server:
        topic = parse_topic(server.topic_toml())
        for number in (1, 2):
            server.round = number
            run_topic(topic, place, Silent())
            with open_store(place.database) as store:
                found.append(store.topic_report(topic.name))
        articles = {address: key for key, address in server.article_addresses().items()}
    return found, articles


@pytest.mark.parametrize("number", [1, 2])
def test_what_is_planted_is_found_and_nothing_else(views, number):
    found, articles = views
    view = found[number - 1]
    article_of = {document.id: articles.get(document.address, "?") for document in view.documents.values()}
    assert shortfalls(load_expected(), view.report, article_of, number) == []


def test_the_share_move_leads(views):
    first = views[0][1].report.discrepancies[0]
    quotes = {claim.quote for claim in views[0][1].report.claims if claim.id in first.claims}
    assert {"as much as 7%", "approximately 9%"} <= quotes


def test_what_can_not_be_read_is_listed_with_its_reason(views):
    listed = " ".join(unread.address for unread in views[0][1].unread)
    expected = load_expected().unread
    assert len(views[0][1].unread) == len(expected)
    for unread in expected:
        assert unread.path in listed


def test_the_command_shows_progress_and_says_where_the_report_is(tmp_path):
    command = [sys.executable, "-m", "claimdiff", "--home", str(tmp_path), "demo"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "COLUMNS": "120"}, check=False)
    assert done.returncode == 0, done.stderr
    assert "Round 2 of 2" in done.stdout
    for stage in ("crawl", "read", "extract", "compare"):
        assert done.stdout.count(f"{stage} ") >= 2
    report = tmp_path / "demo" / "reports" / "muse-spark" / "report.html"
    assert report.as_uri() in done.stdout
    assert "approximately 9%" in report.read_text()
