"""The front door: crawls a plan in a process of its own and hands on every result as it comes.

A spider that crashes, hangs or eats memory costs its own process and nothing else; what it journalled stays.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from crawlers.journal import JournalTail, cut_torn_line, read_journal
from crawlers.model import ArchiveRef, Fetched, Known
from crawlers.plan import Assignment, CrawlPlan
from pipeline.errors import RunError

__all__ = ["ArchiveRef", "CrawlPlan", "CrawlSummary", "Fetched", "Known", "crawl", "read_journal"]

_POLL_SECONDS = 0.1
_COMMAND = (sys.executable, "-P", "-m", "crawlers.child")


@dataclass(frozen=True, slots=True)
class CrawlSummary:
    """How many addresses, articles and places of discovery alike, had which outcome."""

    fetched: int
    unchanged: int
    unread: int
    seconds: float


def crawl(
    plan: CrawlPlan,
    *,
    archive: Path,
    journal: Path,
    known: Mapping[str, Known],
    done: Collection[str] = (),
    progress: Callable[[Fetched], None],
    time_limit: float = 4 * 3600.0,
    hang_limit: float = 180.0,
) -> CrawlSummary:
    """Fetches what the plan's sources name; every result is a line of `journal` before it is given to `progress`.

    `known` makes requests conditional and tells unchanged pages; it is keyed by `Fetched.address`. Articles in `done`
    are not fetched; feeds, sitemaps and listings are, since what they named is not in the journal. `journal` may hold
    lines already; they are kept and not handed on again. Scrapy's log goes to `crawl.log` beside it.

    RunError says that the crawl did not come to its end: it died, hung for `hang_limit` seconds or took longer than
    `time_limit`. All that was journalled has been handed on then, and starting again goes on from there.
    """
    started = time.monotonic()
    tail = JournalTail(journal, _prepared(journal))
    outcomes: Counter[str] = Counter()

    def hand_on() -> None:
        for fetched in tail.read():
            outcomes[fetched.outcome] += 1
            progress(fetched)

    with _child(Assignment(plan, archive, journal, known, frozenset(done))) as child:
        problem = child.watch(hand_on, started + time_limit, hang_limit)
    hand_on()
    if problem:
        raise RunError(
            f"the crawl of {plan.topic!r} did not finish: {problem}. "
            f"What it fetched is kept, and starting again goes on from there; see {journal.with_name('crawl.log')}"
        )
    return CrawlSummary(
        outcomes["fetched"], outcomes["unchanged"], outcomes["unread"], round(time.monotonic() - started, 3)
    )


def _prepared(journal: Path) -> int:
    """Makes the place of a journal and gives the journal's size so far."""
    try:
        journal.parent.mkdir(parents=True, exist_ok=True)
        journal.with_name("crawl.log").touch()
        return cut_torn_line(journal)
    except OSError as error:
        raise RunError(f"the crawl's journal can't be written: {error}") from error


@contextmanager
def _child(assignment: Assignment) -> Iterator[_Child]:
    """The crawling process, ended in any case when the block is left."""
    with assignment.journal.with_name("crawl.log").open("ab") as log:
        process = subprocess.Popen(
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env=_environment(),
            start_new_session=True,  # Ctrl-C reaches the parent, which ends the child
        )
    child = _Child(process, assignment)
    try:
        yield child
    finally:
        child.end()


def _environment() -> dict[str, str]:
    """The child finds the same packages, wherever it was started; the current folder is no place for modules."""
    here = str(Path(__file__).resolve().parent.parent)
    paths = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    return {**os.environ, "PYTHONPATH": os.pathsep.join([*paths, here])}


class _Child:
    """The parent's view of the crawling process."""

    def __init__(self, process: subprocess.Popen[bytes], assignment: Assignment) -> None:
        self._process = process
        self._assignment = assignment
        self._last_sign = time.monotonic()
        self._said = b""
        # Threads, since a child that neither reads nor writes must not keep the parent from noticing.
        self._threads = [threading.Thread(target=job, daemon=True) for job in (self._assign, self._listen)]
        for thread in self._threads:
            thread.start()

    def watch(self, hand_on: Callable[[], None], deadline: float, hang_limit: float) -> str | None:
        """Waits for the child's end and says what was wrong with it, if anything."""
        while True:
            try:
                return self._verdict(self._process.wait(_POLL_SECONDS))
            except subprocess.TimeoutExpired:
                hand_on()
            now = time.monotonic()
            if now > deadline:
                return "it took too long"
            if now - self._last_sign > hang_limit:
                return f"it gave no sign of life for {hang_limit:g} s"

    def end(self) -> None:
        """Ends the child if it still runs. Killing is safe: whatever it finished is written."""
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()

    def _assign(self) -> None:
        """Tells the child what to do. Standard input stays open then, as the child's sign that its parent lives."""
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):  # it died already; `watch` finds out how
            self._process.stdin.write(self._assignment.to_json().encode() + b"\n")
            self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as output:
            while chunk := os.read(output.fileno(), 4096):
                self._last_sign = time.monotonic()
                self._said = (self._said + chunk)[-8192:]

    def _verdict(self, code: int) -> str | None:
        if code == 0:
            return None
        self._threads[-1].join()
        last = self._said.strip().rpartition(b"\n")[2]
        try:
            return str(json.loads(last)["fault"])
        except (ValueError, TypeError, KeyError):
            return f"its process was ended by signal {-code}" if code < 0 else f"its process ended with status {code}"
