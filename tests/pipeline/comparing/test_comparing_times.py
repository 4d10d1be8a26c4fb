import datetime as dt

import pytest
from comparing_claims import check, together

from pipeline.comparing.times import covered
from pipeline.model import Document

DAY = dt.date


@pytest.mark.parametrize(
    ("time", "days"),
    [
        ("2024-05-01", (DAY(2024, 5, 1), DAY(2024, 5, 1))),
        ("2024-02", (DAY(2024, 2, 1), DAY(2024, 2, 29))),
        ("2024-12", (DAY(2024, 12, 1), DAY(2024, 12, 31))),
        ("2024", (DAY(2024, 1, 1), DAY(2024, 12, 31))),
        ("2007/2014", (DAY(2007, 1, 1), DAY(2014, 12, 31))),
        ("2014/2007", None),
        ("soon", None),
        ("2024-13", None),
    ],
)
def test_the_days_that_a_time_covers(time: str, days: tuple[dt.date, dt.date] | None) -> None:
    assert covered(time) == days


def test_a_move_since_january_is_no_rival_of_a_days_move() -> None:
    report = check(
        Document("a", "Orlan shares jumped as much as 7% on Wednesday.", published="2024-05-02"),
        Document(
            "b",
            "Orlan shares rose approximately 9% on Wednesday. Orlan shares are down 5% since the start of the year.",
            published="2024-05-02",
        ),
    )
    assert together(report, "as much as 7%", "approximately 9%")
    assert not together(report, "as much as 7%", "5%")


def test_figures_of_a_table_for_different_years_stay_apart() -> None:
    report = check(
        Document("a", "In 2025, Orlan's capital spending came to $72.2 billion."),
        Document(
            "b", "Year | Amount\n\nCapital spending | 2024 | $39.2 billion\n\nCapital spending | 2025 | $72.2 billion"
        ),
    )
    assert not together(report, "$39.2 billion", "$72.2 billion")


def test_people_a_day_are_daily_people() -> None:
    report = check(
        Document("a", "More than 3 billion people use at least one of Orlan's apps every day."),
        Document("b", "Orlan's apps reach more than 3 billion people every day, it said."),
    )
    people = {claim.id for claim in report.claims if claim.low == 3e9}
    assert len(people) == 2
    assert any(people <= set(measurement.claims) for measurement in report.measurements)
