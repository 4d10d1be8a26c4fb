"""Fetches: what each address answered last."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from db.models import Fetch
from db.records import FetchRecord, KnownPage
from db.statements import insert_or
from db.text import address_digest
from db.topics import source_id


def known_pages(session: Session, topic_id: int) -> dict[str, KnownPage]:
    """What the next crawl can say about addresses that were fetched before."""
    columns = (Fetch.address, Fetch.etag, Fetch.last_modified, Fetch.digest)
    something = or_(Fetch.etag.is_not(None), Fetch.last_modified.is_not(None), Fetch.digest.is_not(None))
    rows = session.execute(select(*columns).where(Fetch.topic_id == topic_id, something))
    return {address: KnownPage(etag, modified, digest) for address, etag, modified, digest in rows}


def record_fetch(session: Session, topic_id: int, record: FetchRecord, article_id: int | None) -> None:
    """Keep the fetch as the last one of its address; one that is older than what is stored changes nothing."""
    if record.outcome == "unchanged":
        _keep_unchanged(session, topic_id, record)
    else:
        _upsert(session, topic_id, record, article_id)


def _keep_unchanged(session: Session, topic_id: int, record: FetchRecord) -> None:
    session.execute(
        update(Fetch)
        .where(Fetch.topic_id == topic_id, Fetch.address_digest == address_digest(record.address))
        .where(Fetch.fetched_at <= record.fetched_at)
        .values(
            outcome=func.coalesce(Fetch.content_outcome, Fetch.outcome),
            reason=Fetch.content_reason,
            etag=func.coalesce(record.known.etag, Fetch.etag),
            last_modified=func.coalesce(record.known.last_modified, Fetch.last_modified),
            digest=func.coalesce(record.known.digest, Fetch.digest),
            fetched_at=record.fetched_at,
        )
    )


def _upsert(session: Session, topic_id: int, record: FetchRecord, article_id: int | None) -> None:
    identity = {
        "topic_id": topic_id,
        "address": record.address,
        "address_digest": address_digest(record.address),
    }
    changing = _attempt(session, topic_id, record) | (_content(record, article_id) if _has_content(record) else {})
    insert = insert_or(session, Fetch).values(identity | changing)
    session.execute(
        insert.on_conflict_do_update(
            index_elements=["topic_id", "address_digest"],
            set_={name: insert.excluded[name] for name in changing},
            where=Fetch.fetched_at <= insert.excluded.fetched_at,
        )
    )


def _has_content(record: FetchRecord) -> bool:
    """A fetch that got nothing must not wipe out what is known from when the address answered."""
    return record.outcome != "unread" or record.archive_file is not None


def _attempt(session: Session, topic_id: int, record: FetchRecord) -> dict[str, Any]:
    return {
        "source_id": source_id(session, topic_id, record.source),
        "final": record.final,
        "role": record.role,
        "outcome": record.outcome,
        "reason": record.reason,
        "fetched_at": record.fetched_at,
    }


def _content(record: FetchRecord, article_id: int | None) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "content_outcome": record.outcome,
        "content_reason": record.reason,
        "etag": record.known.etag,
        "last_modified": record.known.last_modified,
        "digest": record.known.digest,
        "archive_file": record.archive_file,
        "archive_offset": record.archive_offset,
    }
