import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html
from review_samples import NOW, RUN, empty, hostile, quiet, sample

from review import render_html


def page(view):
    return html.fromstring(render_html(view, now=NOW))


def words(element):
    return re.sub(r"\s+", " ", element.text_content()).strip()


@pytest.fixture(scope="module")
def shown():
    return page(sample())


def test_discrepancies_come_by_severity_and_the_doubtful_ones_are_folded(shown):
    ids = [each.get("id") for each in shown.iter("article")]
    assert ids == ["d000000000share", "d0000000000crew", "d000000000order", "d0000000000hurt", "d0000000000rank"]
    folded = [each.get("id") for each in shown.xpath("//details//article")]
    assert folded == ["d0000000000rank"]


def test_an_entry_says_kind_cause_severity_confidence_reason_and_figures(shown):
    entry = words(shown.get_element_by_id("d000000000share"))
    for said in (
        "Sources disagree", "one figure is a peak or a limit", "High severity, 0.81", "Very sure, 0.93", "New",
        "so no value fits both", "up at most 7% Harbour Courier", "up about 9% Nordic Ledger",
        "Attributed to the exchange",
        "Published 11 Mar 2026, 16:40 UTC", "Fetched 11 Mar 2026, 17:02 UTC",
    ):  # fmt: skip
        assert said in entry


def test_the_figure_stands_marked_in_its_sentence_beside_the_others(shown):
    entry = shown.get_element_by_id("d000000000share")
    assert [each.text for each in entry.iter("mark")] == ["9.2%", "as much as 7%", "about 9%"]
    assert entry.xpath(".//mark[text()='as much as 7%']/@title") == ["at most 7%, given to the nearest 1"]
    links = entry.xpath(".//a/@href")
    assert "https://harbour-courier.example/courier-1" in links


def test_the_author_stands_beside_the_outlet_where_known(shown):
    outlets = [" ".join(each.text_content().split()) for each in shown.find_class("outlet")]
    assert "Harbour Courier by Ida Berg" in outlets
    assert "Nordic Ledger" in outlets


def test_only_new_discrepancies_are_marked_new(shown):
    new = [each.get("id") for each in shown.iter("article") if each.xpath(".//*[@class='new']")]
    assert new == ["d000000000share", "d0000000000hurt"]


def test_a_revision_shows_old_and_new_with_the_differing_words_marked(shown):
    entry = shown.get_element_by_id("d0000000000crew")
    assert [words(each) for each in entry.iter("del")] == ["212", "by the autumn"]
    assert [words(each) for each in entry.iter("ins")] == ["122", "or early retirement"]


def test_every_entry_has_its_number_line(shown):
    for entry in shown.iter("article"):
        (svg,) = entry.xpath(".//svg[@role='img']")
        assert svg.xpath("./title")


def test_key_figures_are_counted(shown):
    key = words(shown.xpath("//dl[@class='key']")[0])
    assert key == (
        "discrepancies, 2 new 4 measurements compared across sources 6 figures read 19 articles read 7 "
        "sources followed 7 not read 2"
    )


def test_what_was_compared_and_what_was_read_is_listed(shown):
    agreed = words(shown.xpath("//section[@aria-labelledby='agreements']//tbody")[0])
    assert "1.8 million containers Nordic Ledger" in agreed
    assert "Newer figure." in agreed
    assert len(shown.xpath("//section[@aria-labelledby='articles']//tbody/tr")) == 7
    assert "403 (forbidden)" in words(shown.xpath("//section[@aria-labelledby='unread']")[0])


def test_a_source_with_nothing_read_is_named_as_that():
    warning = words(page(quiet()).xpath("//section[@class='warning']")[0])
    assert "Nothing on this topic was read from Coastal Radio. That is not agreement." in warning


def test_quiet_is_said_together_with_what_was_not_read():
    said = words(page(quiet()).get_element_by_id("main"))
    assert "Nothing to look at. 3 measurements could be compared across sources" in said
    assert "This says nothing of what was not read." in said


