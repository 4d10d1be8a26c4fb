"""Scrapy extensions: the delay that robots.txt asks for, and a sign of life for the process that waits."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import signals

from crawlers.settings import MAX_CRAWL_DELAY, ROBOTS_NAME

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

BEAT_SECONDS = 2.0


class CrawlDelay:
    """Holds every host to the Crawl-delay of its robots.txt; what AutoThrottle lowers is raised again."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._asked: dict[str, float] = {}
        crawler.signals.connect(self._robots_parsed, signal=signals.robots_parsed)
        crawler.signals.connect(self._response_downloaded, signal=signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CrawlDelay:
        """Scrapy's way to make a component."""
        return cls(crawler)

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        delay = robotparser.crawl_delay(ROBOTS_NAME)
        if not delay or delay < 0:
            return
        host = urlsplit(request.url).hostname or ""
        self._asked[host] = min(max(delay, self._asked.get(host, 0.0)), MAX_CRAWL_DELAY)
        self._crawler.engine.downloader.per_slot_settings[host] = {"delay": self._floor(host)}
        self._raise(host)

    def _response_downloaded(self, request: Request) -> None:
        self._raise(str(request.meta.get("download_slot")))

    def _raise(self, host: str) -> None:
        slot = self._crawler.engine.downloader.slots.get(host)
        if slot is not None and host in self._asked:
            slot.delay = max(slot.delay, self._asked[host])

    def _floor(self, host: str) -> float:
        return max(self._asked[host], self._crawler.settings.getfloat("DOWNLOAD_DELAY"))


class Heartbeat:
    """Writes a byte to standard output as long as the crawl's loop turns."""

    def __init__(self, crawler: Crawler) -> None:
        self._loop: Any = None
        crawler.signals.connect(self._start, signal=signals.engine_started)
        crawler.signals.connect(self._stop, signal=signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Heartbeat:
        """Scrapy's way to make a component."""
        return cls(crawler)

    def _start(self) -> None:
        from scrapy.utils.asyncio import create_looping_call

        self._loop = create_looping_call(lambda: os.write(1, b"."))
        self._loop.start(BEAT_SECONDS)

    def _stop(self) -> None:
        if self._loop is not None and self._loop.running:
            self._loop.stop()
