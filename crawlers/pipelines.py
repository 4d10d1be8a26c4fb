"""Where results go: the archive first, then the journal, so that no line names a record that is not there."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from crawlers.archive import ArchiveWriter
from crawlers.items import Met
from crawlers.journal import Journal
from crawlers.model import Fetched

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawlers.spiders.coverage import CoverageSpider

logger = logging.getLogger(__name__)


class ArchiveAndJournal:
    """Keeps every result; when that fails, the crawl ends, since going on would lose what it reads."""

    def __init__(self, crawler: Crawler) -> None:
        assignment = crawler.spider.assignment  # type: ignore[union-attr]
        self._crawler = crawler
        self._archive = ArchiveWriter(assignment.archive, software=crawler.settings["USER_AGENT"])
        self._journal = Journal(assignment.journal)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveAndJournal:
        """Scrapy's way to make a component."""
        return cls(crawler)

    @property
    def _spider(self) -> CoverageSpider:
        return self._crawler.spider  # type: ignore[return-value]

    def process_item(self, item: Met) -> Met:
        """Archives and journals one result."""
        try:
            fetched = self._archived(item)
            self._journal.append(fetched)
        except OSError as error:
            self._spider.fail(_no_room(error))
            raise
        said = f" ({fetched.reason})" if fetched.reason else ""
        logger.info("%s %s: %s%s", fetched.role, fetched.outcome, fetched.address, said)
        return item

    def close_spider(self) -> None:
        """Accounts for addresses that were dropped on the way, and forces all to disk."""
        spider = self._spider
        try:
            for met in spider.leftovers() if spider.ran_dry else ():
                self._journal.append(met.fetched)
            self._archive.close()
            self._journal.close()
        except OSError as error:
            spider.fault = spider.fault or _no_room(error)
            raise

    def _archived(self, item: Met) -> Fetched:
        got = item.received
        if got is None:
            return item.fetched
        ref = self._archive.append(
            got.url, got.status, got.headers, got.body, fetched_at=item.fetched.fetched_at, ip=got.ip
        )
        return replace(item.fetched, archive=ref)


def _no_room(error: OSError) -> str:
    return f"results can't be stored: {error.strerror or error}"
