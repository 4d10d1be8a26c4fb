"""From a page's HTML to the text of its article, with what the page says about itself."""

from __future__ import annotations

import datetime as dt
import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableError
from pipeline.model import Document
from pipeline.reading._page_decoding import html_text
from pipeline.reading._page_kind import link_texts, refuse_unless_article
from pipeline.reading._page_metadata import declared, in_time, parse_time
from pipeline.reading._page_text import body_text, part_stat_cards

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]
    from trafilatura.settings import Document as Extracted

READ_VERSION = "3"  # raise it whenever the same bytes would give another result

_NO_LATEST = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
_SITE_PART = re.compile(r"(.{12,}?)\s+[|–—·-]\s+([^|–—·]{2,60})$")  # "Title | The Site"
_SHORT = 600  # characters: a body this short is looked at twice
_MOST_OF_IT = 0.6
_TITLE_LINES = 4  # how far down the body its own title is looked for
_SAME_TITLE = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article as its page gives it. Times are UTC; without a stated zone UTC is assumed, a day is its midnight."""

    text: str
    title: str | None
    source: str | None
    published: dt.datetime | None
    modified: dt.datetime | None
    author: str | None
    language: str | None
    canonical: str | None


def read_page(
    html: bytes | str, url: str | None = None, *, content_type: str | None = None, latest: dt.datetime | None = None
) -> Page:
    """The article on a page: its title, an empty line, its body. No time after `latest` is believed.

    `content_type` is the response's header, whose charset counts where the bytes are not UTF-8.

    Raises `UnreadableError`, whose reason is for people, when there is no article to read.
    """
    tree = _parse(html_text(html, content_type))
    page = declared(tree, latest)
    links = link_texts(tree)
    part_stat_cards(tree)
    found, body = _extract_body(tree, url, latest)
    if found is None:
        refuse_unless_article(tree, "", page, links)
        raise UnreadableError("the page holds no text that can be read")
    source = _one_line(found.sitename or found.hostname)
    title = _without_site(_one_line(found.title), [source or "", found.hostname or ""])
    text = _with_title(title, body)
    refuse_unless_article(tree, text.partition("\n\n")[2] if title else text, page, links)
    return Page(
        text=text,
        title=title,
        source=source,
        published=page.published or in_time(parse_time(found.date), latest),
        modified=page.modified,
        author=_one_line(found.author),
        language=page.language or found.language,
        canonical=page.canonical,
    )


def page_document(page: Page, *, id: str, url: str | None) -> Document:
    """The page as a document of the pipeline, under an `id` of the caller's."""
    return Document(
        id=id, text=page.text, source=page.source, title=page.title, url=url or page.canonical,
        published=page.published, language=page.language,
    )  # fmt: skip


def _parse(html: str) -> HtmlElement:
    from trafilatura import load_html

    tree = load_html(html)
    if tree is None:  # a bare fragment is no document to it
        tree = load_html(f"<html><body><div>{html}</div></body></html>")
    if tree is None:
        raise UnreadableError("this is not HTML that can be read")
    return tree


def _extract_body(tree: HtmlElement, url: str | None, latest: dt.datetime | None) -> tuple[Extracted | None, str]:
    """What trafilatura finds, and its text.

    For what it thinks short it falls back to the bare text of the page, where headings run into paragraphs; then what
    its own rules find is taken when that is most of it, in as many lines.
    """
    found = _extract(tree, url, latest)
    body = body_text(found.body) if found is not None and found.body is not None else ""
    if len(body) < _SHORT:
        strict = _extract(tree, url, latest, least=10)
        text = body_text(strict.body) if strict is not None and strict.body is not None else ""
        if len(text) >= _MOST_OF_IT * len(body) and text.count("\n") >= body.count("\n"):
            return strict, text
    return found, body


def _extract(tree: HtmlElement, url: str | None, latest: dt.datetime | None, least: int = 250) -> Extracted | None:
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(least))
    found = bare_extraction(
        deepcopy(tree),
        config=config,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,  # else it takes any year in the text for the day of publication
            "outputformat": "%Y-%m-%d",
            "max_date": (latest or _NO_LATEST).date().isoformat(),
        },
    )
    assert not isinstance(found, dict)  # only the deprecated `as_dict` gives one
    return found


def _one_line(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def _without_site(title: str | None, names: list[str]) -> str | None:
    """The title without the site's name behind it."""
    wanted = {re.sub(r"\W|^(?:the|www)\b|\.\w+$", "", name.lower()) for name in names} - {""}
    while title and (match := _SITE_PART.match(title)):
        part = re.sub(r"\W|^the\b|\.\w+$", "", match.group(2).lower())
        if not part or not any(part in name or name in part for name in wanted):
            break
        title = match.group(1)
    return title


def _with_title(title: str | None, body: str) -> str:
    """The title on top of the body, and not again below it."""
    if not title:
        return body
    lines = body.split("\n")
    for at, line in enumerate(lines[: 2 * _TITLE_LINES]):
        if _same_title(line, title):
            before = [kept for kept in lines[:at] if kept]
            rest = "\n".join(before + lines[at + 1 :]).strip("\n")
            return f"{title}\n\n{rest}" if before else f"{line.strip()}\n\n{rest}"
    return f"{title}\n\n{body}"


def _same_title(line: str, title: str) -> bool:
    from rapidfuzz import fuzz

    left, right = (" ".join(re.findall(r"\w+", text.lower())) for text in (line, title))
    return bool(left) and fuzz.ratio(left, right) >= _SAME_TITLE
