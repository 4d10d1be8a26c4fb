"""The ledger of decisions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.claims import claim_columns, to_claim
from db.models import Article, Claim, Discrepancy, DiscrepancyClaim, Review, Version
from db.records import ReviewRecord
from db.statements import insert_or
from db.text import document_id
from pipeline.errors import UsageError


def add_review(
    session: Session,
    topic_id: int,
    discrepancy: str,
    decision: str,
    reviewer: str,
    decided_at: dt.datetime,
    cause: str | None,
    note: str | None,
) -> int:
    """Add a decision, with what the discrepancy's claims say at this time; the same one twice is one row."""
    evidence = _evidence(session, topic_id, discrepancy)
    identity = {
        "topic_id": topic_id,
        "discrepancy": discrepancy,
        "reviewer": reviewer,
        "decided_at": decided_at,
        "decision": decision,
    }
    values = identity | {"cause": cause, "note": note, "evidence": evidence}
    session.execute(insert_or(session, Review).values(values).on_conflict_do_nothing())
    same = (getattr(Review, name) == value for name, value in identity.items())
    return session.execute(select(Review.id).where(*same)).scalar_one()


def _evidence(session: Session, topic_id: int, discrepancy: str) -> list[dict[str, Any]]:
    known = select(Discrepancy.id).where(Discrepancy.topic_id == topic_id, Discrepancy.fingerprint == discrepancy)
    owner = session.scalar(known)
    if owner is None:
        raise UsageError(f"the topic has no discrepancy {discrepancy!r}")
    query = (
        claim_columns()
        .add_columns(Article.address, Version.text_hash)
        .join(DiscrepancyClaim, DiscrepancyClaim.claim_id == Claim.id)
        .join(Version, Claim.version_id == Version.id)
        .join(Article, Version.article_id == Article.id)
        .where(DiscrepancyClaim.owner_id == owner)
        .order_by(DiscrepancyClaim.position)
    )
    return [to_claim(row, document_id(row.address, row.text_hash)).to_dict() for row in session.execute(query)]


def withdraw_review(session: Session, review_id: int, now: dt.datetime) -> bool:
    """Take a decision back; False when it was taken back before. The row stays."""
    withdrawn = update(Review).where(Review.id == review_id, Review.deleted_at.is_(None)).values(deleted_at=now)
    return session.execute(withdrawn.returning(Review.id)).first() is not None


def reviews(session: Session, topic_id: int, discrepancy: str | None) -> list[ReviewRecord]:
    """The ledger in the order of decisions, of one discrepancy or of all; withdrawn ones too."""
    query = select(Review).where(Review.topic_id == topic_id).order_by(Review.decided_at, Review.id)
    if discrepancy is not None:
        query = query.where(Review.discrepancy == discrepancy)
    return [
        ReviewRecord(
            id=row.id,
            discrepancy=row.discrepancy,
            decision=row.decision,
            reviewer=row.reviewer,
            decided_at=row.decided_at,
            cause=row.cause,
            note=row.note,
            evidence=tuple(row.evidence),
            deleted_at=row.deleted_at,
        )
        for row in session.scalars(query)
    ]
