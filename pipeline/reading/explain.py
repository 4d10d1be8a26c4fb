"""How each claim was read: for every field the rule that gave it and the words it was read from.

The reader keeps no record while it works. An explanation asks the same rules again, around each claim that it found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Claim, Document
from pipeline.reading.extract import claims_of, read_quantities
from pipeline.reading.quantities import Quantity
from pipeline.reading.quantities.explain import Evidence, explain_quantity
from pipeline.reading.says.article import Article
from pipeline.reading.says.explain import explain_said
from pipeline.reading.says.reader import SaysReader
from pipeline.reading.says.times import publication_day


@dataclass(frozen=True, slots=True)
class Reason:
    """What gave one field of a claim: the rule, and the words that it read it from (empty where there are none)."""

    field: str
    rule: str
    words: str = ""


def explain(document: Document) -> list[tuple[Claim, tuple[Reason, ...]]]:
    """Every claim of a document, as `extract` gives it, with a reason for each field that is told."""
    spans, quantities, mentions = read_quantities(document)
    article = Article(document.text, spans, quantities, mentions, publication_day(document.published))
    reader = SaysReader(article)
    told = [reader.said(index) for index in range(len(quantities))]
    claims = claims_of(document, spans, quantities, told)
    return [
        (claim, tuple(_reasons(article, index, claim, quantities[index], said.sentence)))
        for index, (claim, said) in enumerate(zip(claims, told, strict=True))
    ]


def _reasons(article: Article, index: int, claim: Claim, quantity: Quantity, sentence: int) -> Iterator[Reason]:
    evidence: list[Evidence] = [*explain_quantity(article.text, quantity)]
    evidence += explain_said(article, index, claim, sentence)
    for field, rule, words in evidence:
        yield Reason(field, rule, " ".join(words.split()))
