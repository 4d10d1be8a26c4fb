"""The store: everything the rest of claimdiff asks of the database, each in one short transaction.

Whatever is written can be written again with the same result, by the same process or by another at the same time:
unique constraints decide, and a transaction that loses a race, or its connection, is tried again.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import TypeVar

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from db import claims, judgements, pages, queries, reviews, runs, topics, versions
from db.engine import BUSY_SECONDS, WRITES, connect, explain, is_passing, parse_address
from db.migrate import migrate
from db.records import (
    FetchRecord,
    JudgementChanges,
    KnownPage,
    ReviewRecord,
    RunState,
    SavedVersion,
    StoredDocument,
    VersionPair,
    VersionRecord,
)
from db.views import TopicReport
from pipeline.errors import StoreError
from pipeline.model import Claim, Discrepancy, Measurement
from pipeline.topic import Topic

T = TypeVar("T")
_ATTEMPTS = 8  # over a quarter of a minute, each waiting twice as long as the one before it


def open_store(address: str, *, busy_seconds: float = BUSY_SECONDS) -> Store:
    """Open the database at the address, made or brought up to date as needed.

    `busy_seconds` is how long to wait for another process that holds a lock. StoreError says what to do when the
    database can't be used.
    """
    url = parse_address(address)
    engine = connect(url, busy_seconds)
    try:
        _check_encoding(engine)
        migrate(engine)
    except SQLAlchemyError as error:
        engine.dispose()
        raise explain(url, error) from error
    except StoreError:
        engine.dispose()
        raise
    return Store(engine)


def _check_encoding(engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        return
    with engine.connect() as connection:
        encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise StoreError(
            f"the database keeps text as {encoding}, claimdiff needs UTF8; create it with createdb -E UTF8"
        )


class Store:
    """An open database. Methods may be called from several threads; StoreError when the database can't be used."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        # On PostgreSQL a report must see one moment of the database in all of its queries; SQLite does by itself.
        snapshot = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
        self._reads = sessionmaker(engine.execution_options(**snapshot))
        self._writes = sessionmaker(engine.execution_options(**{WRITES: True}))

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, work: Callable[[Session], T]) -> T:
        return self._run(self._reads, work)

    def _write(self, work: Callable[[Session], T]) -> T:
        return self._run(self._writes, work)

    def _run(self, sessions: sessionmaker[Session], work: Callable[[Session], T]) -> T:
        """Do the work in a transaction of its own, again when what stopped it was passing."""
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                with sessions.begin() as session:
                    return work(session)
            except SQLAlchemyError as error:
                if attempt == _ATTEMPTS or not is_passing(error):
                    raise explain(self.engine.url, error) from error
            time.sleep(random.uniform(0.02, 0.1) * 2**attempt)  # noqa: S311 - spreads retries, keeps no secret
        raise AssertionError("unreachable")

    def save_topic(self, topic: Topic) -> int:
        """Insert the topic or bring it up to date by its name; gives its id. A source that left turns inactive."""
        return self._write(lambda session: topics.save_topic(session, topic))

    def topics(self) -> list[str]:
        """The names of all stored topics."""
        return self._read(topics.topic_names)

    def topic_id(self, name: str) -> int:
        """The id of a stored topic; UsageError that names the known ones when there is none of that name."""
        return self._read(lambda session: topics.find_topic(session, name).id)

    def begin_run(self, topic_id: int, now: dt.datetime) -> int:
        """Store that a run has begun; gives its id."""
        return self._write(lambda session: runs.begin_run(session, topic_id, now))

    def finish_run(
        self, run_id: int, state: RunState, counts: Mapping[str, int], now: dt.datetime, error: str | None = None
    ) -> None:
        """Store how a run ended: finished or failed."""
        self._write(lambda session: runs.finish_run(session, run_id, state, counts, now, error))

    def fail_stale_runs(self, topic_id: int, now: dt.datetime) -> int:
        """Mark the runs that a killed process left running as failed; call it while no run of the topic goes on."""
        return self._write(lambda session: runs.fail_stale_runs(session, topic_id, now))

    def known_pages(self, topic_id: int) -> dict[str, KnownPage]:
        """By address, what earlier fetches know, for conditional requests."""
        return self._read(lambda session: pages.known_pages(session, topic_id))

    def record_fetch(self, topic_id: int, record: FetchRecord, article_id: int | None = None) -> None:
        """Keep the last fetch of an address; `unchanged` brings back its former outcome and adds no row."""
        self._write(lambda session: pages.record_fetch(session, topic_id, record, article_id))

    def save_version(self, topic_id: int, source_name: str, address: str, record: VersionRecord) -> SavedVersion:
        """Store an article's text, as a new version only when it differs from the newest one."""
        return self._write(lambda session: versions.save_version(session, topic_id, source_name, address, record))

    def versions_to_extract(self, topic_id: int, extract_version: str) -> list[StoredDocument]:
        """The versions whose claims have not been extracted by that version of the step."""
        return self._read(lambda session: versions.versions_to_extract(session, topic_id, extract_version))

    def save_claims(self, version_id: int, extract_version: str, found: Sequence[Claim]) -> bool:
        """Store a version's claims, once; False when that extraction was stored before."""
        return self._write(lambda session: claims.save_claims(session, version_id, extract_version, found))

    def current(self, topic_id: int, extract_version: str) -> list[tuple[StoredDocument, list[Claim]]]:
        """The newest version of each article with its claims in the order of the text."""
        return self._read(lambda session: claims.current(session, topic_id, extract_version))

    def chains(self, topic_id: int, extract_version: str) -> list[VersionPair]:
        """Each two consecutive versions of an article that the same reading step made, with their claims."""
        return self._read(lambda session: claims.chains(session, topic_id, extract_version))

    def judgement_key(self, topic_id: int) -> str | None:
        """The key of the newest judgement: when it is that of the present inputs, there is nothing to judge."""
        return self._read(lambda session: judgements.judgement_key(session, topic_id))

    def save_judgement(
        self,
        topic_id: int,
        run_id: int,
        key: str,
        measurements: Sequence[Measurement],
        discrepancies: Sequence[Discrepancy],
        *,
        extract_version: str | None = None,
    ) -> JudgementChanges:
        """Make these the topic's measurements and discrepancies, in one transaction, and say what changed.

        What no longer holds is ended and can return. Name the `extract_version` that the claims are of; without it
        the claims stored last are meant.
        """
        return self._write(
            lambda session: judgements.save_judgement(
                session, topic_id, run_id, key, measurements, discrepancies, extract_version
            )
        )

    def topic_report(self, topic_name: str) -> TopicReport:
        """All that the discrepancy report of a topic shows; UsageError when the topic is not stored."""
        return self._read(lambda session: queries.topic_report(session, topic_name))

    def counts(self, topic_id: int) -> dict[str, int]:
        """How many rows the topic has in each table."""
        return self._read(lambda session: queries.counts(session, topic_id))

    def add_review(
        self,
        topic_id: int,
        discrepancy: str,
        decision: str,
        reviewer: str,
        decided_at: dt.datetime,
        *,
        cause: str | None = None,
        note: str | None = None,
    ) -> int:
        """Add a decision to the ledger, with what the claims say now as its evidence; gives its id."""
        return self._write(
            lambda session: reviews.add_review(
                session, topic_id, discrepancy, decision, reviewer, decided_at, cause, note
            )
        )

    def withdraw_review(self, review_id: int, now: dt.datetime) -> bool:
        """Take a decision back; its row stays. False when it was taken back before."""
        return self._write(lambda session: reviews.withdraw_review(session, review_id, now))

    def reviews(self, topic_id: int, discrepancy: str | None = None) -> list[ReviewRecord]:
        """The ledger, of one discrepancy or of the whole topic; withdrawn decisions have `deleted_at`."""
        return self._read(lambda session: reviews.reviews(session, topic_id, discrepancy))
