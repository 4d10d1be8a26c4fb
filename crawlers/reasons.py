"""Why an address could not be read, in words that a person understands."""

from __future__ import annotations

from http import HTTPStatus

from crawlers.addresses import host_of
from crawlers.sniffing import essence
from pipeline.topic import CrawlRules

NOT_REACHED = "the crawl ended before it was reached"
_LEADS_NOWHERE = "redirects to what is no web address"


class RefusedError(Exception):
    """Raised inside the crawl when an address is not to be fetched; its text is the reason."""


def for_status(status: int) -> str:
    """The reason for a response that is no success; redirects that could be followed never come here."""
    if status in (301, 302, 303, 307, 308):
        return _LEADS_NOWHERE
    try:
        return f"HTTP {status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return f"HTTP {status}"


def for_size(limit: int) -> str:
    """The reason for a response over the size limit."""
    for factor, unit in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")):
        if limit >= factor:
            return f"larger than {limit / factor:g} {unit}"
    return f"larger than {limit} bytes"


def for_private(address: str, *, redirected: bool) -> str:
    """The reason for an address on a private network."""
    lead = "redirects to a private address" if redirected else "on a private network"
    return f"{lead} ({host_of(address)}), which only allow_private permits"


def for_encoding(encoding: str) -> str:
    """The reason for a body in a content encoding that is not known."""
    return f"in an encoding that can't be read ({encoding[:40]})"


def for_type(content_type: str | None) -> str:
    """The reason for a response that is no HTML page."""
    return f"not an HTML page ({essence(content_type)[:80] or 'no content type'})"


def for_failure(error: BaseException, rules: CrawlRules) -> str:
    """The reason for a download that failed."""
    from scrapy import exceptions as scrapy_errors

    if isinstance(error, RefusedError):
        return str(error)
    if isinstance(error, scrapy_errors.IgnoreRequest):
        return _ignored(str(error), rules)
    if isinstance(error, scrapy_errors.DownloadCancelledError | scrapy_errors.StopDownload):
        return for_size(rules.max_bytes)  # the only thing for which the downloader gives up a response by itself
    for kind, reason in (
        (scrapy_errors.DownloadTimeoutError, f"host did not answer within {rules.timeout_seconds:g} s"),
        (scrapy_errors.CannotResolveHostError, "host not found"),
        (scrapy_errors.DownloadConnectionRefusedError, "connection refused"),
        (scrapy_errors.ResponseDataLossError, "connection broke off before all was received"),
        (scrapy_errors.UnsupportedURLSchemeError, "not a web address"),
    ):
        if isinstance(error, kind):
            return reason
    return _other(error)


def _ignored(text: str, rules: CrawlRules) -> str:
    """Scrapy's own reasons for not going on come as one exception class with different texts."""
    if "max redirections" in text:
        return "too many redirects"
    if "DOWNLOAD_MAXSIZE" in text:
        return for_size(rules.max_bytes)
    return "not fetched"


def _other(error: BaseException) -> str:
    text = repr(error) + repr(getattr(error, "__cause__", None)) + _causes(error)
    if "certificate" in text or "VerificationError" in text:
        return "its certificate is not valid"
    if "SSL" in text or "TLS" in text:
        return "no secure connection could be made"
    if "NoRoute" in text or "unreachable" in text.lower():
        return "host can't be reached"
    if any(name in text for name in ("ConnectionLost", "ConnectionDone", "ConnectionAborted", "ResponseNeverReceived")):
        return "connection broke off"
    if "ParseError" in text or "ResponseFailed" in text:
        return "the answer is not valid HTTP"
    if isinstance(error, ValueError):
        return _LEADS_NOWHERE
    if isinstance(error, OSError | EOFError):
        return "the answer could not be decompressed"
    return f"could not be fetched ({type(error).__name__})"


def _causes(error: BaseException) -> str:
    """The failures that Twisted folds into one, as text."""
    folded = getattr(error, "reasons", None) or getattr(error.__cause__, "reasons", None) or ()
    return " ".join(repr(getattr(failure, "value", failure)) for failure in folded)
