"""`claimdiff report`: a topic's newest discrepancies, from what earlier runs stored."""

from __future__ import annotations

from pathlib import Path

import click

from claimdiff.output import show_report
from claimdiff.settings import workspace
from claimdiff.topics import topic_name
from flows.workspace import sqlite_in
from pipeline.errors import UsageError


@click.command()
@click.argument("topic")
@click.option("--json", "as_json", is_flag=True, help="Print one object: what check prints, with articles and unread.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write the report to this file, too.")
@click.pass_obj
def command(home: str | None, topic: str, as_json: bool, html: Path | None) -> int:
    """Show the newest discrepancies of TOPIC (a topic file, or a topic's name); ends with 1 if there are any."""
    from db.store import open_store
    from review import report_object

    place = workspace(home)
    if not place.home.is_dir() and place.database == sqlite_in(place.home):
        raise UsageError(f"nothing is stored in {place.home} yet; 'claimdiff run TOPIC.toml' begins")
    with open_store(place.database) as store:
        view = store.topic_report(topic_name(topic))
    return show_report(view, report_object(view) if as_json else None, html)
