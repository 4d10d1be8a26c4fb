"""How Scrapy is set up for a crawl: a good citizen first."""

from __future__ import annotations

from typing import Any

from crawlers.plan import CrawlPlan

ROBOTS_NAME = "claimdiff"
MAX_REDIRECTS = 10
MAX_CRAWL_DELAY = 60.0  # seconds; a site that asks for more gets this


def user_agent(contact: str | None) -> str:
    """Who is asking, and how to reach whoever runs it."""
    from importlib.metadata import version

    name = f"{ROBOTS_NAME}/{version('claimdiff')}"
    printable = "".join(char for char in contact or "" if char.isprintable()).strip()
    return f"{name} (+{printable})" if printable else name


def settings_for(plan: CrawlPlan) -> dict[str, Any]:
    """Scrapy's settings for a plan."""
    return {
        **_HOUSE,
        "USER_AGENT": user_agent(plan.rules.contact),
        "DOWNLOAD_DELAY": plan.rules.delay_seconds,
        "AUTOTHROTTLE_ENABLED": plan.rules.delay_seconds > 0,
        "AUTOTHROTTLE_START_DELAY": plan.rules.delay_seconds,
        "DOWNLOAD_TIMEOUT": plan.rules.timeout_seconds,
        "DNS_TIMEOUT": plan.rules.timeout_seconds,
        "DOWNLOAD_MAXSIZE": plan.rules.max_bytes,
        "TWISTED_DNS_RESOLVER": "scrapy.resolver.CachingHostnameResolver"
        if plan.allow_private
        else "crawlers.resolver.PublicResolver",
    }


_HOUSE: dict[str, Any] = {
    "BOT_NAME": "claimdiff",
    # Politeness
    "ROBOTSTXT_OBEY": False,  # ObeyRobots does
    "DOWNLOADER": "crawlers.downloader.StrictDownloader",
    "CONCURRENT_REQUESTS": 32,
    "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",  # the newest articles are asked for first
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY_JITTER": 0,  # the delay is a promise: at least so long
    "RETRY_TIMES": 2,
    "RETRY_GIVE_UP_LOG_LEVEL": "INFO",
    "COOKIES_ENABLED": False,
    # What is followed
    "REDIRECT_MAX_TIMES": MAX_REDIRECTS,
    "METAREFRESH_MAXDELAY": 2,  # a page that loads itself anew every minute is no redirect
    "HTTPERROR_ALLOW_ALL": True,  # every status gets its outcome in the spider
    "URLLENGTH_LIMIT": 0,  # too long addresses get theirs there too, instead of being dropped
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    # A proxy would resolve names by itself, past the check for private addresses.
    "HTTPPROXY_ENABLED": False,
    "REFERRER_POLICY": "no-referrer",
    # No doors into the process
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "DOWNLOAD_HANDLERS": {
        "http": "crawlers.handler.GuardedDownloadHandler",
        "https": "crawlers.handler.GuardedDownloadHandler",
        **dict.fromkeys(("data", "file", "ftp", "s3")),
    },
    "DOWNLOAD_WARNSIZE": 0,
    "MEMUSAGE_LIMIT_MB": 2048,
    "CONCURRENT_ITEMS": 1,  # tasks that Scrapy starts for every response; an answer here gives one item
    "WARN_ON_GENERATOR_RETURN_VALUE": False,  # looks into the spider's source again and again
    "LOG_INSTALL_ROOT_HANDLER": False,
    "STATS_DUMP": False,
    "SPIDER_MIDDLEWARES": {
        "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    },
    "DOWNLOADER_MIDDLEWARES": {
        "crawlers.robots.ObeyRobots": 100,
        "crawlers.middlewares.OwnSlot": 560,
        "crawlers.middlewares.ReceivedHeaders": 595,  # before decompression (590) takes headers away
    },
    "EXTENSIONS": {
        "crawlers.extensions.CrawlDelay": 500,  # after AutoThrottle (0), whose delays it raises
        "crawlers.extensions.Heartbeat": 500,
    },
    "ITEM_PIPELINES": {"crawlers.pipelines.ArchiveAndJournal": 500},
}
