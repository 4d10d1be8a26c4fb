"""The demo's hosts answer like the sites they stand for."""

import http.client
import re
import socket
import tomllib
from urllib.parse import urlsplit

import feedparser
import pytest
from demo_expected import load_expected
from lxml import html
from protego import Protego
from scrapy.utils.sitemap import Sitemap

from claimdiff.demo.server import DemoServer, Hit
from pipeline.topic import Topic


@pytest.fixture(scope="module")
def running():
    with DemoServer(base_port=0) as server:
        yield server


@pytest.fixture
def server(running: DemoServer):
    running.round = 1
    return running


def get(address: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, f"{parts.path}?{parts.query}" if parts.query else parts.path, headers=names)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_the_topic_file_is_one_and_names_every_outlet(server: DemoServer):
    topic = Topic.model_validate(tomllib.loads(server.topic_toml()))
    assert topic.allow_private
    assert topic.crawl.delay_seconds == 0
    assert [source.name for source in topic.sources] == [outlet.name for outlet in server.outlets]
    assert [source.primary for source in topic.sources] == [outlet.primary for outlet in server.outlets]


def test_every_place_of_the_topic_file_answers(server: DemoServer):
    topic = Topic.model_validate(tomllib.loads(server.topic_toml()))
    for source in topic.sources:
        places = [*source.feeds, *source.sitemaps, *source.listings, *source.pages]
        assert places
        assert [get(place)[0].status for place in places] == [200] * len(places)


def test_every_article_answers_with_or_without_tracking(server: DemoServer):
    for address in server.article_addresses().values():
        assert get(address)[1] == get(f"{address}?utm_source=feed")[1] != b""


def test_feeds_list_the_articles(server: DemoServer):
    feeds = [(outlet, path) for outlet in server.outlets for path in (outlet.rss, outlet.atom) if path]
    assert {feedparser.parse(get(server.base(outlet.slug) + path)[1]).version for outlet, path in feeds} == {
        "rss20",
        "atom10",
    }
    for outlet, path in feeds:
        feed = feedparser.parse(get(server.base(outlet.slug) + path)[1])
        assert not feed.bozo
        links = {urlsplit(entry.link).path for entry in feed.entries}
        assert {article.path for article in outlet.articles} <= links
        assert all(entry.published_parsed for entry in feed.entries)


def test_the_news_sitemap_lists_the_articles(server: DemoServer):
    outlet = next(outlet for outlet in server.outlets if outlet.sitemap)
    sitemap = Sitemap(get(f"{server.base(outlet.slug)}{outlet.sitemap}")[1])
    assert sitemap.type == "urlset"
    assert {urlsplit(entry["loc"]).path for entry in sitemap} == {article.path for article in outlet.articles}


def test_the_listing_links_the_articles(server: DemoServer):
    outlet = next(outlet for outlet in server.outlets if outlet.listing)
    page = html.fromstring(get(f"{server.base(outlet.slug)}{outlet.listing}")[1])
    assert {article.path for article in outlet.articles} <= set(page.xpath("//a/@href"))


def test_robots_txt_forbids_what_it_should(server: DemoServer):
    for outlet in server.outlets:
        response, body = get(server.base(outlet.slug) + "/robots.txt")
        assert response.status == (200 if outlet.robots else 404)
        rules = Protego.parse(body.decode() if outlet.robots else "")
        for article in outlet.articles:
            assert rules.can_fetch(server.base(outlet.slug) + article.path, "claimdiff") is outlet.allows(article.path)
    assert any(not outlet.allows(article.path) for outlet in server.outlets for article in outlet.articles)


def test_what_cannot_be_read(server: DemoServer):
    answers = {unread.why: get(server.base(unread.outlet) + unread.path) for unread in load_expected().unread}
    assert answers["not found (404)"][0].status == 404
    assert answers["an empty page"][1] == b""
    assert answers["a PDF"][0].headers["Content-Type"] == "application/pdf"
    assert answers["a PDF"][1].endswith(b"%%EOF\n")


def test_canonical_links_lead_to_the_article(server: DemoServer):
    ledgerline = next(outlet for outlet in server.outlets if outlet.slug == "ledgerline")
    article = next(article for article in ledgerline.articles if article.amp)
    page = html.fromstring(get(f"{server.base('ledgerline')}{article.amp}")[1])
    assert page.xpath("//link[@rel='canonical']/@href") == [server.base("ledgerline") + article.path]


def test_pages_load_nothing_from_elsewhere(server: DemoServer):
    for address in server.article_addresses().values():
        page = get(address)[1].decode("latin-1")
        assert not re.findall(r"""(?:src|srcset)=["'][^"']""", page)
        assert not re.findall(r"""<link[^>]+rel=["']stylesheet""", page)


@pytest.mark.parametrize("conditional", ["etag", "date", "both"])
def test_an_unchanged_page_is_not_sent_again(server: DemoServer, conditional: str):
    address = server.article_addresses()["ledgerline/capex"]
    first, _ = get(address)
    headers = {
        "etag": {"If_None_Match": first.headers["ETag"]},
        "date": {"If_Modified_Since": first.headers["Last-Modified"]},
        "both": {"If_None_Match": first.headers["ETag"], "If_Modified_Since": "Mon, 01 Jan 2024 00:00:00 GMT"},
    }[conditional]
    server.round = 2
    again, body = get(address, **headers)
    assert (again.status, body) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_changed_page_is_sent_again(server: DemoServer):
    address = server.article_addresses()["lakeview-courier/health-questions"]
    first, old = get(address)
    server.round = 2
    for headers in (
        {"If_None_Match": first.headers["ETag"]},
        {"If_Modified_Since": first.headers["Last-Modified"]},
    ):
        second, new = get(address, **headers)
        assert second.status == 200
        assert new != old
    assert b"in 11 countries" in new


def test_a_date_that_is_none_is_passed_over(server: DemoServer):
    address = server.article_addresses()["ledgerline/capex"]
    assert get(address, If_Modified_Since="yesterday")[0].status == 200


def test_head_sends_no_body(server: DemoServer):
    response, body = get(server.article_addresses()["ledgerline/capex"], method="HEAD")
    assert response.status == 200
    assert int(response.headers["Content-Length"]) > 0
    assert body == b""


def test_requests_are_kept_for_tests(server: DemoServer):
    get(server.base("plainly") + "/nowhere")
    assert server.hits[-1] == Hit("plainly", "/nowhere", 404)


def test_there_are_two_rounds(server: DemoServer):
    with pytest.raises(ValueError, match="3"):
        server.round = 3


def test_ports_are_the_same_from_run_to_run_where_they_are_free():
    base = free_run_of_ports(7)
    for _ in range(2):
        with DemoServer(base_port=base) as server:
            assert {urlsplit(server.base(outlet.slug)).port for outlet in server.outlets} == set(range(base, base + 7))
            assert get(server.base("plainly") + "/")[0].status == 200


def test_a_taken_port_is_replaced():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with DemoServer(base_port=port) as server:
            first = server.outlets[0].slug
            assert server.base(first) != f"http://127.0.0.1:{port}"
            assert get(server.base(first) + "/")[0].status == 200


def test_hosts_are_gone_afterwards():
    with DemoServer(base_port=0) as server:
        address = server.base("plainly") + "/"
        assert get(address)[0].status == 200
    with pytest.raises(ConnectionRefusedError):
        get(address)


def free_run_of_ports(length: int) -> int:
    for base in range(20001, 30000, 50):
        if all(is_free(port) for port in range(base, base + length)):
            return base
    pytest.fail("no free ports in a row")


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
