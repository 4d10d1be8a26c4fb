from __future__ import annotations

import contextlib
import datetime as dt
import gzip

import pytest
from scrapy.http import HtmlResponse

from crawlers.discovery import MAX_LINKS, Standing, article_likeness, read_date, read_feed, read_listing, read_sitemap
from pipeline.errors import UnreadableError

BASE = "https://example.com/news/"
BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)


def at(hour: int) -> dt.datetime:
    return dt.datetime(2026, 4, 8, hour, tzinfo=dt.UTC)


def listing(html: str | bytes) -> tuple[dict[str, Standing], str | None]:
    body = html.encode() if isinstance(html, str) else html
    found = read_listing(HtmlResponse(BASE, body=body, headers={"Content-Type": "text/html"}))
    return {one.address: one.standing for one in found.pages}, found.following


class TestFeeds:
    def test_dates_are_read_and_relative_links_resolved(self) -> None:
        rss = (
            b"<rss version='2.0'><channel><item><link>../one</link><pubDate>Wed, 08 Apr 2026 12:00:00 +0200</pubDate>"
            b"</item><item><title>no link</title></item><item><link>/two</link><pubDate>soon</pubDate></item>"
            b"</channel></rss>"
        )
        found = [(one.address, one.date) for one in read_feed(rss, BASE)]
        assert found == [("https://example.com/one", at(10)), ("https://example.com/two", None)]

    def test_a_broken_feed_gives_what_can_be_read(self) -> None:
        rss = b"<rss version='2.0'><channel><item><link>https://example.com/a?x=1&y=2</link></item><item><li"
        assert [one.address for one in read_feed(rss, BASE)] == ["https://example.com/a?x=1&y=2"]

    def test_one_broken_address_does_not_cost_the_others(self) -> None:
        feed = b'{"version": "https://jsonfeed.org/version/1", "items": [{"url": "http://[bad"}, {"url": "/a"}]}'
        assert "https://example.com/a" in [one.address for one in read_feed(feed, BASE)]
        sitemap = b"<urlset><url><loc>http://[bad/x</loc></url><url><loc>https://example.com/a</loc></url></urlset>"
        assert "https://example.com/a" in [one.address for one in read_sitemap(sitemap, BASE, 10_000).pages]

    def test_an_empty_feed_is_a_feed(self) -> None:
        assert read_feed(b"<rss version='2.0'><channel></channel></rss>", BASE) == []

    def test_another_charset(self) -> None:
        rss = "<?xml version='1.0' encoding='windows-1251'?><rss version='2.0'><channel><item><link>/порт</link></item>"
        [found] = read_feed((rss + "</channel></rss>").encode("windows-1251"), BASE, "text/xml")
        assert found.address == "https://example.com/порт"

    @pytest.mark.parametrize(
        "body",
        [
            b"", b"<html><body>hello</body></html>", b"\x00\xff\xfe", b"/etc/passwd", b"http://127.0.0.1:9/", b"{}",
            b'{"items":{}}', b'{"items":', b"[" * 100_000, b'{"items":' + b"[" * 100_000,
        ],
    )  # fmt: skip
    def test_what_is_no_feed(self, body: bytes) -> None:
        with pytest.raises(UnreadableError, match="feed could not be parsed"):
            read_feed(body, BASE)

    def test_an_entity_bomb_costs_nothing(self) -> None:
        body = BOMB + b"<rss version='2.0'><channel><item><link>/a</link><title>&j;</title></item></channel></rss>"
        with contextlib.suppress(UnreadableError):
            assert len(read_feed(body, BASE)) <= 1


