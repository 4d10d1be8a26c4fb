"""How results reach people and programs: JSON lines, and coloured text in the terminal."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from db.views import TopicReport
    from pipeline.model import Claim, Unread


def print_json(value: dict[str, Any]) -> None:
    """One JSON object on one line."""
    ascii_only = (getattr(sys.stdout, "encoding", None) or "").replace("-", "").lower() != "utf8"
    click.echo(json.dumps(value, ensure_ascii=ascii_only))


def tell_unread(unread: Sequence[Unread], of: int) -> int:
    """Say on standard error what was not read and why; gives the exit code: 2 where that is all of the documents."""
    for each in unread:
        click.echo(f"claimdiff: {each.document}: {each.reason}", err=True)
    return UnreadableError.exit_code if unread and len(unread) == of else 0


def console() -> Console:
    """The terminal, or what stands for it."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


def sentence_with_figure(claim: Claim, style: str = "bold reverse") -> Text:
    """The claim's sentence with its figure marked; control characters of hostile text are shown, not obeyed."""
    from rich.text import Text

    from review.words import clean

    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    sentence = claim.sentence
    text = Text(clean(sentence[:start]))
    text.append(clean(sentence[start:end]), style=style)
    return text.append(clean(sentence[end:]))


def show_report(view: TopicReport, as_json: dict[str, Any] | None, html: Path | None) -> int:
    """Show a report: as a page in the file `html`, where one is named, and as JSON, where that is given, or for people.

    Gives the exit code: 1 when there is something to look at.
    """
    from review import print_report, render_html

    if html:
        try:
            html.write_text(render_html(view, now=dt.datetime.now(dt.UTC)), encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{html}: can't be written: {error.strerror}") from error
    if as_json is not None:
        print_json(as_json)
    else:
        print_report(view, console())
    return int(bool(view.to_look_at()))
