"""What the tests of the comparison share: claims made by hand, reports on short texts."""

from pipeline.comparing import compare
from pipeline.model import Claim, Document, Report
from pipeline.reading.extract import extract


def make_claim(
    document: Document, quote: str, value: float, *, high: float | None = None, nth: int = 0, **more: object
) -> Claim:
    """The claim that `quote` makes in the document's text; its sentence is the line it stands in, up to a full stop."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(quote, start + 1)
    before = max(document.text.rfind(". ", 0, start) + 2, document.text.rfind("\n", 0, start) + 1, 0)
    ends = [at for at in (document.text.find(". ", start), document.text.find("\n", start)) if at >= 0]
    sentence = document.text[before : min(ends, default=len(document.text))]
    fields: dict[str, object] = {
        "id": f"{document.id}:{start}", "document": document.id, "start": start, "end": start + len(quote),
        "quote": quote, "low": value, "high": value if high is None else high, "sentence": sentence,
        "sentence_start": before, **more,
    }  # fmt: skip
    return Claim(**fields)  # type: ignore[arg-type]


def check(*documents: Document) -> Report:
    """The report on documents as they are read."""
    return compare([claim for document in documents for claim in extract(document)], documents)


def together(report: Report, *quotes: str) -> bool:
    """Whether some measurement holds claims with each of these quotes."""
    quote_of = {claim.id: claim.quote for claim in report.claims}
    return any(set(quotes) <= {quote_of[member] for member in m.claims} for m in report.measurements)
