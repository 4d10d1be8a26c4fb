"""`claimdiff schedule`: topics on their schedule, through a Prefect server of their own."""

from __future__ import annotations

from pathlib import Path

import click

from claimdiff.output import console
from claimdiff.settings import workspace
from claimdiff.topics import load_topic


@click.command()
@click.argument("topics", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(1, 65535), default=4299, show_default=True, help="Of the Prefect server.")
@click.option("--limit", type=click.IntRange(1), default=2, show_default=True, help="Runs at the same time, at most.")
@click.pass_obj
def command(home: str | None, topics: tuple[Path, ...], port: int, limit: int) -> None:
    """Run TOPICS (topic files) at the hours their files name, until stopped with Ctrl-C.

    Starts a Prefect server on this machine, whose pages show every run, and ends it again.
    """
    loaded = {file.absolute(): load_topic(file) for file in topics}
    from flows.schedule import serve_topics

    out = console()
    for file, topic in loaded.items():
        out.print(f"{topic.name}: {topic.schedule.cron} ({topic.schedule.timezone})  {file}", soft_wrap=True)
    serve_topics(loaded, workspace(home), port=port, limit=limit, say=out.print)
