"""A report's view of documents that were checked without a run, so that both are shown by the same pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from db.views import ArticleView, DocumentView, TopicReport, UnreadView
from pipeline.model import Document, Report


def view_of_check(documents: Sequence[Document], report: Report, now: dt.datetime) -> TopicReport:
    """What the report shows of a check: no run behind it, every document an article of its own."""
    views = {document.id: _document(document, now) for document in documents}
    articles = [
        ArticleView(
            address=view.address,
            source=view.source,
            title=view.title,
            published=view.published,
            fetched=now,
            versions=1,
        )
        for view in views.values()
    ]
    return TopicReport(
        topic=f"Check of {len(documents)} {'text' if len(documents) == 1 else 'texts'}",
        terms=(),
        sources=tuple(dict.fromkeys(view.source for view in views.values())),
        last_run=None,
        runs=0,
        articles=tuple(articles),
        unread=tuple(
            UnreadView(address=told.address, source=told.source, reason=told.reason) for told in report.unread
        ),
        off_topic=0,
        documents=views,
        report=report,
    )


def _document(document: Document, now: dt.datetime) -> DocumentView:
    return DocumentView(
        id=document.id,
        address=document.url or document.id,
        source=document.source or document.id,
        title=document.title,
        published=_moment(document.published),
        fetched=now,
    )


def _moment(published: str | dt.date | dt.datetime | None) -> dt.datetime | None:
    if isinstance(published, str):
        published = dt.datetime.fromisoformat(published)
    if published is None or isinstance(published, dt.datetime):
        return published.replace(tzinfo=dt.UTC) if published and published.tzinfo is None else published
    return dt.datetime(published.year, published.month, published.day, tzinfo=dt.UTC)
