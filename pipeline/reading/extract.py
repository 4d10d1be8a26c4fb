"""From a document to its claims: sentences, quantities in them, and what each of them says."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Claim, Document, fingerprint
from pipeline.reading.quantities import Quantity, scan
from pipeline.reading.says import Said, read_says
from pipeline.reading.sentences import sentences

EXTRACT_VERSION = "2"  # raise it whenever the same text would give other claims


def extract(document: Document) -> list[Claim]:
    """Every numeric claim of a document, in the order of its text."""
    text = document.text
    spans = sentences(text)
    quantities, mentions = scan(text, spans)
    told = read_says(text, spans, quantities, mentions, document.published)
    return claims_of(document, spans, quantities, told)


def claims_of(
    document: Document, spans: Sequence[tuple[int, int]], quantities: Sequence[Quantity], told: Sequence[Said]
) -> list[Claim]:
    """The claims that a document's quantities make with what they say; `spans` are its sentences."""
    return [
        _claim(document, quantity, said, spans[said.sentence]) for quantity, said in zip(quantities, told, strict=True)
    ]


def _claim(document: Document, quantity: Quantity, said: Said, span: tuple[int, int]) -> Claim:
    start, end = min(span[0], quantity.start), max(span[1], quantity.end)
    sentence = document.text[start:end]
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
