"""What people see: the discrepancy report as a page, for the terminal and as an object for other programs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from db.views import TopicReport

__all__ = ["print_report", "render_html", "render_text", "report_object"]


def render_html(view: TopicReport, *, now: dt.datetime) -> str:
    """The report as one self-contained HTML page, made at `now`."""
    from review.page import render_html as render

    return render(view, now=now)


def render_text(view: TopicReport, *, width: int, now: dt.datetime) -> str:
    """The report in plain text, at most `width` characters wide, made at `now`."""
    from review.terminal import render_text as render

    return render(view, width=width, now=now)


def print_report(view: TopicReport, console: Console) -> None:
    """Print the report to a terminal, as wide as it is and in its colours."""
    from review.terminal import print_report as show

    show(view, console)


def report_object(view: TopicReport) -> dict[str, Any]:
    """The report as the JSON object of the machine interface."""
    from review.objects import report_object as build

    return build(view)
