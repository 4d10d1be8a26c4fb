"""`claimdiff check`: where the inputs do not agree."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from claimdiff.api import check
from claimdiff.inputs import read_inputs
from claimdiff.output import show_report, tell_unread
from claimdiff.views import view_of_check


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one object: claims, measurements, discrepancies, derivations."
)
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write the report to this file, too.")
@click.option("--allow-private", is_flag=True, help="Fetch addresses on private networks, too.")
def command(inputs: tuple[str, ...], as_json: bool, html: Path | None, allow_private: bool) -> int:
    """Show where INPUTS do not agree; ends with 1 if they do not.

    INPUTS are text or HTML files, addresses, '-' for standard input, or .jsonl files of documents. Only English is
    read: texts in other languages are listed as unread, and when there are no others it ends with 2.
    """
    documents = read_inputs(inputs, allow_private=allow_private)
    report = check(documents)
    view = view_of_check(documents, report, dt.datetime.now(dt.UTC))
    found = show_report(view, report.to_dict() if as_json else None, html)
    return tell_unread(report.unread, of=len(documents)) or found
