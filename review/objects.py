"""The report for other programs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from db.views import TopicReport


def report_object(view: TopicReport) -> dict[str, Any]:
    """The object of `check --json`, with the articles it rests on and the addresses that could not be read."""
    articles = [
        {
            "address": each.address, "source": each.source, "title": each.title, "published": _iso(each.published),
            "fetched": _iso(each.fetched), "versions": each.versions,
        }
        for each in view.articles
    ]  # fmt: skip
    unread = [{"address": each.address, "source": each.source, "reason": each.reason} for each in view.unread]
    return view.report.to_dict() | {"articles": articles, "unread": unread}


def _iso(time: dt.datetime | None) -> str | None:
    return time.isoformat() if time else None
