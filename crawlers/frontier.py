"""What one source has left to do: its open feeds, sitemaps and listings, and the articles they named so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from crawlers.addresses import canonical
from crawlers.discovery import Found


class Frontier:
    """Gathers what a source's discovery names, and hands out the newest once all of it has answered.

    `claimed` is shared by all sources of a crawl, so that an address belongs to the first source that hands it out.
    """

    def __init__(self, source: str, limit: int, claimed: set[str]) -> None:
        self.source = source
        self.open = 0  # feeds, sitemaps and listings that have not answered yet
        self._limit = limit
        self._claimed = claimed
        self._named: dict[str, Found] = {}
        self._handed_out = 0

    def offer(self, found: Iterable[Found]) -> None:
        """Remembers what was found; what can't be an address or is known already is passed over."""
        for one in found:
            try:
                address = canonical(one.address)
            except ValueError:
                continue
            known = self._named.get(address)
            if address not in self._claimed and (known is None or _better(one, known)):
                self._named[address] = one
        if len(self._named) > 20 * self._limit + 1000:
            self._named = {address: self._named[address] for address in self._best()[: 10 * self._limit + 500]}

    def take(self) -> list[str]:
        """The addresses to fetch now, best first; no more than the source's limit over all calls."""
        room = self._limit - self._handed_out
        taken = [address for address in self._best() if address not in self._claimed][:room]
        self._named.clear()
        self._claimed.update(taken)
        self._handed_out += len(taken)
        return taken

    def _best(self) -> list[str]:
        now = dt.datetime.now(dt.UTC)
        return sorted(self._named, key=lambda address: self._named[address].order(now))


def _better(one: Found, other: Found) -> bool:
    if one.date is not None and other.date is not None:
        return one.date > other.date
    return (one.standing, one.date is not None) > (other.standing, other.date is not None)
