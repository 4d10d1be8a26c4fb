"""Where articles are found: what feeds, sitemaps and listing pages name. Bytes in, addresses out; nothing fetches."""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from crawlers.addresses import same_site
from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    from scrapy.http import HtmlResponse

MAX_LINKS = 5_000  # links looked at on one listing page
MAX_FOUND = 50_000  # addresses taken from one feed or sitemap; the sitemap protocol's own limit


class Standing(IntEnum):
    """How likely an undated address is to be current coverage; higher comes first."""

    ARCHIVED = 0  # in a sitemap, with no date
    WEAK = 1  # linked from a listing, might be a section
    CURRENT = 2  # in a feed, or linked from a listing like an article
    NAMED = 3  # named by the topic file itself


@dataclass(frozen=True, slots=True)
class Found:
    """An address that something named, with the date it gave."""

    address: str
    date: dt.datetime | None = None
    standing: Standing = Standing.CURRENT

    def order(self, now: dt.datetime) -> tuple[float, int]:
        """Sorts what should be fetched first to the front.

        What a feed or a listing shows without a date counts as new; dates ahead of now count as now.
        """
        if self.date is not None:
            return (max(0.0, (now - self.date).total_seconds()), -self.standing)
        age = {Standing.ARCHIVED: float("inf"), Standing.WEAK: 1.0, Standing.CURRENT: 0.0, Standing.NAMED: -1.0}
        return (age[self.standing], -self.standing)


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap names: pages, or further sitemaps when it is an index."""

    pages: tuple[Found, ...] = ()
    sitemaps: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """What a listing page names: articles, and the page that goes on from it."""

    pages: tuple[Found, ...]
    following: str | None


def read_feed(body: bytes, url: str, content_type: str | None = None) -> list[Found]:
    """The entries of an RSS, Atom or JSON feed; UnreadableError when it is none."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(body, url)
    import feedparser

    headers = {"content-location": url, **({"content-type": content_type} if content_type else {})}
    try:
        # A file object, since feedparser would take bytes for an address or a file name when they look like one.
        feed = feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False)
    except Exception as error:
        raise UnreadableError("feed could not be parsed") from error
    if not feed.get("version") and not feed.entries:
        raise UnreadableError("feed could not be parsed")
    return [found for entry in feed.entries[:MAX_FOUND] if (found := _feed_entry(entry, url))]


def _feed_entry(entry: Any, url: str) -> Found | None:
    link = entry.get("feedburner_origlink") or entry.get("link")
    if not link:
        return None
    parsed = entry.get("published_parsed") or dict.get(entry, "updated_parsed")
    return Found(_absolute(url, link), _from_struct(parsed))


def _from_struct(parsed: Any) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC) if parsed else None
    except (OverflowError, ValueError, TypeError, OSError):
        return None


def _json_feed(body: bytes, url: str) -> list[Found]:
    try:
        feed = json.loads(body)
        items = feed["items"]
        if not isinstance(items, list):
            raise TypeError("items of a feed are a list")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError("feed could not be parsed") from error
    return [found for item in items[:MAX_FOUND] if (found := _json_item(item, url))]


def _json_item(item: object, url: str) -> Found | None:
    if not isinstance(item, dict) or not isinstance(item.get("url"), str):
        return None
    return Found(_absolute(url, item["url"]), read_date(item.get("date_published") or item.get("date_modified")))


