"""`claimdiff demo`: the main job on a bundled sample coverage, crawled for real from servers on this machine."""

from __future__ import annotations

import shutil

import click

from claimdiff.commands.run import run_once
from claimdiff.output import console
from claimdiff.settings import workspace
from flows.workspace import Workspace, sqlite_in
from pipeline.topic_file import parse_topic


@click.command()
@click.pass_obj
def command(home: str | None) -> None:
    """Run everything on a bundled sample coverage: two crawls, between which one article changes a number.

    The sample's outlets are invented; they are served on 127.0.0.1 while the demo runs. Nothing else is fetched. All is
    kept in the folder 'demo' of the home folder, which each demo makes anew.
    """
    from claimdiff.demo.server import DemoServer

    folder, out = workspace(home).home / "demo", console()
    shutil.rmtree(folder, ignore_errors=True)
    place = Workspace(home=folder, database=sqlite_in(folder))  # never the database of real topics
    with DemoServer() as server:
        topic = parse_topic(server.topic_toml(), "the demo's topic file")
        out.print(f"Serving {len(topic.sources)} invented outlets on 127.0.0.1; keeping everything in {place.home}")
        for number in (1, 2):
            server.round = number
            out.rule(f"Round {number} of 2", align="left")
            report = run_once(topic, place, show=number == 2)
    out.print(f"\nOpen the report in a browser: {report.as_uri()}", soft_wrap=True)
