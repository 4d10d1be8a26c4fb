"""What a crawl has learnt of its hosts: which want to be left alone for a while, and which have gone silent."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable
from email.utils import parsedate_to_datetime

from crawlers.reasons import for_status

GIVE_UP_AFTER = 10  # failures in a row
LONGEST_WAIT = 60.0  # seconds; a host that asks for more is left alone for the rest of the crawl
USUAL_WAIT = 5.0


class Hosts:
    """Says before every request whether a host may be asked; a host is a name with its port."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: Counter[str] = Counter()
        self._reasons: dict[str, str] = {}
        self._resting: dict[str, float] = {}  # until when

    def wait(self, host: str) -> float:
        """The seconds for which a host still wants to be left alone."""
        return max(0.0, self._resting.get(host, 0.0) - self._clock())

    def refusal(self, host: str) -> str | None:
        """Why a host is not to be asked again in this crawl, if so."""
        wait = self.wait(host)
        if wait > LONGEST_WAIT:
            return f"{self._reasons[host]}: the host asks to come back in {max(1, round(wait / 60))} min"
        if self._failures[host] >= GIVE_UP_AFTER:
            return f"{self._reasons[host]} (given up after {self._failures[host]} tries in a row)"
        return None

    def answered(self, host: str, status: int, retry_after: str | None) -> None:
        """Notes an answer: the host is alive, or wants to be left alone."""
        if status == 429 or (status == 503 and retry_after):
            self.failed(host, for_status(status))
            self._resting[host] = self._clock() + seconds_of(retry_after)
        else:
            self._failures.pop(host, None)

    def failed(self, host: str, reason: str) -> None:
        """Notes that a host gave no answer."""
        self._failures[host] += 1
        self._reasons[host] = reason


def seconds_of(retry_after: str | None) -> float:
    """How long a Retry-After header asks to wait; it is a number of seconds or a date."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, (parsedate_to_datetime(text) - dt.datetime.now(dt.UTC)).total_seconds())
    except (ValueError, TypeError):
        return USUAL_WAIT
