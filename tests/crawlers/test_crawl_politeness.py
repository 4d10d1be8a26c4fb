"""A good citizen: one connection a host, delays, robots.txt, conditional requests, an honest name."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

from crawl_site import RULES, Answer, Run, Site, article

from crawlers.model import Fetched, Known
from pipeline.topic import Source


def slowly(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.05)
    Answer(article("Slow")).send(handler)


def test_one_connection_a_host_and_one_question_for_robots(site: Site, run: Run) -> None:
    site["/robots.txt"] = Answer("User-agent: claimdiff\nDisallow: /closed\n\nUser-agent: *\nDisallow: /\n")
    pages = [f"/{kind}/{number}" for number in range(8) for kind in ("closed", "open")]
    for page in pages:
        site[page] = slowly
    rules = RULES.model_copy(update={"contact": "mailto:desk@example.org\r\nX-Forged: 1"})
    run(Source(name="S", pages=[site.at(page) for page in pages]), rules=rules)
    assert site.most_parallel == 1
    assert site.hits["/robots.txt"] == 1
    outcomes = run.outcomes()
    assert {page: outcomes[site.at(page)] for page in pages} == {
        page: "forbidden by robots.txt" if page.startswith("/closed") else "fetched" for page in pages
    }
    assert not [path for path in site.hits if path.startswith("/closed")]
    headers = site.headers_of("/open/0")[0]
    assert headers["User-Agent"] == "claimdiff/0.1.0 (+mailto:desk@example.orgX-Forged: 1)"
    assert not {"Cookie", "Referer", "X-Forged"} & set(headers)


def test_the_longer_of_our_delay_and_the_sites_is_kept(site: Site, other_site: Site, run: Run) -> None:
    site["/robots.txt"] = Answer("User-agent: *\nCrawl-delay: 0.4\n", type="text/plain")
    times: list[float] = []

    def timed(handler: BaseHTTPRequestHandler) -> None:
        times.append(time.monotonic())
        Answer(article("Timed")).send(handler)

    for number in range(4):
        site[f"/{number}"] = timed
    run(
        Source(name="S", pages=[site.at(f"/{number}") for number in range(4)]),
        rules=RULES.model_copy(update={"delay_seconds": 0.1}),
    )
    assert len(times) == 4
    assert min(later - earlier for earlier, later in pairwise(times)) > 0.35


def test_rules_that_cannot_be_had_forbid_and_missing_rules_allow(site: Site, other_site: Site, run: Run) -> None:
    site["/robots.txt"] = Answer("down", 503)
    site["/page"] = article("Page")
    other_site["/robots.txt"] = Answer("who are you", 403)
    other_site["/page"] = article("Page")
    run(Source(name="S", pages=[site.at("/page"), other_site.at("/page")]))
    assert run.outcomes() == {
        site.at("/page"): "robots.txt could not be read: HTTP 503 (service unavailable)",
        other_site.at("/page"): "fetched",
    }


def test_a_host_that_is_busy_is_left_alone_as_long_as_it_asks(site: Site, other_site: Site, run: Run) -> None:
    times: list[float] = []

    def busy_once(handler: BaseHTTPRequestHandler) -> None:
        times.append(time.monotonic())
        busy = Answer("busy", 429, headers={"Retry-After": "1"})
        (busy if len(times) == 1 else Answer(article("Free"))).send(handler)

    site["/busy-once"] = busy_once
    site["/after"] = busy_once
    other_site["/closed-1"] = other_site["/closed-2"] = Answer("later", 503, headers={"Retry-After": "7200"})
    paths = (site.at("/busy-once"), site.at("/after"), other_site.at("/closed-1"), other_site.at("/closed-2"))
    run(Source(name="S", pages=list(paths)))
    later = "HTTP 503 (service unavailable): the host asks to come back in 120 min"
    assert run.outcomes() == dict(zip(paths, ("fetched", "fetched", later, later), strict=True))
    assert len(times) == 3
    assert times[1] - times[0] > 0.9
    assert other_site.hits["/closed-1"] + other_site.hits["/closed-2"] == 1


def known_from(run: Run) -> dict[str, Known]:
    return {one.address: one.known for one in run.met if one.outcome != "unread"}


def by_path(run: Run, site: Site) -> dict[str, Fetched]:
    return {one.address.removeprefix(site.url): one for one in run.met}


def test_a_second_crawl_asks_conditionally_and_keeps_only_what_changed(site: Site, run: Run, next_run: Run) -> None:
    def tagged(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == '"v1"'
        # Some servers send a content encoding with a 304, although there is nothing to decode.
        extra = {"Content-Encoding": "gzip"} if known else {}
        Answer(b"" if known else article("T"), 304 if known else 200, headers={"ETag": '"v1"', **extra}).send(handler)

    def dated(handler: BaseHTTPRequestHandler) -> None:
        moment = "Wed, 08 Apr 2026 10:00:00 GMT"
        known = handler.headers.get("If-Modified-Since") == moment
        Answer(b"" if known else article("D"), 304 if known else 200, headers={"Last-Modified": moment}).send(handler)

    site["/tagged"] = tagged
    site["/dated"] = dated
    site["/plain"] = article("Plain")
    site["/changing"] = article("Before")
    site["/always-304"] = Answer(status=304)
    site["/feed.xml"] = Answer(
        f"<rss version='2.0'><channel><item><link>{site.at('/from-feed')}</link></item></channel></rss>",
        type="application/rss+xml",
    )
    site["/from-feed"] = article("From feed")
    paths = ("/tagged", "/dated", "/plain", "/changing", "/always-304")
    source = Source(name="S", pages=[site.at(path) for path in paths], feeds=[site.at("/feed.xml")])
    run(source)
    first = by_path(run, site)
    assert first["/always-304"].reason == "HTTP 304 (not modified)"
    assert {first[path].outcome for path in ("/tagged", "/dated", "/plain", "/changing", "/from-feed")} == {"fetched"}

    site["/changing"] = article("After")
    summary = next_run(source, known=known_from(run))
    second = by_path(next_run, site)
    assert {path: one.outcome for path, one in second.items()} == {
        "/tagged": "unchanged",
        "/dated": "unchanged",
        "/plain": "unchanged",
        "/changing": "fetched",
        "/always-304": "unread",
        "/feed.xml": "unchanged",
        "/from-feed": "unchanged",
    }
    assert (summary.fetched, summary.unchanged, summary.unread) == (1, 5, 1)
    assert second["/tagged"].known == first["/tagged"].known
    assert second["/changing"].known.digest != first["/changing"].known.digest
    assert [one.address for one in next_run.met if one.archive] == [site.at("/changing")]
