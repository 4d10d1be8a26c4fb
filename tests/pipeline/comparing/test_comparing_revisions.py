import pytest

from pipeline.comparing import diff_claims, revision_discrepancies
from pipeline.model import Document, Revision
from pipeline.reading.extract import extract


def edits(old: str, new: str) -> list[Revision]:
    before, after = Document("old", old, url="u"), Document("new", new, url="u")
    return diff_claims(extract(before), extract(after), before, after)


def told(old: str, new: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (edit.kind, edit.type, edit.old and edit.old.quote, edit.new and edit.new.quote) for edit in edits(old, new)
    ]


CHANGES = [
    ("Storm kills 11 in Asten", "Storm kills 16 in Asten", [("changed", "update", "11", "16")]),
    ("At least 33 dead in floods", "At least 42 dead in floods", [("changed", "update", "At least 33", "At least 42")]),
    ("Mine collapse leaves 79 dead", "Mine collapse leaves 78 dead", [("changed", "correction", "79", "78")]),
    ("Firm to buy Norvo for nearly $70bn", "Firm to buy Norvo for $68.7bn",
     [("changed", "refinement", "nearly $70bn", "$68.7bn")]),
    ("The port is 70 miles west of Lund", "The port is 80 miles west of Lund",
     [("changed", "correction", "70 miles", "80 miles")]),
    ("Ferry fire: ship returns to Asten", "Ferry fire: 30 hurt as ship returns to Asten",
     [("added", None, None, "30")]),
    ("The firm sold 26 million copies in May.", "The firm sold 26m copies in May.", []),
    ("A crash in Asten killed four people.", "Four people died in a crash in Asten.", []),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_changes(old: str, new: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert told(old, new) == expected


def test_nothing_changed_in_an_unchanged_text() -> None:
    text = "Orlan sold 40 bikes in May and 52 in June.\nIt paid $3.1 million."
    assert edits(text, text) == []


def test_a_new_value_that_equals_an_old_neighbour_is_not_mistaken_for_it() -> None:
    old = "More than 50 people drowned in Vard, and more than 20 next door in Lund."
    new = "More than 70 people drowned in Vard, and more than 50 next door in Lund."
    assert [row[1:] for row in told(old, new)] == [
        ("update", "More than 50", "More than 70"),
        ("update", "more than 20", "more than 50"),
    ]


def test_silent_corrections_come_first_and_refinements_are_not_shown() -> None:
    old = Document("old", "The quake killed 84 people.\nSome 40 houses fell.\nIt cost nearly $70bn.", url="u")
    new = Document("new", "The quake killed 48 people.\nSome 60 houses fell.\nIt cost $68.7bn.", url="u")
    revisions = diff_claims(extract(old), extract(new), old, new)
    assert [edit.type for edit in revisions] == ["correction", "update", "refinement"]
    shown = revision_discrepancies(old, new, revisions)
    assert [found.kind for found in shown] == ["revision", "revision"]
    assert shown[0].severity > shown[1].severity
    assert shown[0].claims == (revisions[0].old.id, revisions[0].new.id)  # type: ignore[union-attr]
    assert "does not say so" in shown[0].explanation


def test_an_admitted_correction_weighs_less_than_a_silent_one() -> None:
    old = Document("old", "The quake killed 84 people.", url="u")
    silent = Document("new", "The quake killed 48 people.", url="u")
    open_ = Document("new", "The quake killed 48 people.\nCorrection: an earlier version gave another toll.", url="u")

    def severity(new: Document) -> float:
        return revision_discrepancies(old, new, diff_claims(extract(old), extract(new), old, new))[0].severity

    assert severity(silent) > severity(open_)
