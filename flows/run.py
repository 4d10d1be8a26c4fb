"""One run over a topic, from its sources to its report: the composition that the command line calls directly."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from db.store import open_store
from flows import steps
from flows.progress import Progress
from flows.workspace import Workspace
from pipeline.errors import ClaimdiffError, RunError
from pipeline.topic import Topic


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a finished run came to: its counts in words, and where the report stands."""

    run_id: int
    counts: dict[str, int]
    report: Path


def run_topic(topic: Topic, workspace: Workspace, progress: Progress) -> RunResult:
    """Crawl, read, extract, compare and report; raises RunError when another run of the topic is at work."""
    with begin(topic, workspace, progress) as run:
        report = carry_out(run, lambda step: step(run))
    return RunResult(run.run_id, dict(run.counts), report)


STEPS = (steps.crawl_step, steps.read_step, steps.extract_step, steps.compare_step)


def carry_out(run: steps.Run, call: Callable[[Callable[[steps.Run], Any]], Any]) -> Path:
    """The steps in their order, each through `call`, which may watch over it; gives the place of the report."""
    for step in STEPS:
        call(step)
    run.store.finish_run(run.run_id, "finished", dict(run.counts), run.clock())
    return Path(call(steps.report_step))


@contextlib.contextmanager
def begin(topic: Topic, workspace: Workspace, progress: Progress) -> Iterator[steps.Run]:
    """A run of the topic that no other run disturbs; marked failed if its steps fail, with what they stored kept."""
    try:
        with FileLock(workspace.lock(topic.slug), timeout=0):
            yield from _begin(topic, workspace, progress)
    except Timeout as error:
        told = f"another run over '{topic.name}' is at work in {workspace.home}; wait for it, or end it"
        raise RunError(told) from error
    except OSError as error:
        told = f"{error.strerror or error}: {error.filename or workspace.home}; what was stored stays, run it again"
        raise RunError(told) from error


def _begin(topic: Topic, workspace: Workspace, progress: Progress) -> Iterator[steps.Run]:
    with open_store(workspace.database) as store:
        topic_id = store.save_topic(topic)
        now = steps.utc_now()
        store.fail_stale_runs(topic_id, now)
        run_id = store.begin_run(topic_id, now)
        run = steps.Run(topic, topic_id, run_id, workspace, store, progress)
        try:
            yield run
        except BaseException as error:
            told = _reason(error)
            with contextlib.suppress(ClaimdiffError):
                store.finish_run(run_id, "failed", dict(run.counts), run.clock(), error=told)
            raise


def _reason(error: BaseException) -> str:
    """What ended a run, for people."""
    if isinstance(error, KeyboardInterrupt):
        return "it was stopped"
    return str(error) if isinstance(error, ClaimdiffError) else f"{type(error).__name__}: {error}"