class TestSitemaps:
    def test_a_news_sitemap_tells_the_publication_date(self) -> None:
        body = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
            xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://example.com/a </loc>
            <lastmod>2026-04-08T11:00:00Z</lastmod><news:news><news:publication><news:name>X</news:name>
            </news:publication><news:publication_date>2026-04-08T09:00:00Z</news:publication_date></news:news></url>
            <url><loc>/b</loc><lastmod>2026-04-08T12:00+02:00</lastmod></url><url><lastmod>2026</lastmod></url></urlset>"""
        for plain in (body, gzip.compress(body)):
            found = [(one.address, one.date) for one in read_sitemap(plain, BASE, 10_000).pages]
            assert found == [("https://example.com/a", at(9)), ("https://example.com/b", at(10))]

    def test_an_index_names_sitemaps(self) -> None:
        body = b"<sitemapindex><sitemap><loc>/m.xml</loc><lastmod>2026-04-08</lastmod></sitemap></sitemapindex>"
        read = read_sitemap(body, BASE, 10_000)
        assert ([one.address for one in read.sitemaps], read.pages) == (["https://example.com/m.xml"], ())

    def test_plain_text(self) -> None:
        read = read_sitemap(b"\xef\xbb\xbfhttps://example.com/a\nhttps://example.com/b\n", BASE, 10_000)
        assert [one.address for one in read.pages] == ["https://example.com/a", "https://example.com/b"]

    def test_a_cut_off_sitemap_gives_what_came(self) -> None:
        read = read_sitemap(b"<urlset><url><loc>/a</loc></url><url><loc>/b", BASE, 10_000)
        assert read.pages[0].address == "https://example.com/a"

    @pytest.mark.parametrize("body", [b"<html></html>", b"<", b"%PDF", b"\x1f\x8bbroken", b"<urlsets/>", b""])
    def test_what_is_no_sitemap(self, body: bytes) -> None:
        with pytest.raises(UnreadableError, match="sitemap could not be"):
            read_sitemap(body, BASE, 10_000)

    def test_bombs(self) -> None:
        with pytest.raises(UnreadableError, match="larger than 10 kB"):
            read_sitemap(gzip.compress(b"<urlset>" + b" " * 5_000_000), BASE, 10_000)
        read = read_sitemap(BOMB + b"<urlset><url><loc>/a</loc></url><url><loc>&j;</loc></url></urlset>", BASE, 10_000)
        assert [one.address for one in read.pages] == ["https://example.com/a"]


class TestListings:
    @pytest.mark.parametrize(
        ("path", "text", "standing"),
        [
            ("/2026/04/08/harbour", "Harbour", Standing.CURRENT),
            ("/news/harbour-reopens-after-storm", "", Standing.CURRENT),
            ("/news/articles/cx2k8w71", "Harbour", Standing.WEAK),
            ("/story-55120934", "Harbour", Standing.CURRENT),
            ("/harbour.html", "Harbour", Standing.CURRENT),
            ("/harbour", "Harbour reopens after the storm", Standing.CURRENT),
            ("/news/harbour", "Harbour", Standing.WEAK),
            ("/business", "Business", None),
            ("/", "A headline of many words here", None),
            ("/index.html", "All of the news from today", None),
            ("/tag/harbour-reopens-after-storm", "Harbour", None),
            ("/author/some-long-name-here", "By Some Long Name Here", None),
            ("/login?next=/news/a-b-c-d", "Log in to read the story", None),
            ("/privacy-policy", "Our privacy policy in full", None),
        ],
    )
    def test_what_looks_like_an_article(self, path: str, text: str, standing: Standing | None) -> None:
        assert article_likeness("https://example.com" + path, text) == standing

    def test_links_of_the_site_only_best_first(self) -> None:
        pages, following = listing(
            "<a href='/news/harbour'>x</a><a href='one-two-three'>x</a>"
            "<a href='https://m.example.com/four-five-six'>x</a>"
            "<a href='https://example.org/seven-eight-nine'>x</a><a href='/photo-of-the-day.jpg'>x</a>"
            "<a href='#top'>x</a><a href='/feed-of-the-day.xml'>x</a>"
            "<a href='mailto:a@example.com'>x</a><a href='http://['>x</a>"
        )
        assert list(pages.items()) == [
            ("https://example.com/news/one-two-three", Standing.CURRENT),
            ("https://m.example.com/four-five-six", Standing.CURRENT),
            ("https://example.com/news/harbour", Standing.WEAK),
        ]
        assert following is None

    @pytest.mark.parametrize(
        "html",
        [
            "<link rel='next' href='/news/?page=2'>",
            "<a href='/x'>1</a><a rel='nofollow next' href='/news/?page=2'>2</a>",
            "<li class='pager next'><a href='/news/?page=2'>&gt;</a></li>",
            "<a href='/news/?page=2'>Older  posts »</a>",
            "<a href='/news/?page=2#list'><span>Next</span></a>",
        ],
    )
    def test_the_next_page(self, html: str) -> None:
        assert listing(html)[1] == "https://example.com/news/?page=2"

    @pytest.mark.parametrize(
        "html",
        ["<a rel='next' href='https://example.org/2'>Next</a>", "<a href='/n'>Next steps for the harbour</a>", ""],
    )
    def test_no_next_page(self, html: str) -> None:
        assert listing(html)[1] is None

    def test_very_many_links(self) -> None:
        html = "".join(f"<a href='/news/story-of-the-day-{number}'>x</a>" for number in range(100_000))
        pages, _ = listing(html)
        assert len(pages) == MAX_LINKS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-04-08", at(0)),
        ("2026-04-08T12:00:00+02:00", at(10)),
        ("2026-04-08T10:00:00.000Z", at(10)),
        (" 2026-04-08T10:00 ", at(10)),
        ("yesterday", None),
        ("0001-01-01T00:00:00+14:00", None),
        (None, None),
        (7, None),
    ],
)
def test_dates(text: object, expected: dt.datetime | None) -> None:
    assert read_date(text) == expected
