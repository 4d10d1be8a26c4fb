"""What the database gives to the report and the review: frozen values, no sessions behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model import Discrepancy, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One version of an article, by the id that claims carry in `document`."""

    id: str
    address: str
    source: str
    title: str | None
    published: dt.datetime | None
    fetched: dt.datetime
    author: str | None = None
    primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article of the topic; `fetched` is the time of its newest version."""

    address: str
    source: str
    title: str | None
    published: dt.datetime | None
    fetched: dt.datetime
    versions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadView:
    """An address that could not be read, and why."""

    address: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """One run over a topic. `state` is running, finished or failed."""

    id: int
    started: dt.datetime
    finished: dt.datetime | None
    state: str
    error: str | None = None  # what broke a failed run
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicReport:
    """All that the discrepancy report of a topic shows.

    `report.claims` holds the claims that measurements and discrepancies name, of old versions too where a revision
    needs them. `new` are the ids of the discrepancies first seen in the last run, or in failed runs right before it,
    which reported nothing. `confidence` and `severity` are the topic's thresholds.
    """

    topic: str
    terms: tuple[str, ...]
    sources: tuple[str, ...]
    last_run: RunView | None
    runs: int
    articles: tuple[ArticleView, ...]
    unread: tuple[UnreadView, ...]
    off_topic: int
    documents: Mapping[str, DocumentView]
    report: Report
    new: frozenset[str] = frozenset()
    confidence: float = 0.5
    severity: float = 0.0

    def to_look_at(self) -> list[Discrepancy]:
        """The discrepancies that are neither doubtful nor slight by the topic's thresholds."""
        sure = (found for found in self.report.discrepancies if found.confidence >= self.confidence)
        return [found for found in sure if found.severity >= self.severity]
