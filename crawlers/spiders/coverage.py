"""The spider of a crawl: asks every source's feeds, sitemaps and listings, then fetches the articles they name."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any

from scrapy import Request, Spider
from scrapy.http import HtmlResponse, Response
from scrapy.signals import spider_idle
from twisted.python.failure import Failure

from crawlers import reasons
from crawlers.addresses import canonical
from crawlers.archive import digest_of
from crawlers.discovery import Found, Standing, read_feed, read_listing, read_sitemap
from crawlers.frontier import Frontier
from crawlers.hosts import Hosts
from crawlers.items import Met, Received
from crawlers.middlewares import header_pairs
from crawlers.model import Fetched, Known, Outcome, Role
from crawlers.plan import Assignment
from crawlers.sniffing import is_html
from pipeline.errors import UnreadableError
from pipeline.topic import Source

logger = logging.getLogger(__name__)

MAX_SITEMAPS = 50  # sitemaps read below one index, newest first
MAX_SITEMAP_DEPTH = 2
MAX_FOLLOWING = 3  # pages that a listing goes on to
_NOT_CONDITIONAL = Known()


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """One address to be met; `depth` counts the sitemap indexes or listing pages that led to it."""

    frontier: Frontier = field(repr=False)
    role: Role
    address: str
    depth: int = 0


class CoverageSpider(Spider):
    """Yields a `Met` for every address of its assignment, whatever happens to it."""

    name = "coverage"

    def __init__(self, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.assignment = assignment
        self.plan = assignment.plan
        self.hosts = Hosts()
        self.fault: str | None = None
        self.ran_dry = False  # nothing was left to do, as opposed to being stopped
        self._open: dict[str, Task] = {}
        self._asked: set[str] = set()
        self._stopping: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> CoverageSpider:
        """Scrapy's way to make a spider."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._went_idle, signal=spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """The first requests of every source."""
        claimed: set[str] = set()
        for source in self.plan.sources:
            frontier = Frontier(source.name, self.plan.rules.max_pages, claimed)
            # Made at once, so that the frontier knows of all its discovery before the first answer comes.
            for output in list(self._begin(source, frontier)):
                yield output

    def fail(self, reason: str) -> None:
        """Ends the crawl because going on makes no sense."""
        if self.fault is None:
            self.fault = reason
            self._stopping = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="failed"))

    def leftovers(self) -> list[Met]:
        """Addresses that Scrapy dropped without an answer, once nothing is left to do."""
        return [self._unread(task, task.address, reasons.NOT_REACHED) for task in list(self._open.values())]

    def _went_idle(self) -> None:
        self.ran_dry = True

    # What is asked for

    def _begin(self, source: Source, frontier: Frontier) -> Iterator[Request | Met]:
        for page in source.pages:
            try:
                canonical(page)
            except ValueError as error:
                yield self._unread(Task(frontier, "article", page), page, str(error))
        frontier.offer(Found(page, standing=Standing.NAMED) for page in source.pages)
        yield from self._articles(frontier)
        named: tuple[tuple[Role, list[str]], ...] = (
            ("feed", source.feeds),
            ("sitemap", source.sitemaps),
            ("listing", source.listings),
        )
        for role, addresses in named:
            for address in addresses:
                yield from self._discover(frontier, role, address)

    def _discover(self, frontier: Frontier, role: Role, address: str, depth: int = 0) -> Iterator[Request | Met]:
        try:
            task = Task(frontier, role, canonical(address, tracking=True), depth)
        except ValueError as error:
            yield self._unread(Task(frontier, role, address, depth), address, str(error))
            return
        if task.address in self._asked:
            return
        self._asked.add(task.address)
        frontier.open += 1
        yield self._request(task)

    def _articles(self, frontier: Frontier) -> Iterator[Request]:
        for address in frontier.take():
            if address not in self.assignment.done:
                yield self._request(Task(frontier, "article", address))

    def _request(self, task: Task) -> Request:
        self._open[task.address] = task
        known = self._known(task) if task.role == "article" else _NOT_CONDITIONAL
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        return Request(
            task.address,
            callback=self.answered,
            errback=self.failed,
            headers={name: value for name, value in headers.items() if value},
            meta={"task": task},
            priority=0 if task.role == "article" else 10,
            dont_filter=True,  # addresses are told apart by their canonical form, and redirects may meet
        )

    def _known(self, task: Task) -> Known:
        return self.assignment.known.get(task.address, _NOT_CONDITIONAL)

    # What comes back

    def answered(self, response: Response) -> Iterator[Request | Met]:
        """Turns a response into its outcome and what follows from it."""
        task: Task = response.meta["task"]
        try:
            outputs = list(self._read(task, response))
        except UnreadableError as error:
            outputs = [self._unread(task, response.url, error.reason, response)]
        except Exception as error:  # whatever a hostile page trips must not lose the address
            logger.exception("reading %s failed", task.address)
            outputs = [self._unread(task, response.url, f"could not be read ({type(error).__name__})", response)]
        yield from outputs
        yield from self._after(task)

    def failed(self, failure: Failure) -> Iterator[Request | Met]:
        """Turns a failed download into its outcome."""
        request: Request = failure.request  # type: ignore[attr-defined]
        task: Task = request.meta["task"]
        assert failure.value is not None
        yield self._unread(task, request.url, reasons.for_failure(failure.value, self.plan.rules))
        yield from self._after(task)

    def _after(self, task: Task) -> Iterator[Request]:
        if task.role != "article":
            task.frontier.open -= 1
            if task.frontier.open == 0:
                yield from self._articles(task.frontier)

    def _read(self, task: Task, response: Response) -> Iterator[Request | Met]:
        known = self._known(task)
        if response.status == 304 and (known.etag or known.last_modified):
            yield self._met(task, response.url, "unchanged", response=response, known=_renewed(known, response))
            return
        if not 200 <= response.status < 300:
            raise UnreadableError(reasons.for_status(response.status))
        if encoding := _header(response, "Content-Encoding"):  # decompression takes away those it knows
            raise UnreadableError(reasons.for_encoding(encoding))
        if not response.body.strip():
            raise UnreadableError("empty response")
        follows = list(self._follow(task, response))
        digest = digest_of(response.body)
        fresh = Known(_header(response, "ETag"), _header(response, "Last-Modified"), digest)
        if digest == known.digest:
            yield self._met(task, response.url, "unchanged", response=response, known=fresh)
        else:
            yield self._met(task, response.url, "fetched", response=response, known=fresh, keep=True)
        yield from follows

    def _follow(self, task: Task, response: Response) -> Iterator[Request | Met]:
        content_type = _header(response, "Content-Type")
        if task.role == "feed":
            task.frontier.offer(read_feed(response.body, response.url, content_type))
        elif task.role == "sitemap":
            yield from self._follow_sitemap(task, response)
        elif not is_html(content_type, response.body):
            raise UnreadableError(reasons.for_type(content_type))
        elif task.role == "listing":
            yield from self._follow_listing(task, response)

    def _follow_sitemap(self, task: Task, response: Response) -> Iterator[Request | Met]:
        sitemap = read_sitemap(response.body, response.url, self.plan.rules.max_bytes)
        task.frontier.offer(sitemap.pages)
        if task.depth < MAX_SITEMAP_DEPTH:
            now = dt.datetime.now(dt.UTC)
            for found in sorted(sitemap.sitemaps, key=lambda found: found.order(now))[:MAX_SITEMAPS]:
                yield from self._discover(task.frontier, "sitemap", found.address, task.depth + 1)

    def _follow_listing(self, task: Task, response: Response) -> Iterator[Request | Met]:
        page = HtmlResponse(response.url, headers=response.headers, body=response.body)
        listing = read_listing(page)
        task.frontier.offer(listing.pages)
        if listing.following and task.depth < MAX_FOLLOWING:
            yield from self._discover(task.frontier, "listing", listing.following, task.depth + 1)

    # How it is told

    def _unread(self, task: Task, url: str, reason: str, response: Response | None = None) -> Met:
        return self._met(task, url, "unread", reason=reason, response=response)

    def _met(
        self,
        task: Task,
        url: str,
        outcome: Outcome,
        *,
        reason: str | None = None,
        response: Response | None = None,
        known: Known = _NOT_CONDITIONAL,
        keep: bool = False,
    ) -> Met:
        self._open.pop(task.address, None)
        fetched = Fetched(
            address=task.address,
            final=_canonical_or_same(url, tracking=task.role != "article"),
            source=task.frontier.source,
            role=task.role,
            outcome=outcome,
            fetched_at=dt.datetime.now(dt.UTC).isoformat(),
            reason=reason,
            content_type=_header(response, "Content-Type") if response is not None else None,
            known=known,
        )
        return Met(fetched, _received(response) if keep and response is not None else None)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1")[:1000] if value else None


def _renewed(known: Known, response: Response) -> Known:
    etag, modified = _header(response, "ETag"), _header(response, "Last-Modified")
    return Known(etag or known.etag, modified or known.last_modified, known.digest)


def _canonical_or_same(url: str, *, tracking: bool) -> str:
    try:
        return canonical(url, tracking=tracking)
    except ValueError:
        return url


def _received(response: Response) -> Received:
    headers = response.meta.get("received") or header_pairs(response)
    ip = str(response.ip_address) if response.ip_address else None
    return Received(response.url, response.status, headers, response.body, ip)
