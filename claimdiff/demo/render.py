"""Renders an outlet into what its host answers: articles, feeds, sitemap, listing, robots.txt and the odd pages."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from claimdiff.demo.blocks import read_blocks
from claimdiff.demo.sample import ROUNDS, Article, Oddity, Outlet

_TEMPLATES = Path(__file__).parent / "templates"
_EDITED_AFTER = dt.timedelta(days=2)  # when the second round's changes were made, by Last-Modified


@dataclass(frozen=True, slots=True)
class Page:
    """What stands at one address."""

    content_type: str
    body: bytes
    modified: dt.datetime

    @property
    def etag(self) -> str:
        """A strong validator: other bytes, other tag."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'

    @property
    def last_modified(self) -> str:
        """The date of the header of that name."""
        return http_date(self.modified)


def http_date(moment: dt.datetime) -> str:
    """A date as HTTP and RSS write it."""
    return format_datetime(moment.astimezone(dt.UTC), usegmt=True)


def render_rounds(outlet: Outlet, base: str) -> dict[int, dict[str, Page]]:
    """For each round the outlet's pages by path; a page that the second round leaves alone keeps its validators."""
    rounds = {number: dict(_Renderer(outlet, base, number).pages()) for number in ROUNDS}
    for path, page in rounds[2].items():
        if page.body != rounds[1][path].body:
            rounds[2][path] = Page(page.content_type, page.body, page.modified + _EDITED_AFTER)
    return rounds


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    path: str
    published: dt.datetime


class _Renderer:
    def __init__(self, outlet: Outlet, base: str, round_number: int) -> None:
        self.outlet, self.base, self.round = outlet, base, round_number
        self.newest = max(entry.published for entry in _entries(outlet))
        self.templates = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def pages(self) -> Iterator[tuple[str, Page]]:
        outlet = self.outlet
        for article in outlet.articles:
            yield article.path, self._article(article, outlet.style)
            if article.amp:
                yield article.amp, self._article(article, "amp")
        for oddity in outlet.oddities:
            if oddity.kind != "gone":
                yield oddity.path, _odd_page(oddity.kind, oddity.title, oddity.published)
        for path, template, media_type in self._places():
            yield path, self._page(template, media_type, self.newest, {})
        if outlet.robots:
            yield "/robots.txt", Page("text/plain; charset=utf-8", self._robots(), self.newest)

    def _places(self) -> Iterator[tuple[str, str, str]]:
        places = (
            (self.outlet.rss, "rss.xml.j2", "application/rss+xml"),
            (self.outlet.atom, "atom.xml.j2", "application/atom+xml"),
            (self.outlet.sitemap, "sitemap.xml.j2", "application/xml"),
            (self.outlet.listing, "listing.html.j2", "text/html"),
            ("/", "listing.html.j2", "text/html"),
        )
        return ((path, template, media_type) for path, template, media_type in places if path)

    def _article(self, article: Article, style: str) -> Page:
        url = self.base + article.path
        values = {
            "article": article,
            "url": url,
            "blocks": read_blocks(article.body(self.round)),
            "json_ld": _json_ld(article, self.outlet, url),
        }
        return self._page(f"{style}.html.j2", "text/html", article.published, values)

    def _page(self, template: str, media_type: str, modified: dt.datetime, values: Mapping[str, Any]) -> Page:
        furniture = self.outlet.furniture
        text = self.templates.get_template(template).render(
            outlet=self.outlet,
            base=self.base,
            furniture=furniture,
            changing=furniture.changing[self.round - 1] if furniture.changing else "",
            entries=_entries(self.outlet),
            http_date=http_date,
            **values,
        )
        body = text.encode(self.outlet.encoding, errors="xmlcharrefreplace")
        return Page(f"{media_type}; charset={self.outlet.encoding}", body, modified)

    def _robots(self) -> bytes:
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in self.outlet.disallow)]
        if not self.outlet.disallow:
            lines.append("Disallow:")
        if self.outlet.sitemap:
            lines += ["", f"Sitemap: {self.base}{self.outlet.sitemap}"]
        return ("\n".join(lines) + "\n").encode()


def _entries(outlet: Outlet) -> list[_Entry]:
    listed: list[Article | Oddity] = [*outlet.articles, *outlet.oddities]
    entries = [_Entry(item.title, item.path, item.published) for item in listed]
    return sorted(entries, key=lambda entry: entry.published, reverse=True)


def _json_ld(article: Article, outlet: Outlet, url: str) -> Markup:
    kinds = {"explainer": "WebPage", "live": "LiveBlogPosting"}
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kinds.get(outlet.style, "NewsArticle"),
        "headline": article.title,
        "mainEntityOfPage": url,
        "datePublished": article.published.isoformat(),
        "publisher": {"@type": "Organization", "name": outlet.name},
    }
    if article.author:
        described["author"] = {"@type": "Person", "name": article.author}
    text = json.dumps(described, ensure_ascii=False).replace("<", "\\u003c")
    return Markup(text)  # noqa: S704 - JSON in a script element, which no text of ours can close


def _odd_page(kind: str, title: str, published: dt.datetime) -> Page:
    if kind == "pdf":
        return Page("application/pdf", _pdf(title), published)
    return Page("text/html; charset=utf-8", b"", published)


def _pdf(title: str) -> bytes:
    """A PDF file of one page that shows the title."""
    stream = f"BT /F1 14 Tf 60 760 Td ({title.replace('(', '').replace(')', '')}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer
