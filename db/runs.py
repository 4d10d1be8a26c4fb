"""Runs: when they began, how they ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from db.models import Run
from db.records import RunState


def begin_run(session: Session, topic_id: int, now: dt.datetime) -> int:
    """Store that a run has begun."""
    values = {"topic_id": topic_id, "started": now, "state": "running", "counts": {}}
    return session.execute(insert(Run).values(values).returning(Run.id)).scalar_one()


def finish_run(
    session: Session, run_id: int, state: RunState, counts: Mapping[str, int], now: dt.datetime, error: str | None
) -> None:
    """Store how the run ended."""
    values = {"state": state, "counts": dict(counts), "finished": now, "error": error}
    session.execute(update(Run).where(Run.id == run_id).values(values))


def fail_stale_runs(session: Session, topic_id: int, now: dt.datetime) -> int:
    """Mark what a killed process left running; gives how many."""
    stale = update(Run).where(Run.topic_id == topic_id, Run.state == "running")
    values = {"state": "failed", "finished": now, "error": "the process ended before the run did"}
    return len(session.execute(stale.values(values).returning(Run.id)).all())