def _absolute(base: str, link: str) -> str:
    """The address of a link; one that is broken stays as it is, so that it does not cost the ones beside it."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def read_date(text: object) -> dt.datetime | None:
    """A W3C date or date with time, in UTC; None when it is none. Without a zone it is taken as UTC."""
    if not isinstance(text, str):
        return None
    try:
        moment = dt.datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def read_sitemap(body: bytes, url: str, max_bytes: int) -> Sitemap:
    """The pages or sitemaps that a sitemap names; gzip or not, XML or plain text; UnreadableError when it is none."""
    body = _unzipped(body, max_bytes)
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Sitemap(pages=tuple(_text_sitemap(body)))
    kind, entries = _sitemap_entries(body)
    found = tuple(Found(_absolute(url, loc), date, Standing.ARCHIVED) for loc, date in entries)
    return Sitemap(sitemaps=found) if kind == "sitemapindex" else Sitemap(pages=found)


def _sitemap_entries(body: bytes) -> tuple[str, list[tuple[str, dt.datetime | None]]]:
    """The root's name, and address and date of each entry; a news sitemap's publication date goes before `lastmod`."""
    from lxml import etree  # type: ignore[import-untyped]

    entries: list[tuple[str, dt.datetime | None]] = []
    kind = ""
    try:
        for event, element in etree.iterparse(
            BytesIO(body), events=("start", "end"), recover=True, resolve_entities=False, no_network=True
        ):
            name = _local_name(element)
            kind = kind or name
            if event == "end" and name in ("url", "sitemap"):
                entries.extend(_sitemap_entry(element))
                element.clear()
            if len(entries) >= MAX_FOUND or kind not in ("urlset", "sitemapindex"):
                break
    except etree.XMLSyntaxError as error:
        if not entries:
            raise UnreadableError("sitemap could not be parsed") from error
    if kind not in ("urlset", "sitemapindex"):
        raise UnreadableError("sitemap could not be parsed")
    return kind, entries


def _local_name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _sitemap_entry(element: Any) -> Iterator[tuple[str, dt.datetime | None]]:
    texts: dict[str, str] = {}
    for child in element.iter():
        texts.setdefault(_local_name(child), (child.text or "").strip())
    if texts.get("loc"):
        yield texts["loc"], read_date(texts.get("publication_date")) or read_date(texts.get("lastmod"))


def _unzipped(body: bytes, max_bytes: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    from zlib import MAX_WBITS, decompressobj, error

    inflater = decompressobj(MAX_WBITS | 16)
    try:
        plain = inflater.decompress(body, max_bytes)
    except error as problem:
        raise UnreadableError("sitemap could not be decompressed") from problem
    if inflater.unconsumed_tail:
        from crawlers.reasons import for_size

        raise UnreadableError(for_size(max_bytes))
    return plain


def _text_sitemap(body: bytes) -> Iterator[Found]:
    lines = body.decode("utf-8-sig", "replace").split()
    if not lines or not all(line.startswith(("http://", "https://")) for line in lines):
        raise UnreadableError("sitemap could not be parsed")
    yield from (Found(line, standing=Standing.ARCHIVED) for line in lines[:MAX_FOUND])


# Words in a path that stand for anything but an article, as whole segments.
_NO_ARTICLE = re.compile(
    r"/(tags?|topics?|categor(y|ies)|authors?|people|profiles?|users?|members?|search|login|log-in|logout|sign-?in|"
    r"sign-?up|register|account|my-account|subscribe|subscriptions?|newsletters?|privacy(-policy)?|cookies?"
    r"(-policy)?|terms(-of-(use|service|sale))?|legal|imprint|impressum|datenschutz|contact(-us)?|about(-us)?|help|faqs?|"
    r"advertis(e|ing|ers)|careers?|jobs|shop|store|cart|checkout|feeds?|rss|sitemaps?|archives?|page|wp-admin|wp-json|"
    r"wp-content|wp-login\.php|cdn-cgi|share|print|comments?|galler(y|ies)|videos?|podcasts?|live-tv)(/|$)",
    re.IGNORECASE,
)
_NEXT_XPATHS = (
    "//link[contains(concat(' ', @rel, ' '), ' next ')]/@href",
    "//a[contains(concat(' ', @rel, ' '), ' next ')]/@href",
    "//a[contains(concat(' ', @class, ' '), ' next ')]/@href",
    "//*[contains(concat(' ', @class, ' '), ' next ')]/a/@href",
    "//a[contains(@aria-label, 'ext page')]/@href",
)
_NEXT_WORDS = re.compile(
    r"(?:(?:next|older|more)(?: (?:page|posts?|stories|articles|news|entries))?)?\s*[»›→>]*", re.IGNORECASE
)


def read_listing(response: HtmlResponse) -> Listing:
    """The links of a page that lead to what looks like articles of its site, best first, and its next page."""
    pages = sorted(_listed(response), key=lambda found: -found.standing)
    return Listing(tuple(pages), _following(response))


def _listed(response: HtmlResponse) -> Iterator[Found]:
    from scrapy.linkextractors import LinkExtractor

    own = response.url.partition("#")[0]
    anchors = f"(//a[@href])[position() <= {MAX_LINKS}]"
    for link in LinkExtractor(restrict_xpaths=anchors, deny_extensions=_denied_extensions()).extract_links(response):
        address = link.url.partition("#")[0]
        standing = article_likeness(address, link.text)
        if address != own and standing is not None and same_site(own, address):
            yield Found(address, standing=standing)


def _denied_extensions() -> list[str]:
    from scrapy.linkextractors import IGNORED_EXTENSIONS

    return [*IGNORED_EXTENSIONS, "xml", "json", "atom", "ics", "txt", "epub", "csv", "webmanifest", "avif", "woff2"]


def article_likeness(address: str, text: str) -> Standing | None:
    """How much a link of a listing looks like one to an article: CURRENT, WEAK, or None when it does not.

    An article's address ends in a slug of several words, an id or a page's file name, or its link's text is a
    headline. What is only a word deep and has none of these is a section.
    """
    path = unquote(urlsplit(address).path)
    if path.strip("/") == "" or _NO_ARTICLE.search(path):
        return None
    segments = [segment for segment in path.split("/") if segment]
    last = segments[-1]
    if re.fullmatch(r"(index|default|home)(\.\w{2,5})?", last, re.IGNORECASE):
        return None
    words = [word for word in re.split(r"[-_+. ]", last.rpartition(".")[0] or last) if re.search(r"[^\W\d_]", word)]
    if len(words) >= 3 or re.search(r"\d{4,}", last) or re.search(r"\.(s?html?|php|aspx?|story)$", last, re.IGNORECASE):
        return Standing.CURRENT
    if len(text.split()) >= 4 or re.search(r"/(19|20)\d\d/\d{1,2}/", path) or re.search(r"[-_]\d+$", last):
        return Standing.CURRENT
    return Standing.WEAK if len(segments) > 1 or re.search(r"[-_\d]", last) else None


def _following(response: HtmlResponse) -> str | None:
    from scrapy.utils.response import get_base_url

    base = get_base_url(response)
    for href in _next_hrefs(response):
        try:
            address = urljoin(base, href.strip()).partition("#")[0]
            if address != response.url.partition("#")[0] and same_site(response.url, address):
                return address
        except ValueError:
            continue
    return None


def _next_hrefs(response: HtmlResponse) -> Iterable[str]:
    for xpath in _NEXT_XPATHS:
        yield from response.xpath(xpath).getall()[:1]
    for anchor in response.xpath("//a[@href][normalize-space()][string-length(normalize-space()) < 30]"):
        if _NEXT_WORDS.fullmatch(" ".join("".join(anchor.xpath(".//text()").getall()).split())):
            yield anchor.attrib["href"]
            return
