"""Claims that state one thing in different units."""

import pytest
from comparing_claims import check, together

from pipeline.model import Document


def _texts(left: str, right: str) -> tuple[Document, Document]:
    return Document("a", left, "Harbour Post"), Document("b", right, "Vale Courier")


@pytest.mark.parametrize(
    ("left", "right", "quotes"),
    [
        ("Norvik Motors to cut 12% of its staff", "Norvik Motors to axe 640 jobs", ("12%", "640")),
        ("Norvik Motors to cut one in eight jobs", "Norvik Motors to cut 640 jobs by spring", ("one in eight", "640")),
        (
            "Harlow Foods agrees £2bn Brenn Dairies deal",
            "Harlow Foods lands $2.6bn Brenn Dairies deal",
            ("£2bn", "$2.6bn"),
        ),
    ],
)
def test_one_thing_in_two_units_is_compatible(left: str, right: str, quotes: tuple[str, str]) -> None:
    report = check(*_texts(left, right))
    assert together(report, *quotes)
    (measurement,) = [m for m in report.measurements if len(m.claims) == 2]
    assert measurement.verdict == "compatible"
    assert "different units" in measurement.explanation
    assert not report.discrepancies


@pytest.mark.parametrize(
    ("left", "right", "quotes"),
    [
        # another company
        ("Norvik Motors to cut 12% of its staff", "Talbrook Motors to axe 640 jobs", ("12%", "640")),
        # another deed
        ("Norvik Motors to cut 12% of its staff", "Norvik Motors to hire 640 workers", ("12%", "640")),
        # the other text gives the share itself
        ("Norvik Motors to cut 12% of its staff", "Norvik Motors to cut 640 jobs, 9% of its staff", ("12%", "640")),
        # no rate of exchange makes these one sum
        ("Harlow Foods agrees £2bn Brenn Dairies deal", "Harlow Foods lands $9bn Brenn Dairies deal", ("£2bn", "$9bn")),
        # the votes are what happened, and not what a share is a share of
        ("Ana Brell won by 7,000 votes", "The city gave Ana Brell 4 percent of its vote", ("7,000", "4 percent")),
    ],
)
def test_what_may_be_something_else_stays_apart(left: str, right: str, quotes: tuple[str, str]) -> None:
    assert not together(check(*_texts(left, right)), *quotes)


@pytest.mark.parametrize(
    ("place", "verdict"),
    [("Australian ", "compatible"), ("", "conflict")],
)
def test_a_bare_dollar_sign_may_be_another_countrys(place: str, verdict: str) -> None:
    report = check(
        *_texts(
            f"{place}Court fines Marlow Insurance USD 3.5 million over advice",
            "Marlow Insurance fined $5m by court over bad advice",
        )
    )
    (measurement,) = [m for m in report.measurements if len(m.claims) == 2]
    assert measurement.verdict == verdict
