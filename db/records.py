"""What goes into the store and comes out of it: frozen values without a session behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from pipeline.model import Claim, Document

FetchRole: TypeAlias = Literal["article", "feed", "sitemap", "listing"]
FetchOutcome: TypeAlias = Literal["article", "off_topic", "unchanged", "unread", "discovery"]
RunState: TypeAlias = Literal["running", "finished", "failed"]


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What an address answered last, for conditional requests and for telling unchanged pages."""

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRecord:
    """One fetch of one address.

    `outcome` unchanged means that the former outcome still holds. An unread fetch without an archived response got
    no content (no answer, 503); one with it got a page that holds no readable article, or one in another language.
    """

    address: str
    final: str
    source: str
    role: FetchRole
    outcome: FetchOutcome
    fetched_at: dt.datetime
    reason: str | None = None
    known: KnownPage = KnownPage()
    archive_file: str | None = None
    archive_offset: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRecord:
    """An article's text as one fetch gave it. `read_version` is the version of the step that read the page."""

    text: str
    fetched_at: dt.datetime
    read_version: str
    title: str | None = None
    published: str | dt.date | dt.datetime | None = None
    author: str | None = None
    language: str | None = None
    archive_file: str | None = None
    archive_offset: int | None = None
    response_digest: str | None = None


@dataclass(frozen=True, slots=True)
class SavedVersion:
    """Where a text was stored; `is_new` is False when the article's newest version has that text already."""

    version_id: int
    article_id: int
    number: int
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """A stored version as the pipeline's document, with what the store knows of it."""

    version_id: int
    document: Document
    article_id: int
    number: int
    fetched_at: dt.datetime
    text_hash: str
    read_version: str
    primary: bool = False


class VersionPair(NamedTuple):
    """Two consecutive versions of one article with their claims."""

    old: StoredDocument
    old_claims: list[Claim]
    new: StoredDocument
    new_claims: list[Claim]


@dataclass(frozen=True, slots=True)
class JudgementChanges:
    """What a judgement changed, as discrepancy ids: never seen before, back after having ended, gone, still there."""

    new: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecord:
    """One decision of one person. `evidence` is what the discrepancy's claims said when it was made."""

    id: int
    discrepancy: str
    decision: str
    reviewer: str
    decided_at: dt.datetime
    cause: str | None = None
    note: str | None = None
    evidence: Sequence[Mapping[str, Any]] = ()
    deleted_at: dt.datetime | None = None
