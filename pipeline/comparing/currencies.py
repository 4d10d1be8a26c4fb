"""Sums of money in two currencies: whether they may be one sum, though the rate of the day is not known here."""

from __future__ import annotations

import math
import re

from pipeline.comparing.profiles import Profile

# What one unit was worth in US dollars, at the least and at the most, since the turn of the century.
_IN_DOLLARS = {
    "USD": (1.0, 1.0), "EUR": (0.82, 1.6), "GBP": (1.03, 2.12), "CHF": (0.55, 1.4), "CAD": (0.61, 1.1),
    "AUD": (0.47, 1.11), "NZD": (0.39, 0.89), "SGD": (0.53, 0.84), "HKD": (0.127, 0.13), "JPY": (0.0061, 0.0133),
    "CNY": (0.12, 0.166), "INR": (0.0105, 0.0256), "KRW": (0.00063, 0.0011), "SEK": (0.089, 0.17),
    "NOK": (0.087, 0.2), "DKK": (0.11, 0.22), "BRL": (0.16, 0.66), "MXN": (0.039, 0.12), "ZAR": (0.05, 0.18),
}  # fmt: skip
# Countries with a dollar of their own, as names are compared, and its code.
_OTHER_DOLLARS = {
    "australia": "AUD", "australian": "AUD", "canada": "CAD", "canadian": "CAD", "zealand": "NZD", "singapor": "SGD",
    "kong": "HKD",
}  # fmt: skip
_SAYS_WHOSE = re.compile(r"[A-Za-z]\s*\$|\b(?:USD|US|AUD|CAD|NZD|SGD|HKD)\b")
_AMERICAN = re.compile(r"\b(?:USD|US\s*\$|U\.S\.)|\bUS\$")


def may_be_one_sum(a: Profile, b: Profile) -> bool:
    """Whether some rate of exchange makes two sums in different currencies one."""
    return _convertible(a, b, a.claim.unit, b.claim.unit)


def other_dollar(a: Profile, b: Profile) -> bool:
    """Whether one sum is in US dollars by name, and the other's bare "$" may be the dollar of a country spoken of."""
    for named, bare in ((a, b), (b, a)):
        if not _AMERICAN.search(named.claim.quote) or "$" not in bare.claim.quote:
            continue
        if _SAYS_WHOSE.search(bare.claim.quote):
            continue
        spoken_of = (a.text_words | b.text_words) & _OTHER_DOLLARS.keys()
        if any(_convertible(named, bare, "USD", _OTHER_DOLLARS[country]) for country in spoken_of):
            return True
    return False


def _convertible(a: Profile, b: Profile, unit_a: str, unit_b: str) -> bool:
    worth_a, worth_b = _IN_DOLLARS.get(unit_a), _IN_DOLLARS.get(unit_b)
    if worth_a is None or worth_b is None:
        return False
    (low_a, high_a), (low_b, high_b) = _allowed(a), _allowed(b)
    return low_a * worth_a[0] <= high_b * worth_b[1] and low_b * worth_b[0] <= high_a * worth_a[1]


def _allowed(profile: Profile) -> tuple[float, float]:
    extent = profile.extent
    half = extent.step / 2
    low = extent.low - extent.down - half
    return (0.0 if math.isinf(low) else low), extent.high + extent.up + half
