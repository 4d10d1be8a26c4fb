"""A report is held against what is planted, in both directions."""

import dataclasses

import pytest
from demo_expected import Evidence, Expected, Planted, shortfalls

from pipeline.model import Claim, Discrepancy, Measurement, Report

SHARE = (Evidence("a/one", "as much as 7%"), Evidence("b/two", "approximately 9%"))
EXPECTED = Expected(
    discrepancies=(
        Planted("cross_source", "the share move", SHARE),
        Planted("revision", "the countries", (Evidence("a/one", "14"), Evidence("a/one", "11")), round=2),
    ),
    measurements=(Planted("conflict", "the share move", SHARE),),
    apart=(Planted("apart", "another company", (SHARE[0], Evidence("b/two", "Corvane gained 3%"))),),
    unread=(),
)
ARTICLES = {"d1": "a/one", "d2": "b/two"}


def claim(id: str, document: str, quote: str, sentence: str) -> Claim:
    return Claim(
        id=id, document=document, start=0, end=len(quote), quote=quote, low=1, high=1, unit="%", sentence=sentence
    )


CLAIMS = (
    claim("c7", "d1", "as much as 7%", "Shares jumped as much as\n7% on Wednesday."),
    claim("c9", "d2", "9%", "They rose approximately 9% then."),
    claim("c3", "d2", "3%", "Corvane gained 3% too."),
)


def found(kind: str, *claims: str, confidence: float = 0.9) -> Discrepancy:
    return Discrepancy(
        id=" ".join(claims), kind=kind, measurement="m", claims=claims, severity=0.5,
        confidence=confidence, cause="plain", explanation="",
    )  # fmt: skip


def measured(verdict: str, *claims: str) -> Measurement:
    return Measurement(
        id="m", subject=None, measure=None, unit="%", time=None, claims=claims, verdict=verdict, explanation=""
    )


AS_PLANTED = Report(CLAIMS, [measured("conflict", "c7", "c9")], [found("cross_source", "c7", "c9")])


def test_nothing_to_say_about_a_report_that_is_as_planted():
    assert shortfalls(EXPECTED, AS_PLANTED, ARTICLES, round_number=1) == []


def test_what_belongs_to_a_later_round_is_due_then():
    assert shortfalls(EXPECTED, AS_PLANTED, ARTICLES) == ["not found: revision: the countries"]


@pytest.mark.parametrize(
    "discrepancies",
    [[], [found("cross_source", "c7", "c9", confidence=0.4)], [found("internal", "c7", "c9")]],
    ids=["none", "doubtful", "another kind"],
)
def test_a_discrepancy_that_people_are_not_shown_is_missed(discrepancies):
    report = dataclasses.replace(AS_PLANTED, discrepancies=discrepancies)
    assert "not found: cross_source: the share move" in shortfalls(EXPECTED, report, ARTICLES, round_number=1)


def test_a_false_alarm_is_named():
    report = dataclasses.replace(
        AS_PLANTED, discrepancies=[*AS_PLANTED.discrepancies, found("cross_source", "c7", "c3")]
    )
    complaints = shortfalls(EXPECTED, report, ARTICLES, round_number=1)
    assert complaints[0] == "set against each other: another company"
    assert "Corvane gained 3% too." in complaints[1]
    assert len(complaints) == 2


def test_a_wrong_verdict_is_named_with_what_stands_instead():
    report = dataclasses.replace(AS_PLANTED, measurements=[measured("agree", "c7", "c9")])
    (complaint,) = shortfalls(EXPECTED, report, ARTICLES, round_number=1)
    assert complaint.startswith("not conflict: the share move")
    assert "'as much as 7%' in a measurement that is agree" in complaint


def test_a_figure_that_was_not_read_is_named():
    report = Report(CLAIMS[:1], [], [])
    complaints = shortfalls(EXPECTED, report, ARTICLES, round_number=1)
    assert "'approximately 9%' not extracted" in complaints[1]


def test_a_claim_of_another_article_does_not_count():
    complaints = shortfalls(EXPECTED, AS_PLANTED, {"d1": "a/one", "d2": "b/other"}, round_number=1)
    assert "not found: cross_source: the share move" in complaints
