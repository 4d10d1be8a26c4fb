"""A small topic and the ways in which tests fill it."""

from __future__ import annotations

import datetime as dt

from db import FetchRecord, KnownPage, SavedVersion, Store, StoredDocument, VersionRecord
from pipeline.model import Claim, Discrepancy, Measurement, fingerprint
from pipeline.topic import Source, Topic

NOON = dt.datetime(2026, 4, 9, 12, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(hours=1)
HARBOUR = "https://harbour.example/ferry"


def topic(*names: str, terms: tuple[str, ...] = ("ferry",), primary: str | None = None) -> Topic:
    sources = [
        Source(name=name, pages=[f"https://{name.lower()}.example/"], primary=name == primary)
        for name in names or ("Harbour", "Quay")
    ]
    return Topic(name="Ferries", terms=list(terms), sources=sources)


def version(text: str = "The ferry carried 40 people.", when: dt.datetime = NOON, **more: str) -> VersionRecord:
    return VersionRecord(**({"text": text, "fetched_at": when, "read_version": "1"} | more))


def fetch(outcome: str, when: dt.datetime = NOON, address: str = HARBOUR, **more: object) -> FetchRecord:
    given = {"final": address, "source": "Harbour", "role": "article", "reason": None}
    if outcome in ("article", "off_topic", "discovery"):
        given |= {"known": KnownPage(digest="d1", etag="e1"), "archive_file": "a.warc.gz", "archive_offset": 7}
    return FetchRecord(address=address, outcome=outcome, fetched_at=when, **(given | more))


def claim(stored: StoredDocument, quote: str = "40", key: str | None = None, **more: object) -> Claim:
    start = stored.document.text.index(quote)
    given = {
        "id": key or fingerprint(stored.document.id, start),
        "document": stored.document.id,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "low": float(quote),
        "high": float(quote),
        "sentence": stored.document.text,
    }
    return Claim(**(given | more))


def measurement(key: str, *claims: Claim, verdict: str = "conflict") -> Measurement:
    ids = tuple(item.id for item in claims)
    return Measurement(
        id=key, subject="ferry", measure="people", unit="1", time=None, claims=ids, verdict=verdict, explanation="why"
    )


def discrepancy(key: str, about: str | None, *claims: Claim, severity: float = 0.5) -> Discrepancy:
    ids = tuple(item.id for item in claims)
    return Discrepancy(
        id=key, kind="cross_source", measurement=about, claims=ids, severity=severity, confidence=0.9, cause="plain",
        explanation="no value fits both",
    )  # fmt: skip


def save_article(
    store: Store, topic_id: int, address: str, text: str, source: str = "Harbour", when: dt.datetime = NOON
) -> tuple[SavedVersion, Claim]:
    """Store a text, and its first number as its only claim."""
    saved = store.save_version(topic_id, source, address, version(text, when))
    stored = next(item for item in store.versions_to_extract(topic_id, "e1") if item.version_id == saved.version_id)
    number = next(word for word in text.split() if word.isdigit())
    found = claim(stored, number)
    store.save_claims(saved.version_id, "e1", [found])
    return saved, found
