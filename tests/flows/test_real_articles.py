"""The real coverage of Muse Spark, where CLAIMDIFF_GOLD has it: as texts, and crawled from five loopback hosts."""

import json

import pytest
from loopback_sites import topic_text

import claimdiff
from flows.progress import Silent
from flows.run import run_topic
from flows.workspace import Workspace
from pipeline.topic_file import parse_topic


@pytest.fixture(scope="module")
def texts(gold):
    return {file.stem: file.read_text() for file in sorted((gold / "coverage").glob("*.txt"))}


def assert_the_share_move_and_nothing_else(report):
    claims = {claim["id"]: claim for claim in report["claims"]}
    across = [d for d in report["discrepancies"] if d["kind"] == "cross_source" and d["confidence"] >= 0.5]
    assert [{claims[c]["quote"] for c in d["claims"]} for d in across] == [{"as much as 7%", "approximately 9%"}]
    assert "as much as 7%" in across[0]["explanation"]
    assert "approximately 9%" in across[0]["explanation"]
    assert report["discrepancies"][0] == across[0], "the share move leads"


def test_check_finds_the_share_move_and_nothing_else(texts):
    documents = [claimdiff.Document(id=name, text=text, source=name) for name, text in texts.items()]
    assert_the_share_move_and_nothing_else(claimdiff.check(documents).to_dict())


def test_a_crawl_of_the_same_articles_finds_the_same(texts, new_site, tmp_path):
    sites = []
    for name, text in texts.items():
        title, *rest = [line.strip() for line in text.splitlines() if line.strip()]
        site = new_site(f"Outlet {name[:3]}")
        site.publish(f"/{name}", title[:120], [title, *rest] if len(title) > 120 else rest)
        sites.append(site)
    place = Workspace(home=tmp_path, database=f"sqlite:///{tmp_path / 'claimdiff.db'}")
    topic = parse_topic(topic_text(sites, name="Muse Spark", terms=("Muse Spark",)))
    run_topic(topic, place, Silent())
    report = json.loads((tmp_path / "reports" / "muse-spark" / "report.json").read_text())
    assert len(report["articles"]) == 5
    assert_the_share_move_and_nothing_else(report)
