"""`claimdiff run`: one run over a topic."""

from __future__ import annotations

from pathlib import Path

import click

from claimdiff.output import console
from claimdiff.settings import workspace
from claimdiff.topics import load_topic
from flows.workspace import Workspace
from pipeline.topic import Topic


@click.command()
@click.argument("topic", type=click.Path(path_type=Path))
@click.pass_obj
def command(home: str | None, topic: Path) -> None:
    """Crawl the sources of TOPIC (a topic file), read, compare, and write the report.

    What was read before is not read again. A run that was stopped or killed is simply started again.
    """
    run_once(load_topic(topic), workspace(home))


def run_once(topic: Topic, place: Workspace) -> Path:
    """One run with its progress in the terminal, and what it found; gives the place of the report."""
    from claimdiff.terminal import TerminalProgress
    from db.store import open_store
    from flows.run import run_topic
    from review import print_report

    out = console()
    with TerminalProgress(out) as progress:
        result = run_topic(topic, place, progress)
    store = open_store(place.database)
    try:
        print_report(store.topic_report(topic.name), out)
    finally:
        store.close()
    out.print(f"\nReport: {result.report}", soft_wrap=True)
    return result.report
