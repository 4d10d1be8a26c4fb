"""The tables.

What people and the web gave is kept for good: versions, claims and reviews are never deleted, and a review is never
changed except for the time at which it was taken back. What the pipeline concludes (measurements, discrepancies) is
a function of the newest judgement: a discrepancy that no longer holds gets an `ended_run` and can return.
Every change here needs a migration; a test compares the two.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.text import storable


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment: goes in with any time zone, comes out in UTC on both databases (SQLite keeps none)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Turn to UTC; a time without a zone is a mistake of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a stored time needs a time zone, {value!r} has none")
        value = value.astimezone(dt.UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Give it back in UTC, whatever the zone of the database session."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class StorableText(TypeDecorator[str]):
    """Text of any length, without the characters that can't be kept (see db/text.py)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Take out what can't be kept."""
        return None if value is None else storable(value)


# SQLite numbers rows by itself only in a column of type INTEGER, which holds 64 bits there.
Id = BigInteger().with_variant(Integer(), "sqlite")


class Base(DeclarativeBase):
    """Base of all tables; constraints are named by rule so that migrations can address them on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        int: Id,
        str: StorableText,
        float: Double(),
        dt.datetime: UtcDateTime,
        dict[str, Any]: JSON(),
        list[dict[str, Any]]: JSON(),
    }


class Topic(Base):
    """What is followed; `settings` is the topic file as it was at the last run."""

    __tablename__ = "topics"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    settings: Mapped[dict[str, Any]]


class Source(Base):
    """An outlet of a topic; one that left the topic file stays with what it gave, but is no longer active."""

    __tablename__ = "sources"
    __table_args__ = (UniqueConstraint("topic_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    name: Mapped[str]
    is_primary: Mapped[bool]
    active: Mapped[bool]


class Article(Base):
    """One piece of coverage, known by its canonical address; title and date are those of its newest version."""

    __tablename__ = "articles"
    __table_args__ = (UniqueConstraint("topic_id", "address_digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"), index=True)
    address: Mapped[str]
    address_digest: Mapped[str]
    title: Mapped[str | None]
    published: Mapped[str | None]


class Fetch(Base):
    """The last fetch of an address.

    `outcome` and `reason` say how it ended; `content_outcome` and `content_reason` what the last response with
    content was, which is what an unchanged answer brings back after a failure in between.
    """

    __tablename__ = "fetches"
    __table_args__ = (UniqueConstraint("topic_id", "address_digest"), Index(None, "topic_id", "outcome"))

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"), index=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id"), index=True)
    address: Mapped[str]
    address_digest: Mapped[str]
    final: Mapped[str]
    role: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str | None]
    content_outcome: Mapped[str | None]
    content_reason: Mapped[str | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    digest: Mapped[str | None]
    archive_file: Mapped[str | None]
    archive_offset: Mapped[int | None]
    fetched_at: Mapped[dt.datetime]


class Version(Base):
    """An article's text as it stood at one fetch.

    `published` is ISO 8601 text, a date or a moment in UTC: a date without a time stays one.
    """

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    number: Mapped[int]
    text_hash: Mapped[str]
    text: Mapped[str]
    title: Mapped[str | None]
    published: Mapped[str | None]
    author: Mapped[str | None]
    language: Mapped[str | None]
    fetched_at: Mapped[dt.datetime]
    read_version: Mapped[str]
    archive_file: Mapped[str | None]
    archive_offset: Mapped[int | None]
    response_digest: Mapped[str | None]


class Extraction(Base):
    """Marks that a version's claims were extracted by that version of the step, also when there were none."""

    __tablename__ = "extractions"

    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"), primary_key=True)
    extract_version: Mapped[str] = mapped_column(primary_key=True)
    claims: Mapped[int]


class Claim(Base):
    """A claim of a version; `key` is the id that the pipeline gave it, a short fingerprint."""

    __tablename__ = "claims"
    __table_args__ = (UniqueConstraint("version_id", "extract_version", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"))
    extract_version: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    low: Mapped[float]
    high: Mapped[float]
    unit: Mapped[str]
    counted: Mapped[str | None]
    modifier: Mapped[str]
    direction: Mapped[str | None]
    subject: Mapped[str | None]
    measure: Mapped[str | None]
    time: Mapped[str | None]
    speaker: Mapped[str | None]
    sentence: Mapped[str]
    resolution: Mapped[float]
    sentence_start: Mapped[int]
    context: Mapped[str | None]


class Run(Base):
    """One run over a topic. `state` is running, finished or failed."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"), index=True)
    started: Mapped[dt.datetime]
    finished: Mapped[dt.datetime | None]
    state: Mapped[str]
    counts: Mapped[dict[str, Any]]
    error: Mapped[str | None]


class Judgement(Base):
    """The inputs (digest and version of the step) that a topic's measurements and discrepancies were judged from."""

    __tablename__ = "judgements"

    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"), primary_key=True, autoincrement=False)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    key: Mapped[str]


class Measurement(Base):
    """What claims give values for. One that no longer stands is kept while a discrepancy names it, else removed."""

    __tablename__ = "measurements"
    __table_args__ = (UniqueConstraint("topic_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    key: Mapped[str]
    subject: Mapped[str | None]
    measure: Mapped[str | None]
    unit: Mapped[str]
    time: Mapped[str | None]
    verdict: Mapped[str]
    explanation: Mapped[str]
    ended_run: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))


class MeasurementClaim(Base):
    """A claim of a measurement, in the order the pipeline gave."""

    __tablename__ = "measurement_claims"

    owner_id: Mapped[int] = mapped_column(ForeignKey("measurements.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"), index=True)


class Discrepancy(Base):
    """What a person should look at; `fingerprint` is its id, `measurement` the key of the measurement it is about."""

    __tablename__ = "discrepancies"
    __table_args__ = (UniqueConstraint("topic_id", "fingerprint"), Index(None, "topic_id", "measurement"))

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    fingerprint: Mapped[str]
    kind: Mapped[str]
    measurement: Mapped[str | None]
    severity: Mapped[float]
    confidence: Mapped[float]
    cause: Mapped[str]
    explanation: Mapped[str]
    first_seen_run: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    last_seen_run: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    ended_run: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))


class DiscrepancyClaim(Base):
    """A claim of a discrepancy, in the order the pipeline gave."""

    __tablename__ = "discrepancy_claims"

    owner_id: Mapped[int] = mapped_column(ForeignKey("discrepancies.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"), index=True)


class Review(Base):
    """The ledger of decisions: rows are added, and taken back by `deleted_at`; nothing else in them ever changes."""

    __tablename__ = "reviews"
    __table_args__ = (UniqueConstraint("topic_id", "discrepancy", "reviewer", "decided_at", "decision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    discrepancy: Mapped[str]
    decision: Mapped[str]
    cause: Mapped[str | None]
    note: Mapped[str | None]
    reviewer: Mapped[str]
    decided_at: Mapped[dt.datetime]
    evidence: Mapped[list[dict[str, Any]]]
    deleted_at: Mapped[dt.datetime | None]
