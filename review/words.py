"""What the machine's terms are called when people read them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pipeline.model import Claim, Measurement
from review import figures

KINDS = {
    "cross_source": "Sources disagree",
    "internal": "Article contradicts itself",
    "revision": "Figure changed after publication",
}
CAUSES = {
    "peak_and_point": "One figure is a peak or a limit, the other a single value",
    "as_of_time": "The figures may hold for different times",
    "rounding_chain": "One figure looks like a rounding of a rounding",
    "unit_or_scope": "The figures may use different units, bases or scopes",
    "typing_error": "One digit differs, possibly a typing error",
    "superseded": "A newer version or report replaced the figure",
    "different_speakers": "The figures come from different speakers",
    "plain": "None that the wording suggests",
}
VERDICTS = {
    "single": "One claim",
    "agree": "Same value",
    "rounding": "Same when rounded",
    "compatible": "Can both be true",
    "update": "Newer figure",
    "conflict": "Conflict",
}
RUN_STATES = {"running": "still under way", "failed": "failed", "finished": "finished"}

LONGEST_LABEL = 140

_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_BREAKS = str.maketrans("\t\n\r\x0b\x0c\x85\u2028\u2029", " " * 8)
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str | None) -> str:
    """Text on one line, without what steers a terminal, turns the reading direction or can't be encoded."""
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", (text or "").translate(_BREAKS)))


def label(text: str | None) -> str:
    """Text for a name, a title or a caption: clean, and cut where it would push everything else off the page."""
    short = clean(text).strip()
    return short if len(short) <= LONGEST_LABEL else short[: LONGEST_LABEL - 1].rstrip() + "…"


def web_link(address: str) -> str | None:
    """The address when it is one a reader may safely follow, else None."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or clean(address) != address
        or address.split() != [address]
    ):
        return None
    return address


def host(address: str) -> str:
    """The part of an address that names the site, for places where a title is missing."""
    try:
        return clean(urlsplit(address).hostname) or clean(address)
    except ValueError:
        return clean(address)


def severity_level(severity: float) -> str:
    """high, medium or low."""
    return "high" if severity >= 2 / 3 else "medium" if severity >= 1 / 3 else "low"


def confidence_word(confidence: float, threshold: float) -> str:
    """How sure the machine is, in words."""
    if confidence < threshold:
        return "doubtful"
    return "very sure" if confidence >= 0.9 else "sure" if confidence >= 0.7 else "fairly sure"


def share(value: float) -> str:
    """A number from 0 to 1 with two decimals; it never rounds up to a certainty that isn't there."""
    return "1.00" if value >= 1 else f"{min(value, 0.99):.2f}"


def lower_first(text: str) -> str:
    """A sentence as it goes on after a colon."""
    return text[:1].lower() + text[1:]


def what(thing: Measurement | Claim) -> str | None:
    """What is measured: 'Meta: share price (8 Apr 2026)', or None where no words for it are known."""
    measure = thing.described if isinstance(thing, Claim) else thing.measure
    subject, measure, time = (label(part) for part in (thing.subject, measure, thing.time))
    said = set(subject.lower().split())
    rest = " ".join(word for word in measure.split() if word.lower() not in said)
    name = f"{subject}: {rest}" if subject and rest else subject or measure
    if not name:
        return None
    name = name[:1].upper() + name[1:]
    return f"{name} ({figures.period(time)})" if time else name
