"""Articles and the versions of their text."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Row, Select, and_, func, insert, select, update
from sqlalchemy.orm import Session

from db.models import Article, Extraction, Source, Version
from db.records import SavedVersion, StoredDocument, VersionRecord
from db.statements import insert_or
from db.text import address_digest, document_id, text_hash
from db.topics import source_id
from pipeline.model import Document


def save_version(
    session: Session, topic_id: int, source_name: str, address: str, record: VersionRecord
) -> SavedVersion:
    """Store the text as the article's next version, unless its newest version has the same text."""
    article_id = _article(session, topic_id, source_id(session, topic_id, source_name), address)
    hash_of_text = text_hash(record.text)
    newest = _newest(session, article_id)
    if newest is not None and newest.text_hash == hash_of_text:
        return SavedVersion(newest.id, article_id, newest.number, is_new=False)
    stored = _same_fetch(session, article_id, hash_of_text, record.fetched_at)
    if stored is not None:
        return SavedVersion(stored.id, article_id, stored.number, is_new=False)
    number = 1 if newest is None else newest.number + 1
    values = _values(record) | {"article_id": article_id, "number": number, "text_hash": hash_of_text}
    version_id = session.execute(insert(Version).values(values).returning(Version.id)).scalar_one()
    about = {"title": values["title"], "published": values["published"]}
    session.execute(update(Article).where(Article.id == article_id).values(about))
    return SavedVersion(version_id, article_id, number, is_new=True)


def _article(session: Session, topic_id: int, source: int, address: str) -> int:
    """The article's id, its row locked so that two processes don't give the same number to two texts."""
    digest = address_digest(address)
    find = select(Article.id).where(Article.topic_id == topic_id, Article.address_digest == digest).with_for_update()
    found = session.scalar(find)
    if found is not None:
        return found
    values = {"topic_id": topic_id, "source_id": source, "address": address, "address_digest": digest}
    unique = ["topic_id", "address_digest"]
    session.execute(insert_or(session, Article).values(values).on_conflict_do_nothing(index_elements=unique))
    return session.execute(find).scalar_one()


def _newest(session: Session, article_id: int) -> Row[tuple[int, int, str]] | None:
    columns = select(Version.id, Version.number, Version.text_hash).where(Version.article_id == article_id)
    return session.execute(columns.order_by(Version.number.desc()).limit(1)).first()


def _same_fetch(session: Session, article_id: int, hash_of_text: str, when: dt.datetime) -> Row[tuple[int, int]] | None:
    """The version that this very fetch made: a journal that is read once more must not add an old text anew."""
    found = select(Version.id, Version.number).where(Version.article_id == article_id)
    return session.execute(found.where(Version.text_hash == hash_of_text, Version.fetched_at == when)).first()


def _values(record: VersionRecord) -> dict[str, Any]:
    names = (
        "text", "title", "author", "language", "fetched_at", "read_version", "archive_file", "archive_offset",
        "response_digest",
    )  # fmt: skip
    return {name: getattr(record, name) for name in names} | {"published": iso_published(record.published)}


def iso_published(published: str | dt.date | dt.datetime | None) -> str | None:
    """A date as YYYY-MM-DD, a moment as ISO 8601 in UTC (one without a zone is taken as UTC); else None."""
    if isinstance(published, str):
        try:
            published = _parse_iso(published.strip())
        except ValueError:
            return None
    if isinstance(published, dt.datetime):
        zoned = published if published.tzinfo else published.replace(tzinfo=dt.UTC)
        try:
            return zoned.astimezone(dt.UTC).isoformat()
        except OverflowError:  # at the ends of the calendar
            return None
    return published.isoformat() if published else None


def _parse_iso(value: str) -> dt.date | dt.datetime:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return dt.datetime.fromisoformat(value)


def published_moment(published: str | None) -> dt.datetime | None:
    """The stored date as a moment: a date without a time is its midnight in UTC."""
    if published is None:
        return None
    moment = dt.datetime.fromisoformat(published)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _documents() -> Select[tuple[Any, ...]]:
    return (
        select(
            Version.id, Version.article_id, Version.number, Version.text, Version.text_hash, Version.title,
            Version.published, Version.language, Version.fetched_at, Version.read_version, Article.address,
            Source.name, Source.is_primary,
        )
        .join(Article, Version.article_id == Article.id)
        .join(Source, Article.source_id == Source.id)
        .order_by(Version.article_id, Version.number)
    )  # fmt: skip


def _stored_document(row: Row[tuple[Any, ...]]) -> StoredDocument:
    document = Document(
        id=document_id(row.address, row.text_hash),
        text=row.text,
        source=row.name,
        title=row.title,
        url=row.address,
        published=row.published,
        language=row.language,
    )
    return StoredDocument(
        version_id=row.id,
        document=document,
        article_id=row.article_id,
        number=row.number,
        fetched_at=row.fetched_at,
        text_hash=row.text_hash,
        read_version=row.read_version,
        primary=row.is_primary,
    )


def versions_to_extract(session: Session, topic_id: int, extract_version: str) -> list[StoredDocument]:
    """The versions whose claims that version of the step has not extracted yet, old ones included."""
    done = and_(Extraction.version_id == Version.id, Extraction.extract_version == extract_version)
    query = _documents().outerjoin(Extraction, done)
    rows = session.execute(query.where(Article.topic_id == topic_id, Extraction.version_id.is_(None)))
    return [_stored_document(row) for row in rows]


def newest_versions(session: Session, topic_id: int) -> list[StoredDocument]:
    """The newest version of each article."""
    newest = select(func.max(Version.number)).where(Version.article_id == Article.id)
    query = _documents().where(
        Article.topic_id == topic_id, Version.number == newest.correlate(Article).scalar_subquery()
    )
    return [_stored_document(row) for row in session.execute(query)]


def revised_versions(session: Session, topic_id: int) -> list[StoredDocument]:
    """All versions of the articles that have more than one, article by article, in order."""
    revised = select(Version.article_id).where(Version.number > 1)
    query = _documents().where(Article.topic_id == topic_id, Version.article_id.in_(revised))
    return [_stored_document(row) for row in session.execute(query)]
