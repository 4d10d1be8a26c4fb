"""What the spider yields and the item pipelines keep."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawlers.model import Fetched


@dataclass(frozen=True, slots=True)
class Received:
    """A response's parts that go into the archive."""

    url: str
    status: int
    headers: list[tuple[str, str]] = field(repr=False)
    body: bytes = field(repr=False)
    ip: str | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """What a spider yields: an address as it was met, with the response when it is to be kept."""

    fetched: Fetched
    received: Received | None = field(default=None, repr=False)
