"""What goes into a crawl and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["article", "feed", "sitemap", "listing"]
Outcome: TypeAlias = Literal["fetched", "unchanged", "unread"]


@dataclass(frozen=True, slots=True)
class ArchiveRef:
    """Where a response stands in the archive: file name inside the archive folder, and byte offset of its record."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier run knows of an address, for conditional requests and for telling unchanged pages."""

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None  # sha256 of the response's decoded body, hexadecimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One address as one crawl met it; a line of the crawl's journal.

    `address` is what was asked for (canonical form), `final` where redirects led. `reason` says in words why an
    address is unread. `archive` is there when `outcome` is fetched.
    """

    address: str
    final: str
    source: str
    role: Role
    outcome: Outcome
    fetched_at: str  # ISO 8601, UTC
    reason: str | None = None
    content_type: str | None = None
    known: Known = Known()
    archive: ArchiveRef | None = None
