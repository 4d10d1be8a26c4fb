"""Obedience to robots.txt, as RFC 9309 has it.

This stands in for Scrapy's own middleware, which in 2.19 lets pass all but the first two of the requests that wait
for one robots.txt, and all requests when the file can't be had.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

from crawlers.reasons import RefusedError, for_failure, for_status
from crawlers.settings import ROBOTS_NAME

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

FORBIDDEN = "forbidden by robots.txt"


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a host's robots.txt says: rules, or why nothing of the host may be fetched, or neither: all may."""

    parser: RobotParser | None = None
    refusal: str | None = None


class ObeyRobots:
    """Asks every host for its robots.txt once, before anything else, and refuses what it forbids."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, asyncio.Task[_Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ObeyRobots:
        """Scrapy's way to make a component."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises RefusedError for what is forbidden, and for hosts whose rules can't be known."""
        if request.meta.get("robots"):
            return
        parts = urlsplit(request.url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = asyncio.ensure_future(self._ask(site, request))
        rules = await asyncio.shield(self._rules[site])
        if rules.refusal is not None:
            raise RefusedError(rules.refusal)
        if rules.parser is not None and not rules.parser.allowed(request.url, ROBOTS_NAME):
            raise RefusedError(FORBIDDEN)

    async def _ask(self, site: str, request: Request) -> _Rules:
        try:
            response = await self._crawler.engine.download_async(
                Request(f"{site}/robots.txt", callback=NO_CALLBACK, priority=1000, meta={"robots": True})
            )
        except RefusedError:
            return _Rules()  # the page itself is refused for it too, by who knows whether a redirect led to it
        except IgnoreRequest:
            return _Rules()  # endless redirects, or far too large: the file counts as not there
        except Exception as error:
            return _Rules(refusal=self._unreachable(error))
        return await self._understood(response, request)

    def _unreachable(self, error: Exception) -> str:
        spider: Any = self._crawler.spider
        return for_failure(error, spider.plan.rules)

    async def _understood(self, response: Response, request: Request) -> _Rules:
        if response.status == 429 or response.status >= 500:
            return _Rules(refusal=f"robots.txt could not be read: {for_status(response.status)}")
        if not 200 <= response.status < 300:
            return _Rules()
        parser = ProtegoRobotParser.from_crawler(self._crawler, response.body)
        await self._crawler.signals.send_catch_log_async(
            signal=signals.robots_parsed, robotparser=parser, request=request
        )
        return _Rules(parser)
