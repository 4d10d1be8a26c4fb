"""What stands between the crawl and the network: the guard over hosts, and the record of headers as received."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crawlers.addresses import host_of, is_private_literal
from crawlers.reasons import RefusedError, for_failure, for_private

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

_GIVE_UP_AFTER = 10


class HostGuard:
    """Refuses private addresses, on every redirect anew, and hosts that have long stopped answering.

    Without the latter, a dead host would cost every one of its pages three timeouts.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._plan = crawler.spider.plan  # type: ignore[union-attr]
        self._silent: Counter[str] = Counter()
        self._reasons: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> HostGuard:
        """Scrapy's way to make a component."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises RefusedError for what is not to be fetched."""
        # A redirect carries the slot of the host it came from; each host has its own connection and delay.
        request.meta.pop("download_slot", None)
        if not self._plan.allow_private and is_private_literal(host_of(request.url)):
            raise self._private(request)
        site = urlsplit(request.url).netloc
        if self._silent[site] >= _GIVE_UP_AFTER:
            raise RefusedError(f"{self._reasons[site]} (given up after {self._silent[site]} tries in a row)")

    def process_response(self, request: Request, response: Response) -> Response:
        """Notes that the host is alive."""
        self._silent.pop(urlsplit(request.url).netloc, None)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Tells hosts with private addresses from hosts without any, and counts the silent ones."""
        from scrapy import exceptions as errors

        if isinstance(exception, errors.CannotResolveHostError) and self._withheld(request):
            raise self._private(request)
        if isinstance(
            exception,
            errors.CannotResolveHostError | errors.DownloadConnectionRefusedError | errors.DownloadTimeoutError,
        ):
            site = urlsplit(request.url).netloc
            self._silent[site] += 1
            self._reasons[site] = for_failure(exception, self._plan.rules)

    def _withheld(self, request: Request) -> bool:
        from crawlers.resolver import refused

        return host_of(request.url) in refused

    def _private(self, request: Request) -> RefusedError:
        return RefusedError(for_private(request.url, redirected=bool(request.meta.get("redirect_urls"))))


class ReceivedHeaders:
    """Keeps the headers as they came, for the archive; decompression removes some."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Leaves the headers in the request's meta under `received`."""
        request.meta["received"] = header_pairs(response)
        return response


def header_pairs(response: Response) -> list[tuple[str, str]]:
    """All headers with all of their values, as text."""
    pairs: list[tuple[Any, Any]] = [(name, value) for name, values in response.headers.items() for value in values]
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in pairs]
