"""The process that does a crawl: `python -m crawlers.child`, with the assignment as one line on standard input.

Standard input stays open as long as the parent lives, and this process ends at once when it closes. Every result is
with the operating system before the next, so ending at once loses nothing. Standard output carries a dot now and then
as a sign of life, and at the end a JSON line that says what stopped the crawl, if anything did.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import threading

from crawlers.plan import Assignment

ORPHANED = 70
FAULT = 71


def main() -> int:
    """Reads the assignment, crawls, and says how it went."""
    parent = os.getppid()
    _die_with_parent()
    threading.Thread(target=_watch_parent, args=(parent,), daemon=True).start()
    line = _first_line()
    if not line:
        return ORPHANED
    fault = _crawl(Assignment.from_json(line))
    if fault is None:
        return 0
    os.write(1, b"\n" + json.dumps({"fault": fault}).encode() + b"\n")
    return FAULT


_lifeline = threading.Event()


def _first_line() -> bytes:
    line = sys.stdin.buffer.readline()
    _lifeline.set()
    return line


def _die_with_parent() -> None:
    """Asks Linux to end this process with its parent, which works even while no Python code gets to run."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def _watch_parent(parent: int) -> None:
    """Ends this process when the parent is gone or lets go of standard input."""
    _lifeline.wait()
    while os.getppid() == parent:
        readable, _, _ = select.select([0], [], [], 1.0)
        if readable and not os.read(0, 4096):
            break
    os._exit(ORPHANED)


def _crawl(assignment: Assignment) -> str | None:
    """Runs the spider to its end; gives what kept it from finishing."""
    from scrapy.crawler import AsyncCrawlerProcess

    from crawlers.logs import log_to
    from crawlers.settings import settings_for
    from crawlers.spiders.coverage import CoverageSpider

    log_to(assignment.journal.with_name("crawl.log"))
    process = AsyncCrawlerProcess(settings_for(assignment.plan))
    crawler = process.create_crawler(CoverageSpider)
    process.crawl(crawler, assignment=assignment)
    process.start()
    spider = crawler.spider
    if process.bootstrap_failed or not isinstance(spider, CoverageSpider):
        return "the crawl could not be started"
    if spider.fault:
        return spider.fault
    reason = crawler.stats.get_value("finish_reason")
    return None if reason == "finished" else f"the crawl was stopped ({reason})"


if __name__ == "__main__":
    sys.exit(main())
