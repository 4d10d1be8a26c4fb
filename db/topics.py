"""Topics and their sources."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.models import Fetch, Source, Topic
from db.statements import insert_or
from pipeline import topic as files
from pipeline.errors import StoreError, UsageError


def save_topic(session: Session, topic: files.Topic) -> int:
    """Insert the topic or bring it up to date, with its sources; gives its id."""
    settings = topic.model_dump(mode="json")
    values = {"name": topic.name, "settings": settings}
    session.execute(insert_or(session, Topic).values(values).on_conflict_do_nothing(index_elements=["name"]))
    stored = session.execute(select(Topic).where(Topic.name == topic.name).with_for_update()).scalar_one()
    if stored.settings != settings:
        if stored.settings.get("terms") != settings["terms"]:
            _forget_off_topic(session, stored.id)
        stored.settings = settings
    _save_sources(session, stored.id, topic.sources)
    return stored.id


def _forget_off_topic(session: Session, topic_id: int) -> None:
    """With other terms a page may belong now, so the next run must fetch it as if it had never been seen."""
    unknown = {"etag": None, "last_modified": None, "digest": None}
    session.execute(
        update(Fetch).where(Fetch.topic_id == topic_id, Fetch.content_outcome == "off_topic").values(unknown)
    )


def _save_sources(session: Session, topic_id: int, sources: list[files.Source]) -> None:
    stored = {row.name: row for row in session.scalars(select(Source).where(Source.topic_id == topic_id))}
    given = {source.name for source in sources}
    for source in sources:
        row = stored.get(source.name)
        if row is None:
            row = Source(topic_id=topic_id, name=source.name)
            session.add(row)
        row.is_primary, row.active = source.primary, True
        stored[source.name] = row
    for name, row in stored.items():
        if name not in given:
            row.active = False


def source_id(session: Session, topic_id: int, name: str) -> int:
    """The id of a source of the topic, also of one that is no longer active."""
    found = session.scalar(select(Source.id).where(Source.topic_id == topic_id, Source.name == name))
    if found is None:
        raise StoreError(f"the topic has no source {name!r}; save the topic with it first")
    return found


def topic_names(session: Session) -> list[str]:
    """All topics by name."""
    return list(session.scalars(select(Topic.name).order_by(Topic.name)))


def find_topic(session: Session, name: str) -> Topic:
    """The topic of that name; UsageError that names the known ones when there is none."""
    found = session.scalar(select(Topic).where(Topic.name == name))
    if found is None:
        known = ", ".join(repr(name) for name in topic_names(session)) or "none yet"
        raise UsageError(f"no topic {name!r} is stored (stored topics: {known}); start a run of it first")
    return found
