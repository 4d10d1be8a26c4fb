"""What a page says about itself in JSON-LD, OpenGraph and meta tags; trafilatura and htmldate fill the gaps."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

ARTICLE_TYPES = frozenset((
    "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "Report", "TechArticle", "ScholarlyArticle",
    "SocialMediaPosting", "Review",
))  # fmt: skip
LIST_TYPES = frozenset(("CollectionPage", "SearchResultsPage", "CategoryPage"))
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publishdate",
    "pubdate", "parsely-pub-date", "sailthru.date", "publication_date", "dc.date.issued", "dcterms.created",
    "dc.date", "date",
    "cxenseparse:recs:publishtime", "article.published",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "article.updated",
)  # fmt: skip
_EARLIEST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)
# What the parser puts where a text says nothing, and today else: what changes with it was not said.
_FILLINGS = (dt.datetime(2000, 1, 1), dt.datetime(2001, 2, 2))


@dataclass(frozen=True, slots=True)
class Declared:
    """What the page declares; times are UTC, a time without a zone is taken as UTC."""

    published: dt.datetime | None
    modified: dt.datetime | None
    canonical: str | None
    og_type: str | None
    schema_types: frozenset[str]
    language: str | None

    @property
    def is_article(self) -> bool:
        """Whether the page calls itself an article."""
        return self.og_type == "article" or bool(self.schema_types & ARTICLE_TYPES)


def declared(tree: HtmlElement, latest: dt.datetime | None) -> Declared:
    """Read what the page declares; a time after `latest` is passed over for the next candidate."""
    nodes = list(_json_ld(tree))
    metas = _metas(tree)
    articles = [node for node in nodes if _types(node) & ARTICLE_TYPES]
    times = [node.get("datetime") for node in tree.iterfind(".//article//time[@datetime]")][:1]
    published = [node.get("datePublished") for node in articles] + [metas.get(name) for name in _PUBLISHED] + times
    modified = [node.get("dateModified") for node in articles] + [metas.get(name) for name in _MODIFIED]
    return Declared(
        published=_first_time(published, latest),
        modified=_first_time(modified, latest),
        canonical=_canonical(tree, metas),
        og_type=(metas.get("og:type") or "").lower() or None,
        schema_types=frozenset(name for node in nodes for name in _types(node)),
        language=_language(tree, metas, articles),
    )


def in_time(when: dt.datetime | None, latest: dt.datetime | None) -> dt.datetime | None:
    """`when`, unless it lies outside what can be the time of a web page."""
    if when is None or when < _EARLIEST or (latest is not None and when > latest):
        return None
    return when


def parse_time(value: object) -> dt.datetime | None:
    """A point in time in UTC from text as pages give it; None where it names no whole day ("April 2026")."""
    if not isinstance(value, str) or not 8 <= len(value.strip()) <= 40:
        return None
    from dateutil import parser

    try:
        when, again = (parser.parse(value.strip(), default=filling) for filling in _FILLINGS)
        if when != again:
            return None
        return when.replace(tzinfo=dt.UTC) if when.tzinfo is None else when.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _first_time(values: Iterable[object], latest: dt.datetime | None) -> dt.datetime | None:
    return next((when for value in values if (when := in_time(parse_time(value), latest))), None)


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            yield from _objects(json.loads((script.text or "").strip().rstrip(";"), strict=False), 4)
        except (ValueError, RecursionError):
            continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, depth)
    elif isinstance(value, dict) and depth:
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth - 1)


def _types(node: dict[str, Any]) -> set[str]:
    named = node.get("@type") or ()
    return {str(name) for name in ([named] if isinstance(named, str) else named if isinstance(named, list) else ())}


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and (content := (meta.get("content") or "").strip()):
            found.setdefault(name.strip().lower(), content)
    return found


def _canonical(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = (link.get("href", "") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    for address in (*links, metas.get("og:url", "")):
        if address.strip().startswith(("http://", "https://")):
            return str(address.strip())
    return None


def _language(tree: HtmlElement, metas: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    """The language that the page declares, in two or three letters; None where its declarations contradict."""
    root = next(iter(tree.iter("html")), None)
    declared = [root.get("lang") if root is not None else None, metas.get("og:locale")]
    declared += [node.get("inLanguage") for node in articles]
    codes = {code for named in declared if isinstance(named, str) and (code := _language_code(named))}
    return codes.pop() if len(codes) == 1 else None


def _language_code(named: str) -> str | None:
    code = named.replace("_", "-").split("-")[0].strip().lower()
    return code if code.isalpha() and 2 <= len(code) <= 3 else None
