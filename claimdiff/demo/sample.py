"""Reads the sample coverage: one folder an outlet, with its settings in `outlet.toml` and a file an article.

An article's file is TOML between two `+++` lines, then the body: paragraphs, headings, lists, quotes, tables, stat
cards and live entries, separated by blank lines (`blocks.py`). The outlets and their texts are invented.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "coverage"
ROUNDS = (1, 2)


@dataclass(frozen=True, slots=True)
class Replacement:
    """What the second round puts in the place of a passage that stands once in the body."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page of an outlet; `key` is `outlet/slug`, `path` its place on the outlet's host."""

    key: str
    title: str
    path: str
    published: dt.datetime
    author: str | None = None
    section: str = "News"
    standfirst: str | None = None
    amp: str | None = None  # where a second, reduced page of the same article stands
    off_topic: bool = False
    first_body: str
    round_two: tuple[Replacement, ...] = ()

    def body(self, round_number: int) -> str:
        """The body as it stands in a round."""
        text = self.first_body
        for change in self.round_two if round_number > 1 else ():
            if text.count(change.old) != 1:
                raise ValueError(f"{self.key}: {change.old!r} must stand once in the body")
            text = text.replace(change.old, change.new)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """An address that an outlet lists and that holds no article: `kind` is gone, empty or pdf."""

    kind: str
    title: str
    path: str
    published: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands around an article on every page of an outlet, and is never part of it."""

    navigation: tuple[str, ...] = ()
    cookie: str = ""
    newsletter: str = ""
    footer: str = ""
    related: tuple[str, ...] = ()
    most_read: tuple[str, ...] = ()
    ads: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    changing: tuple[str, ...] = ()  # one a round: what makes refetched pages differ in HTML only

    def sentences(self) -> tuple[str, ...]:
        """All of its texts but the navigation's single words."""
        single = (self.cookie, self.newsletter, self.footer, *self.changing)
        listed = (*self.related, *self.most_read, *self.ads, *self.comments)
        return tuple(text for text in (*single, *listed) if text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet of the sample: what it is, where its articles are found, and what stands around them."""

    slug: str
    name: str
    kind: str
    style: str  # the template of its pages
    order: int  # its port counts from the base port
    encoding: str = "utf-8"
    primary: bool = False
    rss: str | None = None
    atom: str | None = None
    sitemap: str | None = None
    listing: str | None = None
    pages: tuple[str, ...] = ()
    tracking: str | None = None  # what its feed hangs on addresses
    robots: bool = True
    disallow: tuple[str, ...] = ()
    furniture: Furniture
    oddities: tuple[Oddity, ...] = ()
    articles: tuple[Article, ...]

    def allows(self, path: str) -> bool:
        """Whether the outlet's robots.txt lets a crawler fetch the path."""
        return not path.startswith(self.disallow)


def load_outlets(folder: Path = FOLDER) -> tuple[Outlet, ...]:
    """The outlets of a folder, in the order of their ports."""
    outlets = (_outlet(settings.parent) for settings in folder.glob("*/outlet.toml"))
    return tuple(sorted(outlets, key=lambda outlet: outlet.order))


def _outlet(folder: Path) -> Outlet:
    settings = tomllib.loads((folder / "outlet.toml").read_text(encoding="utf-8"))
    articles = [_article(file, folder.name) for file in sorted(folder.glob("*.md"))]
    return Outlet(
        slug=folder.name,
        furniture=Furniture(**_tuples(settings.pop("furniture"))),
        oddities=tuple(Oddity(**oddity) for oddity in settings.pop("oddities", [])),
        articles=tuple(sorted(articles, key=lambda article: article.published, reverse=True)),
        **_tuples(settings),
    )


def _article(file: Path, outlet: str) -> Article:
    _, front, body = file.read_text(encoding="utf-8").split("+++\n", 2)
    settings = tomllib.loads(front)
    changes = tuple(Replacement(**change) for change in settings.pop("round_two", []))
    return Article(key=f"{outlet}/{file.stem}", first_body=body.strip(), round_two=changes, **settings)


def _tuples(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in settings.items()}
