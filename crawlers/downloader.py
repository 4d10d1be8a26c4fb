"""Scrapy's downloader, held to its limit of connections per host."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Downloader, Slot


class StrictDownloader(Downloader):
    """Counts a request as under way from the moment it leaves the queue.

    Scrapy 2.19 counts it when its coroutine first runs. On an asyncio loop that is later, so that without a delay all
    requests that wait for one host leave the queue together, whatever CONCURRENT_REQUESTS_PER_DOMAIN says.
    """

    def _wait_for_download(self, slot: Slot, request: Request, queue_dfd: Any) -> Coroutine[Any, Any, None]:
        slot.transferring.add(request)
        return super()._wait_for_download(slot, request, queue_dfd)