def test_nothing_read_yet_is_not_the_same_as_nothing_found():
    shown = page(empty())
    assert "Nothing has been read yet." in words(shown)
    assert "Nothing to look at" not in words(shown)
    assert not shown.xpath("//section[@class='warning']")


def test_nothing_comparable_is_said():
    view = replace(quiet(), report=replace(quiet().report, measurements=()))
    assert "nothing could be compared" in words(page(view))


@pytest.mark.parametrize(("state", "said"), [("failed", "failed"), ("running", "A run is under way since")])
def test_a_run_that_did_not_finish_is_said_first(state, said):
    view = replace(quiet(), last_run=replace(RUN, state=state, finished=None))
    assert said in words(page(view).xpath("//section[@class='warning']")[0])


def test_a_failed_run_says_why():
    run = replace(RUN, state="failed", error="the disk is full")
    assert "failed: the disk is full" in page(replace(quiet(), last_run=run)).text_content()


def test_the_topics_thresholds_decide_what_is_listed():
    shown = page(replace(sample(), severity=0.5, confidence=0.9))
    assert [each.get("id") for each in shown.xpath("//article[not(ancestor::details)]")] == ["d000000000share"]
    assert len(shown.xpath("//details//article")) == 2
    assert "2 more discrepancies under the topic’s severity threshold of 0.5" in words(shown)


def test_the_last_figure_that_differs_is_never_folded_away():
    view = sample()
    base = next(each for each in view.report.claims if each.id == "share-b")
    many = [replace(base, id=f"s{n}", sentence_start=1000 * n, start=1000 * n + base.start - base.sentence_start,
                    end=1000 * n + base.end - base.sentence_start) for n in range(1, 30)]  # fmt: skip
    found = replace(view.report.discrepancies[2], claims=("share-b", *(each.id for each in many), "share-a", "share-c"))
    view = replace(view, report=replace(view.report, claims=[*view.report.claims, *many], discrepancies=[found]))
    entry = page(view).get_element_by_id("d000000000share")
    shown = [each.text for each in entry.xpath("./ul[@class='passages']//mark")]
    assert {"as much as 7%", "about 9%", "9.2%"} == set(shown)
    assert len(entry.xpath("./details//li")) == 32 - 6


def test_of_many_figures_the_smallest_and_the_largest_are_named():
    view = sample()
    base = next(each for each in view.report.claims if each.id == "share-b")
    many = [replace(base, id=f"s{value}", low=value, high=value) for value in range(10, 40)]
    found = replace(view.report.discrepancies[2], claims=tuple(each.id for each in many))
    entry = page(replace(view, report=replace(view.report, claims=many, discrepancies=[found])))
    assert [each.text for each in entry.find_class("figure")] == [f"up about {value}%" for value in (10, 11, 38, 39)]
    assert "and 26 figures between these" in words(entry)


def test_headings_and_landmarks_are_in_order(shown):
    levels = [int(each.tag[1]) for each in shown.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(shown.xpath("//main")) == len(shown.xpath("//header")) == len(shown.xpath("//footer")) == 1
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))
    for target in (each[1:] for each in shown.xpath("//a/@href") if each.startswith("#")):
        assert target in ids


def test_the_page_loads_and_runs_nothing(shown):
    policy = shown.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not shown.xpath("//script | //link | //img | //iframe | //object | //form | //@style | //@src")


def test_hostile_text_stays_text():
    shown = page(hostile())
    assert not shown.xpath(
        "//script | //img | //svg//script | //body//style | //svg//foreignObject | //@onerror | //@onload"
    )
    assert not [each for each in shown.xpath("//@href") if not each.startswith(("#", "http://", "https://"))]
    assert "{{7*7}}" in words(shown)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", shown.text_content())


def test_a_lone_surrogate_does_not_break_the_file():
    view = replace(sample(), topic="half \ud83d of a pair")
    assert render_html(view, now=NOW).encode()


def test_the_same_view_gives_the_same_page():
    assert render_html(sample(), now=NOW) == render_html(sample(), now=NOW)
