"""The edge to the network: every single request passes here last, redirects, retries and robots.txt included."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import exceptions, signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler

from crawlers.addresses import host_of, is_private_literal
from crawlers.reasons import RefusedError, for_failure, for_private

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawlers.spiders.coverage import CoverageSpider

_NO_ANSWER = (
    exceptions.CannotResolveHostError,
    exceptions.DownloadConnectionRefusedError,
    exceptions.DownloadTimeoutError,
)


class GuardedDownloadHandler(HTTP11DownloadHandler):
    """Refuses private addresses, lets hosts rest that ask for it, gives up silent ones, and bounds what it receives.

    A request that waits here keeps the host's only connection, so that none of the others passes it.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        crawler.signals.connect(self._bytes_received, signal=signals.bytes_received)

    @property
    def _spider(self) -> CoverageSpider:
        return self._crawler.spider  # type: ignore[return-value]

    async def download_request(self, request: Request) -> Response:
        """Downloads, or raises RefusedError for what is not to be fetched."""
        hosts, host = self._spider.hosts, urlsplit(request.url).netloc
        self._refuse_private(request, literal=True)
        self._refuse(hosts.refusal(host))
        while wait := hosts.wait(host):
            await asyncio.sleep(wait)
            self._refuse(hosts.refusal(host))
        request.meta["bytes"] = 0
        try:
            response = await super().download_request(request)
        except _NO_ANSWER as error:
            if isinstance(error, exceptions.CannotResolveHostError):
                self._refuse_private(request, literal=False)
            hosts.failed(host, for_failure(error, self._spider.plan.rules))
            raise
        retry_after = response.headers.get("Retry-After")
        hosts.answered(host, response.status, retry_after.decode("latin-1") if retry_after else None)
        return response

    @staticmethod
    def _refuse(reason: str | None) -> None:
        if reason is not None:
            raise RefusedError(reason)

    def _refuse_private(self, request: Request, *, literal: bool) -> None:
        """A private host is told by its number, or by its addresses having been withheld on resolution."""
        from crawlers.resolver import refused

        host = host_of(request.url)
        if self._spider.plan.allow_private or not (is_private_literal(host) if literal else host in refused):
            return
        raise RefusedError(for_private(request.url, redirected=bool(request.meta.get("redirect_urls"))))

    def _bytes_received(self, data: bytes, request: Request) -> None:
        """Stops a response that grows too large. Scrapy's own limit passes for a broken connection, and is retried."""
        request.meta["bytes"] = request.meta.get("bytes", 0) + len(data)
        if request.meta["bytes"] > self._spider.plan.rules.max_bytes:
            raise exceptions.StopDownload
