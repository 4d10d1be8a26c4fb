"""What the report shows of a topic, in a fixed number of queries, however much is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, and_, case, func, literal, select, union, union_all
from sqlalchemy.orm import Session

from db.claims import claim_columns, to_claim
from db.models import (
    Article,
    Base,
    Claim,
    Discrepancy,
    DiscrepancyClaim,
    Extraction,
    Fetch,
    Measurement,
    MeasurementClaim,
    Review,
    Run,
    Source,
    Version,
)
from db.text import document_id
from db.topics import find_topic
from db.versions import published_moment
from db.views import ArticleView, DocumentView, RunView, TopicReport, UnreadView
from pipeline import model
from pipeline import topic as files
from pipeline.comparing import derivations


def topic_report(session: Session, name: str) -> TopicReport:
    """All that the discrepancy report of a topic shows; UsageError when the topic is not stored."""
    topic = find_topic(session, name)
    thresholds = files.Thresholds.model_validate(topic.settings.get("thresholds", {}), strict=False)
    last_run, runs, reported = _runs(session, topic.id)
    claims, documents = _claims(session, topic.id)
    discrepancies, new = _discrepancies(session, topic.id, claims, reported)
    used = sorted(claims.values(), key=lambda claim: (claim.document, claim.start, claim.id))
    return TopicReport(
        topic=topic.name,
        terms=tuple(topic.settings["terms"]),
        sources=_sources(session, topic.id),
        last_run=last_run,
        runs=runs,
        articles=_articles(session, topic.id),
        unread=_unread(session, topic.id),
        off_topic=_off_topic(session, topic.id),
        documents=documents,
        report=_report(_distinct(used), _measurements(session, topic.id, claims), discrepancies, documents),
        new=new,
        confidence=thresholds.confidence,
        severity=thresholds.severity,
    )


def _report(
    claims: tuple[model.Claim, ...],
    measurements: tuple[model.Measurement, ...],
    discrepancies: tuple[model.Discrepancy, ...],
    documents: Mapping[str, DocumentView],
) -> model.Report:
    """The report, with its derivations: they follow from the claims, and nothing of them is stored."""
    current = {claim for measurement in measurements for claim in measurement.claims}
    sources = {name: document.source for name, document in documents.items()}
    found = derivations([claim for claim in claims if claim.id in current], measurements, sources)
    return model.Report(claims, measurements, discrepancies, derivations=found)


def _distinct(claims: Iterable[model.Claim]) -> tuple[model.Claim, ...]:
    """Each claim once: an article whose old text came back has two versions with the same claims."""
    return tuple({claim.id: claim for claim in claims}.values())


def _runs(session: Session, topic_id: int) -> tuple[RunView | None, int, int]:
    """The last run, how many there were, and the one before it that finished (0 when none did).

    What a run saw first that then failed was never reported, so it is still new in the run after it.
    """
    runs = list(session.scalars(select(Run).where(Run.topic_id == topic_id).order_by(Run.id.desc()).limit(1)))
    if not runs:
        return None, 0, 0
    run = runs[0]
    before = case((and_(Run.state == "finished", Run.id < run.id), Run.id))
    totals = select(func.count(), func.coalesce(func.max(before), 0)).where(Run.topic_id == topic_id)
    count, reported = session.execute(totals).one()
    view = RunView(
        id=run.id, started=run.started, finished=run.finished, state=run.state, error=run.error, counts=run.counts
    )
    return view, count, reported


def _sources(session: Session, topic_id: int) -> tuple[str, ...]:
    query = select(Source.name).where(Source.topic_id == topic_id, Source.active).order_by(Source.id)
    return tuple(session.scalars(query))


def _articles(session: Session, topic_id: int) -> tuple[ArticleView, ...]:
    versions = (
        select(Version.article_id, func.count().label("count"), func.max(Version.number).label("newest"))
        .join(Article, Version.article_id == Article.id)
        .where(Article.topic_id == topic_id)
        .group_by(Version.article_id)
        .subquery()
    )
    newest = (Version.article_id == versions.c.article_id) & (Version.number == versions.c.newest)
    query = (
        select(Article.address, Source.name, Version.title, Version.published, Version.fetched_at, versions.c.count)
        .join(Source, Article.source_id == Source.id)
        .join(versions, versions.c.article_id == Article.id)
        .join(Version, newest)
        .order_by(Article.id)
    )
    return tuple(
        ArticleView(
            address=address,
            source=source,
            title=title,
            published=published_moment(published),
            fetched=fetched,
            versions=count,
        )
        for address, source, title, published, fetched, count in session.execute(query)
    )


def _unread(session: Session, topic_id: int) -> tuple[UnreadView, ...]:
    """Of the sources that are still followed: what a removed source could not give is nobody's concern."""
    query = (
        select(Fetch.address, Source.name, Fetch.reason)
        .join(Source, Fetch.source_id == Source.id)
        .where(Fetch.topic_id == topic_id, Fetch.outcome == "unread", Source.active)
        .order_by(Fetch.id)
    )
    rows = session.execute(query)
    return tuple(UnreadView(address=row[0], source=row[1], reason=row[2] or "no reason was kept") for row in rows)


