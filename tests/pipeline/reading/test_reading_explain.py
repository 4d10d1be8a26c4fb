"""Explanations: the same claims as extraction, a reason a field, and words that stand in the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.model import Document
from pipeline.reading.explain import Reason, explain
from pipeline.reading.extract import extract

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8").splitlines()]


def reasons(text: str, at: int = 0, published: str | None = None) -> list[Reason]:
    return list(explain(Document(id="d", text=text, published=published))[at][1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shares of Orrin Foods rose as much as 7%.", Reason("value", "number in digits", "7")),
        ("Orrin rose as much as 7%.", Reason("modifier", "bound or hedge before the number", "as much as")),
        ("Shares of Orrin Foods rose as much as 7%.", Reason("unit", "unit word, entry %", "%")),
        ("Shares of Orrin Foods rose as much as 7%.", Reason("direction", "verb that governs the figure", "rose")),
        ("Shares of Orrin Foods rose 7%.", Reason("subject", "subject of the governing verb", "Orrin Foods")),
        ("Shares of Orrin Foods rose 7%.", Reason("measure", "what of the subject is told", "Shares")),
        ("Orrin paid a fine of $30.", Reason("measure", "noun that has the figure", "fine")),
        ("Orrin paid $2.5 million.", Reason("value", "number in digits times 1,000,000", "2.5 million")),
        ("Orrin paid $2.5 million.", Reason("unit", "currency before the number, entry USD", "$")),
        ("Orrin charges $30 a month.", Reason("unit", "rate per month", "a month")),
        ("Orrin hired two dozen cooks.", Reason("value", "number in words", "two dozen")),
        ("Orrin hired 40 cooks or more.", Reason("modifier", "bound or hedge behind the number", "or more")),
        ("Orrin hired 40 cooks.", Reason("counted", "noun phrase behind the number", "cooks")),
        ("Orrin hired 40 cooks.", Reason("measure", "predicate", "hired")),
        ("Output doubled in May.", Reason("value", "multiple in one word", "doubled")),
        ("Orrin is ranked fourth.", Reason("value", "place in a ranking", "fourth")),
        ("Mara Dunn, 34, left.", Reason("subject", "person of that age", "Mara Dunn")),
        ("Orrin sold 40 ovens in 2024.", Reason("time", "stated", "2024")),
        ("Orrin sold 40 ovens, Mara Dunn said.", Reason("speaker", 'attribution by "said"', "Mara Dunn")),
        ("57%\nShare of bakers", Reason("subject", "label of the figure's card", "Share of bakers")),
    ],
)  # fmt: skip
def test_a_field_has_the_rule_and_the_words_that_gave_it(text: str, expected: Reason) -> None:
    assert expected in reasons(text)


def test_a_pronoun_is_told_with_what_it_stands_for() -> None:
    told = reasons("Orrin Foods opened in Leeds. It hired 40 cooks.")
    assert Reason("subject", "subject of the governing verb, which stands for Orrin Foods", "It") in told


def test_a_relative_time_is_told_as_reckoned() -> None:
    told = reasons("Orrin sold 40 ovens last year.", published="2026-05-01")
    assert Reason("time", "reckoned from the publication", "last year") in told


def test_the_claims_are_those_of_extraction_and_every_told_field_has_a_reason() -> None:
    for case in CASES:
        document = Document(id="d", text=case["text"], published="2026-05-01")
        explained = explain(document)
        assert [claim for claim, _ in explained] == extract(document)
        for claim, why in explained:
            fields = {reason.field for reason in why}
            told = {name for name in ("direction", "subject", "measure", "time", "speaker") if getattr(claim, name)}
            told |= {"counted"} if claim.counted else set()
            told |= {"modifier"} if claim.modifier != "exact" else set()
            told |= {"unit"} if not claim.unit.startswith("1") else set()
            assert fields >= told | {"value"}, (case["text"], claim.quote, told - fields)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("0159.,$%€½-–—:;()[]|\n\t\u00a0 abeforthMay'’“”é😀•#×"), max_size=80))
def test_any_text_can_be_explained(text: str) -> None:
    document = Document(id="d", text=text, published="2026-05-01")
    assert [claim for claim, _ in explain(document)] == extract(document)


def test_the_command_shows_reasons_to_people_only(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from claimdiff.commands.extract import command

    story = tmp_path / "story.txt"
    story.write_text("Orrin rose as much as 7%.", encoding="utf-8")
    shown = CliRunner().invoke(command, ["--explain", str(story)])
    assert "bound or hedge before the number: as much as" in shown.output
    assert "bound or hedge" not in CliRunner().invoke(command, [str(story)]).output
    assert isinstance(CliRunner().invoke(command, ["--explain", "--json", str(story)]).exception, UsageError)
