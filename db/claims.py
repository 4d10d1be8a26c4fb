"""Claims of versions, and versions together with their claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import pairwise
from typing import Any

from sqlalchemy import Row, Select, func, insert, select
from sqlalchemy.orm import Session

from db.models import Article, Claim, Extraction, Version
from db.records import StoredDocument, VersionPair
from db.statements import insert_or
from db.versions import newest_versions, revised_versions
from pipeline import model

# The key and the version stand for these two of the pipeline's fields.
FIELDS = tuple(field.name for field in fields(model.Claim) if field.name not in ("id", "document"))


def save_claims(session: Session, version_id: int, extract_version: str, claims: Sequence[model.Claim]) -> bool:
    """Store what was extracted from a version, once; False when it is stored already."""
    done = {"version_id": version_id, "extract_version": extract_version, "claims": len(claims)}
    mark = insert_or(session, Extraction).values(done).on_conflict_do_nothing().returning(Extraction.version_id)
    if session.execute(mark).first() is None:
        return False
    rows = [
        {name: getattr(claim, name) for name in FIELDS}
        | {"key": claim.id, "version_id": version_id, "extract_version": extract_version}
        for claim in claims
    ]
    if rows:
        session.execute(insert(Claim), rows)
    return True


def claim_columns() -> Select[tuple[Any, ...]]:
    """A query of all that a pipeline claim needs, and the version it is of."""
    return select(Claim.id.label("row_id"), Claim.version_id, Claim.key, *(getattr(Claim, name) for name in FIELDS))


def to_claim(row: Row[tuple[Any, ...]], document: str) -> model.Claim:
    """The pipeline's claim of a row of `claim_columns`."""
    values = row._mapping
    return model.Claim(id=values["key"], document=document, **{name: values[name] for name in FIELDS})


def current(session: Session, topic_id: int, extract_version: str) -> list[tuple[StoredDocument, list[model.Claim]]]:
    """The newest version of each article with its claims."""
    newest = (
        select(Version.article_id, func.max(Version.number).label("number"))
        .join(Article, Version.article_id == Article.id)
        .where(Article.topic_id == topic_id)
        .group_by(Version.article_id)
        .subquery()
    )
    of_newest = (Version.article_id == newest.c.article_id) & (Version.number == newest.c.number)
    versions = select(Version.id).join(newest, of_newest)
    documents = newest_versions(session, topic_id)
    return _with_claims(session, documents, versions, extract_version)


def chains(session: Session, topic_id: int, extract_version: str) -> list[VersionPair]:
    """Each two consecutive versions of an article with their claims, oldest first.

    Two texts that different versions of the reading step made are left out: what differs may be the reader's doing,
    and an outlet must not be said to have changed a figure that it never touched.
    """
    revised = select(Version.article_id).where(Version.number > 1)
    versions = (
        select(Version.id)
        .join(Article, Version.article_id == Article.id)
        .where(Article.topic_id == topic_id, Version.article_id.in_(revised))
    )
    documents = _with_claims(session, revised_versions(session, topic_id), versions, extract_version)
    return [
        VersionPair(old, old_claims, new, new_claims)
        for (old, old_claims), (new, new_claims) in pairwise(documents)
        if old.article_id == new.article_id and old.read_version == new.read_version
    ]


def _with_claims(
    session: Session, documents: Iterable[StoredDocument], versions: Select[tuple[int]], extract_version: str
) -> list[tuple[StoredDocument, list[model.Claim]]]:
    query = claim_columns().where(Claim.version_id.in_(versions), Claim.extract_version == extract_version)
    rows = defaultdict(list)
    for row in session.execute(query.order_by(Claim.version_id, Claim.start, Claim.id)):
        rows[row.version_id].append(row)
    return [(stored, [to_claim(row, stored.document.id) for row in rows[stored.version_id]]) for stored in documents]
