"""The report for a terminal: what does not agree, in one short table, and what could not be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from db.views import TopicReport
from review import figures, words
from review.overview import Entry, Overview, Side, overview

NARROW = 72  # under it an entry is a block of lines and no row of a table
MOST_UNREAD = 10
STYLES = {"high": "bold red", "medium": "yellow", "low": ""}


def render_text(view: TopicReport, *, width: int, now: dt.datetime) -> str:
    """The report as plain lines of at most `width` characters, with the time it was made at."""
    console = Console(file=StringIO(), width=width, no_color=True, force_terminal=False, legacy_windows=False)
    with console.capture() as captured:
        print_report(view, console)
        console.print(Text(f"Made {figures.instant(now)}", "dim"))
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def print_report(view: TopicReport, console: Console) -> None:
    """Print the report as wide as the console is; nothing of what articles say is read as markup."""
    found = overview(view)
    parts = [_head(view, found), *_warnings(found), *_discrepancies(view, found, console.width), *_rest(view, found)]
    console.print(Group(*parts))


def _head(view: TopicReport, found: Overview) -> Text:
    new = f" ({found.new} new)" if found.new else ""
    counts = ", ".join((
        figures.count(len(found.listed), "discrepancy", "discrepancies") + new,
        figures.count(found.compared, "measurement") + " compared across sources",
        figures.count(found.figures, "figure") + " read",
        figures.count(len(view.articles), "article"),
        figures.count(len(view.sources), "source"),
    ))  # fmt: skip
    return Text.assemble((words.label(view.topic), "bold"), "\n", counts)


def _warnings(found: Overview) -> Iterator[Text]:
    for said, _ in found.warnings:
        yield Text.assemble(("! ", "bold yellow"), said)


def _discrepancies(view: TopicReport, found: Overview, width: int) -> Iterator[RenderableType]:
    if not found.listed:
        yield Text(f"\n{_nothing(view, found)}\n")
    elif width < NARROW:
        yield from (_block(entry) for entry in found.listed)
    else:
        yield _table(found.listed)


def _nothing(view: TopicReport, found: Overview) -> str:
    if not view.articles:
        return "Nothing has been read yet."
    if not found.compared:
        return "Nothing to look at: no figure was found in two sources."
    return f"Nothing to look at: {figures.count(found.compared, 'measurement')} compared, none contradicts."


def _table(entries: Iterable[Entry]) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, show_lines=False, padding=(0, 1, 1, 0))
    table.add_column("Severity", no_wrap=True)
    table.add_column("What", ratio=3, overflow="fold")
    table.add_column("Figures", ratio=4, overflow="fold")
    table.add_column("Why", ratio=4, overflow="fold")
    for entry in entries:
        table.add_row(_severity(entry), Text(f"{entry.kind}\n{entry.title}"), _figures(entry), Text(entry.reason))
    return table


def _block(entry: Entry) -> Text:
    return Text.assemble(
        "\n", _severity(entry, joint=" "), f"  {entry.kind}\n", (entry.title, "bold"), "\n", _figures(entry), "\n",
        entry.reason,
    )  # fmt: skip


def _severity(entry: Entry, joint: str = "\n") -> Text:
    shown = Text(f"{entry.level} {entry.severity}", STYLES[entry.level])
    return shown.append(f"{joint}NEW", "bold green") if entry.new else shown


def _figures(entry: Entry) -> Text:
    lines = [_side(side) for side in entry.ends]
    if entry.between:
        lines.append(Text(f"and {figures.count(entry.between, 'figure')} between these"))
    return Text("\n").join(lines)


def _side(side: Side) -> Text:
    more = f" and {len(side.outlets) - 2} more" if len(side.outlets) > 2 else ""
    return Text.assemble((side.figure, "bold"), f"  {', '.join(side.outlets[:2])}{more}")


def _rest(view: TopicReport, found: Overview) -> Iterator[RenderableType]:
    if found.doubtful:
        yield Text(f"{figures.count(len(found.doubtful), 'doubtful case')} kept apart.")
    if found.hidden:
        yield Text(f"{figures.count(found.hidden, 'discrepancy', 'discrepancies')} under the severity threshold.")
    if found.agreements:
        yield Text(f"{figures.count(len(found.agreements), 'measurement')} compared without contradiction.")
    if found.fitting:
        yield Text(f"{figures.count(found.fitting, 'derived figure')} checked against what is stated: nothing amiss.")
    if view.unread:
        yield Text("\nNot read", "bold")
        yield _unread(view)
    if len(view.unread) > MOST_UNREAD:
        yield Text(f"and {len(view.unread) - MOST_UNREAD} more")


def _unread(view: TopicReport) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=3, overflow="fold")
    for each in view.unread[:MOST_UNREAD]:
        why = Text.assemble(words.label(each.reason), "\n", (words.label(each.address), "dim"))
        table.add_row(Text(words.label(each.source)), why)
    return table
