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
    report = run_once(load_topic(topic), workspace(home))
    console().print(f"\nReport: {report}", soft_wrap=True)


def run_once(topic: Topic, place: Workspace, *, show: bool = True) -> Path:
    """One run with its progress in the terminal and, to `show`, what it found; gives the place of the report."""
    from claimdiff.terminal import TerminalProgress
    from db.store import open_store
    from flows.run import run_topic
    from review import print_report

    out = console()
    with TerminalProgress(out) as progress:
        result = run_topic(topic, place, progress)
    if show:
        with open_store(place.database) as store:
            print_report(store.topic_report(topic.name), out)
    return result.report
