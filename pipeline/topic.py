"""What is followed: a topic, its sources and how they are treated; read from the text of a topic file."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
import zoneinfo
from typing import Annotated

from cronsim import CronSim, CronSimError
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from pipeline.model import fingerprint

_LONGEST_SLUG = 60


def _http(address: str) -> str:
    if not address.startswith(("http://", "https://")):
        raise ValueError("an address starts with http:// or https://")
    return address


def _cron(text: str) -> str:
    try:
        CronSim(text, dt.datetime(2026, 1, 1))
    except CronSimError as error:
        raise ValueError("a cron line has five fields: minute, hour, day of month, month, day of week") from error
    return text


def _zone(name: str) -> str:
    if name not in zoneinfo.available_timezones():
        raise ValueError("a time zone is a name of the IANA database, such as UTC or Europe/Berlin")
    return name


def _names_once(sources: list[Source]) -> list[Source]:
    names = [source.name for source in sources]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ValueError(f"each source has a name of its own; '{twice}' stands there twice")
    return sources


Address = Annotated[str, AfterValidator(_http)]
Words = Annotated[str, Field(min_length=1)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Source(_Table):
    """An outlet or site, with the places where its articles are found."""

    name: Words
    feeds: list[Address] = []
    sitemaps: list[Address] = []
    listings: list[Address] = []
    pages: list[Address] = []
    primary: bool = False  # the one the coverage is about: a company's own posts, a filing

    @model_validator(mode="after")
    def _has_a_place(self) -> Source:
        if not (self.feeds or self.sitemaps or self.listings or self.pages):
            raise ValueError("a source needs at least one address in feeds, sitemaps, listings or pages")
        return self


class Schedule(_Table):
    """When a topic is crawled: five cron fields in a time zone."""

    cron: Annotated[str, AfterValidator(_cron)] = "*/30 * * * *"
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"


class CrawlRules(_Table):
    """How a source's site is treated."""

    delay_seconds: float = Field(default=1.0, ge=0)  # between two requests to one host, at least
    timeout_seconds: float = Field(default=30.0, gt=0)
    max_bytes: int = Field(default=10_000_000, gt=0)  # a larger response is not read
    max_pages: int = Field(default=200, gt=0)  # of one source in one run
    contact: str | None = None  # stands in the user agent, so that a site can reach whoever runs this


class Thresholds(_Table):
    """What is worth a reviewer's time, both from 0 to 1."""

    confidence: float = Field(default=0.5, ge=0, le=1)  # under it a discrepancy is kept apart as doubtful
    severity: float = Field(default=0.0, ge=0, le=1)  # under it a discrepancy is not listed


class Topic(_Table):
    """One topic file. `terms` decide what belongs: an article does when it speaks of one of them."""

    name: Words
    terms: list[Words] = Field(min_length=1)
    allow_private: bool = False
    schedule: Schedule = Schedule()
    crawl: CrawlRules = CrawlRules()
    thresholds: Thresholds = Thresholds()
    sources: Annotated[list[Source], AfterValidator(_names_once)] = Field(min_length=1)

    @property
    def slug(self) -> str:
        """The name for files and Prefect: ASCII words joined by hyphens, a digest behind them where that loses any.

        Two names that differ in more than case have two slugs, so that no topic writes into another one's folders.
        """
        name = self.name.lower()
        ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        slug = "-".join(re.findall(r"[a-z0-9]+", ascii_name))
        if slug.replace("-", " ") == name and len(slug) <= _LONGEST_SLUG:
            return slug
        return f"{slug[:_LONGEST_SLUG]}-{fingerprint(name)[:8]}".lstrip("-")

    def speaks_of(self, text: str) -> str | None:
        """The first of the terms that the text has as whole words in any case, or None."""
        folded = " ".join(text.casefold().split())
        return next((term for term in self.terms if _has_words(folded, term)), None)


def _has_words(folded: str, term: str) -> bool:
    words = re.escape(" ".join(term.casefold().split()))
    return re.search(rf"(?<!\w){words}(?!\w)", folded) is not None
