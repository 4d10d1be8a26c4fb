"""A run over a topic as a Prefect flow: the steps of `flows.steps`, a task each, with retries and logs.

A step is a task, not an article: each task costs Prefect about a tenth of a second, and thousands of them its health.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from prefect import Task, flow
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

from flows import steps
from flows.run import STEPS, begin, carry_out
from flows.workspace import Workspace, sqlite_in
from pipeline.topic_file import parse_topic


class LogProgress:
    """Tells a run's progress to a Prefect log: a line for each finished stage, and for each hundredth item."""

    def __init__(self, log: logging.Logger | logging.LoggerAdapter[Any]) -> None:
        self._log = log

    def update(self, stage: str, done: int, text: str) -> None:
        """Log every hundredth item."""
        if done % 100 == 0:
            self._log.info("%s: %d (%s)", stage, done, text)

    def finish(self, stage: str, text: str) -> None:
        """Log what the stage came to."""
        self._log.info("%s: %s", stage, text)


# The journal and the database hold what a step did, so a retry goes on from there; Prefect need not cache anything.
# A host that is down is given more time than a database that is busy.
TASKS: dict[Callable[[steps.Run], Any], Task[..., Any]] = {
    step: Task(
        step,
        name=step.__name__.removesuffix("_step"),
        retries=2 if step is steps.crawl_step else 1,
        retry_delay_seconds=[60, 300] if step is steps.crawl_step else 10,
        cache_policy=NO_CACHE,
    )
    for step in (*STEPS, steps.report_step)
}


@flow(name="claimdiff-topic", validate_parameters=True, persist_result=False)
def topic_flow(topic_file: str, home: str) -> dict[str, int]:
    """One run over the topic of a file; the file is read anew each time. Gives the run's counts.

    The database is CLAIMDIFF_DATABASE, else SQLite in `home`: an address can hold a password, and Prefect shows the
    parameters of its flows to everybody.
    """
    topic = parse_topic(Path(topic_file).read_text(encoding="utf-8-sig"), topic_file)
    database = os.environ.get("CLAIMDIFF_DATABASE") or sqlite_in(Path(home))
    workspace = Workspace(home=Path(home), database=database)
    with begin(topic, workspace, LogProgress(get_run_logger())) as run:
        report = carry_out(run, lambda step: TASKS[step](run))
    create_markdown_artifact(_summary(dict(run.counts), report, steps.utc_now()), key=f"summary-{topic.slug}")
    return dict(run.counts)


def _summary(counts: dict[str, int], report: Path, now: dt.datetime) -> str:
    rows = [f"| {name} | {count} |" for name, count in sorted(counts.items())]
    return "\n".join(
        [f"Finished {now:%Y-%m-%d %H:%M} UTC. Report: `{report}`", "", "| what | count |", "|---|---|", *rows]
    )
