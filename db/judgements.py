"""What a judgement found: measurements and discrepancies, set against what the one before it had found.

State is a function of the newest judgement, except that nothing a person may have decided on goes away: a
discrepancy that no longer holds gets the run that ended it, and its claims and measurement stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, exists, func, insert, select, update
from sqlalchemy.orm import Session

from db.models import (
    Article,
    Claim,
    Discrepancy,
    DiscrepancyClaim,
    Judgement,
    Measurement,
    MeasurementClaim,
    Topic,
    Version,
)
from db.records import JudgementChanges
from db.statements import batches, insert_or
from pipeline import model
from pipeline.errors import StoreError

_MEASUREMENT = ("subject", "measure", "unit", "time", "verdict", "explanation")
_DISCREPANCY = ("kind", "measurement", "severity", "confidence", "cause", "explanation")


def judgement_key(session: Session, topic_id: int) -> str | None:
    """The key of the topic's newest judgement."""
    return session.scalar(select(Judgement.key).where(Judgement.topic_id == topic_id))


def save_judgement(
    session: Session,
    topic_id: int,
    run_id: int,
    key: str,
    measurements: Sequence[model.Measurement],
    discrepancies: Sequence[model.Discrepancy],
    extract_version: str | None = None,
) -> JudgementChanges:
    """Make these the topic's measurements and discrepancies, and say what that changed."""
    session.execute(select(Topic.id).where(Topic.id == topic_id).with_for_update())  # one judgement at a time
    named = {claim for item in measurements for claim in item.claims}
    named.update(claim for item in discrepancies for claim in item.claims)
    claims = _claim_rows(session, topic_id, named, extract_version)
    changes = _save_discrepancies(session, topic_id, run_id, discrepancies, claims)
    _save_measurements(session, topic_id, run_id, measurements, claims)
    values = {"topic_id": topic_id, "run_id": run_id, "key": key}
    session.execute(
        insert_or(session, Judgement)
        .values(values)
        .on_conflict_do_update(index_elements=["topic_id"], set_={"run_id": run_id, "key": key})
    )
    return changes


def _claim_rows(session: Session, topic_id: int, keys: set[str], extract_version: str | None) -> Mapping[str, int]:
    """Rows of claims by the pipeline's id. Where several have it (a text that came back), the newest."""
    query = (
        select(Claim.key, func.max(Claim.id))
        .join(Version, Claim.version_id == Version.id)
        .join(Article, Version.article_id == Article.id)
        .where(Article.topic_id == topic_id)
        .group_by(Claim.key)
    )
    if extract_version is not None:
        query = query.where(Claim.extract_version == extract_version)
    found: dict[str, int] = {}
    for batch in batches(sorted(keys)):
        found.update((row[0], row[1]) for row in session.execute(query.where(Claim.key.in_(batch))))
    if missing := sorted(keys - found.keys()):
        raise StoreError(
            f"{len(missing)} claims of the judgement are not stored, such as {missing[0]}; save them first"
        )
    return found


def _save_measurements(
    session: Session, topic_id: int, run_id: int, given: Sequence[model.Measurement], claims: Mapping[str, int]
) -> None:
    stored = {
        row.key: row for row in session.execute(select(Measurement.__table__).where(Measurement.topic_id == topic_id))
    }
    new, changed = [], []
    for item in given:
        values = {name: getattr(item, name) for name in _MEASUREMENT} | {"ended_run": None}
        row = stored.get(item.id)
        if row is None:
            new.append(values | {"topic_id": topic_id, "key": item.id})
        elif any(row._mapping[name] != value for name, value in values.items()):
            changed.append(values | {"id": row.id})
    if new:
        session.execute(insert(Measurement), new)
    if changed:
        session.execute(update(Measurement), changed)
    _end_measurements(session, topic_id, run_id, stored.keys() - {item.id for item in given})
    keys = select(Measurement.key, Measurement.id).where(Measurement.topic_id == topic_id)
    ids = {row[0]: row[1] for row in session.execute(keys)}
    _link(session, MeasurementClaim, {ids[item.id]: [claims[key] for key in item.claims] for item in given})


def _end_measurements(session: Session, topic_id: int, run_id: int, keys: Iterable[str]) -> None:
    """Remove the measurements that no longer stand, but for those that a discrepancy of any time names."""
    named = exists().where(Discrepancy.topic_id == topic_id, Discrepancy.measurement == Measurement.key)
    for batch in batches(sorted(keys)):
        gone = (Measurement.topic_id == topic_id, Measurement.key.in_(batch))
        session.execute(delete(Measurement).where(*gone, ~named), execution_options={"synchronize_session": False})
        session.execute(
            update(Measurement).where(*gone, Measurement.ended_run.is_(None)).values(ended_run=run_id),
            execution_options={"synchronize_session": False},
        )


def _save_discrepancies(
    session: Session, topic_id: int, run_id: int, given: Sequence[model.Discrepancy], claims: Mapping[str, int]
) -> JudgementChanges:
    query = select(Discrepancy.__table__).where(Discrepancy.topic_id == topic_id)
    stored = {row.fingerprint: row for row in session.execute(query)}
    ids = {item.id: item for item in given}  # one discrepancy named twice is one
    new = [key for key in ids if key not in stored]
    returned = [key for key in ids if key in stored and stored[key].ended_run is not None]
    kept = [key for key in ids if key in stored and stored[key].ended_run is None]
    ended = [key for key, row in stored.items() if row.ended_run is None and key not in ids]
    seen = {"last_seen_run": run_id, "ended_run": None}
    if new:
        first = {"topic_id": topic_id, "first_seen_run": run_id} | seen
        session.execute(insert(Discrepancy), [_values(ids[key]) | first | {"fingerprint": key} for key in new])
    if again := [_values(ids[key]) | seen | {"id": stored[key].id} for key in (*returned, *kept)]:
        session.execute(update(Discrepancy), again)
    if ended:
        session.execute(update(Discrepancy), [{"id": stored[key].id, "ended_run": run_id} for key in ended])
    fingerprints = select(Discrepancy.fingerprint, Discrepancy.id).where(Discrepancy.topic_id == topic_id)
    rows = {row[0]: row[1] for row in session.execute(fingerprints)}
    _link(session, DiscrepancyClaim, {rows[key]: [claims[c] for c in item.claims] for key, item in ids.items()})
    return JudgementChanges(tuple(new), tuple(returned), tuple(sorted(ended)), tuple(kept))


def _values(item: model.Discrepancy) -> dict[str, Any]:
    return {name: getattr(item, name) for name in _DISCREPANCY}


def _link(
    session: Session, table: type[MeasurementClaim] | type[DiscrepancyClaim], wanted: Mapping[int, list[int]]
) -> None:
    """Make the owners' claims those wanted, touching only the owners whose claims differ."""
    stored: dict[int, list[int]] = defaultdict(list)
    for batch in batches(wanted):
        query = select(table.owner_id, table.claim_id).where(table.owner_id.in_(batch))
        for owner, claim in session.execute(query.order_by(table.owner_id, table.position)):
            stored[owner].append(claim)
    differing = [owner for owner, claims in wanted.items() if stored.get(owner, []) != claims]
    for batch in batches(owner for owner in differing if owner in stored):
        session.execute(
            delete(table).where(table.owner_id.in_(batch)), execution_options={"synchronize_session": False}
        )
    rows = [
        {"owner_id": owner, "position": position, "claim_id": claim}
        for owner in differing
        for position, claim in enumerate(wanted[owner])
    ]
    if rows:
        session.execute(insert(table), rows)
