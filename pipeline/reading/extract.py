"""From a document to its claims: sentences, quantities in them, and what each of them says.

What a claim depends on: the text up to `CONTEXT` characters before and after it, and, where it stands in a list, a
table, a stat card or a heading, the lines that these hang on: the list's lead-in, the table's first row, the heading
above, the section's text around the list, the card's label. Beside that only whether the text as a whole is English,
and the day of publication, count.
"""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from pipeline.model import Claim, Document, Unread, fingerprint
from pipeline.reading.language import foreign_passage, other_language, unread_reason
from pipeline.reading.quantities import Quantity, TimeMention, scan
from pipeline.reading.says import Said, read_says
from pipeline.reading.sentences import sentences

EXTRACT_VERSION = "4"  # raise it whenever the same text would give other claims
CONTEXT = 6_000  # characters: a sentence (at most 1,000), three before it, and how far an open quotation is looked for


class Reading(NamedTuple):
    """A document's sentences, the quantities that are claims, and the mentions of time among them."""

    spans: list[tuple[int, int]]
    quantities: list[Quantity]
    mentions: list[TimeMention]


def extract(document: Document) -> list[Claim]:
    """Every numeric claim of a document, in the order of its text; none where `unread` gives a reason."""
    with _uncollected():
        spans, quantities, mentions = read_quantities(document)
        if not quantities:
            return []
        told = read_says(document.text, spans, quantities, mentions, document.published)
        return claims_of(document, spans, quantities, told)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the collector of cyclic garbage back for as long as one document is read.

    Reading makes no cycles: what it takes is free as soon as the last reference goes. But it makes thousands of objects
    at a time, which sets the collector off to look at them, and now and then at all that the program holds. In
    `benchmarks.reading_speed` that was a sixth of the time.
    """
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()


def unread(document: Document) -> Unread | None:
    """Why a document can't be read, or None where it can. Only English is read."""
    language = other_language(document.text, document.language)
    if language is None:
        return None
    address = document.url or document.id
    return Unread(document.id, address, document.source or document.id, language, unread_reason(language))


def read_quantities(document: Document) -> Reading:
    """What is read of a document before it is asked what the quantities say; nothing of what is not English."""
    text = document.text
    if other_language(text, document.language) is not None:
        return Reading([], [], [])
    spans = sentences(text)
    quantities, mentions = scan(text, spans)
    return Reading(spans, _in_english(text, spans, quantities), list(mentions))


def _in_english(text: str, spans: Sequence[tuple[int, int]], quantities: Sequence[Quantity]) -> list[Quantity]:
    starts = [start for start, _ in spans]
    judged, english = -1, True
    kept = []
    for quantity in quantities:
        sentence = max(0, bisect_right(starts, quantity.start) - 1)
        if sentence != judged:
            judged, english = sentence, foreign_passage(text, *spans[sentence]) is None
        if english:
            kept.append(quantity)
    return kept


def claims_of(
    document: Document, spans: Sequence[tuple[int, int]], quantities: Sequence[Quantity], told: Sequence[Said]
) -> list[Claim]:
    """The claims that a document's quantities make with what they say; `spans` are its sentences."""
    claims: list[Claim] = []
    sentence = ""
    for quantity, said in zip(quantities, told, strict=True):
        start, end = spans[said.sentence]
        start, end = min(start, quantity.start), max(end, quantity.end)
        if not claims or claims[-1].sentence_start != start or len(sentence) != end - start:
            sentence = document.text[start:end]  # one string for all claims of a sentence
        claims.append(_claim(document, quantity, said, start, sentence))
    return claims


def _claim(document: Document, quantity: Quantity, said: Said, start: int, sentence: str) -> Claim:
    return Claim(
        id=fingerprint(document.id, quantity.start, quantity.low, quantity.high, quantity.unit, sentence),
        document=document.id,
        start=quantity.start,
        end=quantity.end,
        quote=document.text[quantity.start : quantity.end],
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        counted=quantity.counted,
        modifier=quantity.modifier,
        direction=said.direction,
        subject=said.subject,
        measure=said.measure,
        time=said.time,
        speaker=said.speaker,
        sentence=sentence,
        resolution=quantity.resolution,
        sentence_start=start,
        context=said.context,
    )