def _off_topic(session: Session, topic_id: int) -> int:
    query = select(func.count()).where(Fetch.topic_id == topic_id, Fetch.outcome == "off_topic")
    return session.execute(query).scalar_one()


def _claims(session: Session, topic_id: int) -> tuple[dict[int, model.Claim], dict[str, DocumentView]]:
    """The claims that current measurements and discrepancies name, by row, and the documents they stand in."""
    named = union(
        select(MeasurementClaim.claim_id)
        .join(Measurement, MeasurementClaim.owner_id == Measurement.id)
        .where(Measurement.topic_id == topic_id, Measurement.ended_run.is_(None)),
        select(DiscrepancyClaim.claim_id)
        .join(Discrepancy, DiscrepancyClaim.owner_id == Discrepancy.id)
        .where(Discrepancy.topic_id == topic_id, Discrepancy.ended_run.is_(None)),
    ).subquery()
    query = claim_columns().join(named, named.c.claim_id == Claim.id)
    documents = _documents(session, select(Claim.version_id).join(named, named.c.claim_id == Claim.id))
    claims = {row.row_id: to_claim(row, documents[row.version_id].id) for row in session.execute(query)}
    return claims, {view.id: view for view in documents.values()}


def _documents(session: Session, versions: Any) -> dict[int, DocumentView]:
    query = (
        select(
            Version.id, Version.text_hash, Version.title, Version.published, Version.fetched_at, Version.author,
            Article.address, Source.name, Source.is_primary,
        )
        .join(Article, Version.article_id == Article.id)
        .join(Source, Article.source_id == Source.id)
        .where(Version.id.in_(versions))
        .order_by(Version.id)
    )  # fmt: skip
    return {row.id: _document_view(row) for row in session.execute(query)}


def _document_view(row: Row[tuple[Any, ...]]) -> DocumentView:
    return DocumentView(
        id=document_id(row.address, row.text_hash),
        address=row.address,
        source=row.name,
        title=row.title,
        published=published_moment(row.published),
        fetched=row.fetched_at,
        author=row.author,
        primary=row.is_primary,
    )


def _measurements(session: Session, topic_id: int, claims: dict[int, model.Claim]) -> tuple[model.Measurement, ...]:
    standing = (Measurement.topic_id == topic_id, Measurement.ended_run.is_(None))
    links = _links(session, MeasurementClaim, select(Measurement.id).where(*standing))
    query = select(Measurement.__table__).where(*standing).order_by(Measurement.key)
    return tuple(
        model.Measurement(
            id=row.key,
            subject=row.subject,
            measure=row.measure,
            unit=row.unit,
            time=row.time,
            claims=tuple(claims[claim].id for claim in links[row.id]),
            verdict=row.verdict,
            explanation=row.explanation,
        )
        for row in session.execute(query)
    )


def _discrepancies(
    session: Session, topic_id: int, claims: dict[int, model.Claim], reported: int
) -> tuple[tuple[model.Discrepancy, ...], frozenset[str]]:
    """Those that hold, the gravest first, and which of them were first seen after the run `reported`."""
    standing = (Discrepancy.topic_id == topic_id, Discrepancy.ended_run.is_(None))
    links = _links(session, DiscrepancyClaim, select(Discrepancy.id).where(*standing))
    order = (Discrepancy.severity.desc(), Discrepancy.confidence.desc(), Discrepancy.fingerprint)
    rows = session.execute(select(Discrepancy.__table__).where(*standing).order_by(*order)).all()
    found = tuple(
        model.Discrepancy(
            id=row.fingerprint,
            kind=row.kind,
            measurement=row.measurement,
            claims=tuple(claims[claim].id for claim in links[row.id]),
            severity=row.severity,
            confidence=row.confidence,
            cause=row.cause,
            explanation=row.explanation,
        )
        for row in rows
    )
    return found, frozenset(row.fingerprint for row in rows if row.first_seen_run > reported)


def _links(
    session: Session, table: type[MeasurementClaim] | type[DiscrepancyClaim], owners: Any
) -> defaultdict[int, list[int]]:
    query = select(table.owner_id, table.claim_id).where(table.owner_id.in_(owners))
    links: defaultdict[int, list[int]] = defaultdict(list)
    for owner, claim in session.execute(query.order_by(table.owner_id, table.position)):
        links[owner].append(claim)
    return links


def counts(session: Session, topic_id: int) -> dict[str, int]:
    """How many rows the topic has in each table, in one query."""
    articles = select(Article.id).where(Article.topic_id == topic_id)
    versions = select(Version.id).where(Version.article_id.in_(articles))
    of_topic: tuple[type[Base], ...] = (Source, Fetch, Article, Run, Measurement, Discrepancy, Review)
    parts = [
        select(literal(table.__tablename__), func.count()).where(table.__table__.c.topic_id == topic_id)
        for table in of_topic
    ]
    parts.append(select(literal("versions"), func.count()).where(Version.article_id.in_(articles)))
    parts.append(select(literal("extractions"), func.count()).where(Extraction.version_id.in_(versions)))
    parts.append(select(literal("claims"), func.count()).where(Claim.version_id.in_(versions)))
    return {row[0]: row[1] for row in session.execute(union_all(*parts))}
