"""The discrepancy report as one HTML page that loads nothing and runs nothing."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from db.views import RunView, TopicReport
from review import evidence, figures, numberline, words
from review.overview import Entry, listed, overview

MOST_DRAWN = 200  # number lines of one page; each takes some 35 ms, and nobody reads further in one sitting
LEVELS = {"high": "High severity", "medium": "Medium severity", "low": "Low severity"}


def render_html(view: TopicReport, *, now: dt.datetime) -> str:
    """The report as a self-contained page; `now` is the time it says it was made at.

    Everything that came from articles is escaped, links lead to web addresses only, and the page's own policy
    forbids scripts and anything from elsewhere.
    """
    found = overview(view)
    css = _style()
    html = (
        _templates()
        .get_template("report.html.j2")
        .render(
            view=view,
            found=found,
            levels=[
                (level, LEVELS[level], list(group)) for level, group in groupby(found.listed, lambda each: each.level)
            ],
            pictures={each.id: _picture(each) for each in (*found.listed, *found.doubtful)[:MOST_DRAWN]},
            css=Markup(css),  # noqa: S704 - the project's own style sheet
            policy=_policy(css),
            now=evidence.moment(now),
            run=_run(view.last_run),
            run_state=words.RUN_STATES[view.last_run.state] if view.last_run else "",
            articles=sorted(view.articles, key=lambda each: (each.source.casefold(), each.address)),
            unread=sorted(view.unread, key=lambda each: (each.source.casefold(), each.address)),
        )
    )
    # A lone surrogate can't be written to a file; every text is cleaned of them, addresses and ids included.
    return html.encode("utf-8", "replace").decode()


def _picture(entry: Entry) -> numberline.Picture | None:
    return numberline.draw(entry.claims, title=f"The values on one number line: {entry.title}")


def _markup(drawn: numberline.Picture) -> Markup:
    """A drawn number line as markup: it was rebuilt from a closed list of elements, its text escaped."""
    return Markup(drawn.svg)  # noqa: S704


def _run(run: RunView | None) -> str:
    if run is None:
        return ""
    return figures.span(run.started, run.finished) if run.finished else f"begun {figures.instant(run.started)}"


def _policy(css: str) -> str:
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


@lru_cache(maxsize=1)
def _style() -> str:
    return files("review").joinpath("static/report.css").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("review"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    helpers: dict[str, Any] = {
        "clean": words.clean, "label": words.label, "link": words.web_link, "host": words.host, "listed": listed,
        "count": figures.count, "number": figures.number, "moment": evidence.moment, "markup": _markup,
        "lower_first": words.lower_first,
    }  # fmt: skip
    made.filters.update(helpers)
    return made
