import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_samples import claim

from review import figures

HAVE = "have 7 of them"


def figure(low: float, high: float | None = None, **more: object):
    return claim("c", "d", HAVE, "7", low, high, **more)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (figure(7, unit="%", modifier="at_most", direction="up", resolution=1), "up at most 7%"),
        (figure(14.3e9, unit="USD", resolution=1e8), "$14.3 billion"),
        (figure(14e9, unit="USD", resolution=1e8), "$14.0 billion"),
        (figure(115e9, 135e9, unit="USD", modifier="range", resolution=1e9), "$115–135 billion"),
        (figure(999.5e6, 1.2e9, unit="EUR", modifier="range"), "€999.5 million–€1.2 billion"),
        (figure(4.5e8, unit="CHF"), "CHF 450 million"),
        (figure(1999.99, unit="USD", resolution=0.01), "$1,999.99"),
        (figure(43_885_310, counted="votes", resolution=1), "43,885,310 votes"),
        (figure(58e6, counted="downloads", modifier="more_than", resolution=1e6), "more than 58 million downloads"),
        (figure(9, unit="%", modifier="approximately", direction="down"), "down about 9%"),
        (figure(3.4, unit="pp"), "3.4 pp"),
        (figure(10, unit="ratio"), "10×"),
        (figure(1, unit="rank"), "1st"),
        (figure(4, unit="rank"), "4th"),
        (figure(23, unit="rank"), "23rd"),
        (figure(112, unit="rank"), "112th"),
        (figure(7200, unit="second"), "2 hours"),
        (figure(1, 2, unit="hour", modifier="range"), "1–2 hours"),
        (figure(60, unit="smoot"), "60 smoot"),
        (figure(5e-6, unit="USD/token"), "$5 per million tokens"),
        (figure(5, unit="1/day", counted="downloads"), "5 downloads per day"),
        (figure(-5, unit="celsius"), "−5 degrees Celsius"),
        (figure(0.1 + 0.2), "0.3"),
        (figure(0), "0"),
    ],
)
def test_figures_read_as_people_write_them(given, expected):
    assert figures.stated(given) == expected


@pytest.mark.parametrize("value", [43_885_310, 14_312_345_678, 1_000_001, 0.000123, 12345.678])
def test_no_stated_digit_is_lost_in_a_compact_figure(value):
    digits = [digit for digit in figures.amount(figure(value)) if digit.isdigit()]
    assert "".join(digits).strip("0") == f"{value:.12f}".replace(".", "").strip("0")


def test_the_exact_value_names_unit_bound_and_precision():
    given = figure(14.3e9, unit="USD", modifier="more_than", resolution=1e8)
    assert figures.exact(given) == "more than 14,300,000,000 USD, given to the nearest 100,000,000"


def test_midnight_stands_for_a_date_without_a_time():
    assert figures.day(dt.datetime(2026, 4, 8, tzinfo=dt.UTC)) == "8 Apr 2026"
    assert figures.day(dt.datetime(2026, 4, 8, 14, 5)) == "8 Apr 2026, 14:05 UTC"


def test_a_moment_beyond_the_calendar_of_utc_is_shown_as_it_stands():
    assert figures.instant(dt.datetime.fromisoformat("0001-01-01T00:00:00+14:00")) == "1 Jan 1, 00:00 UTC"


def test_times_are_shown_in_utc():
    east = dt.timezone(dt.timedelta(hours=2))
    assert figures.instant(dt.datetime(2026, 4, 8, 1, 5, tzinfo=east)) == "7 Apr 2026, 23:05 UTC"


def test_a_span_says_a_shared_day_once():
    start = dt.datetime(2026, 4, 8, 23, 50, tzinfo=dt.UTC)
    assert figures.span(start, start + dt.timedelta(minutes=5)) == "8 Apr 2026, 23:50 to 23:55 UTC"
    assert figures.span(start, start + dt.timedelta(hours=1)) == "8 Apr 2026, 23:50 UTC to 9 Apr 2026, 00:50 UTC"


UNITS = [
    "1",
    "%",
    "pp",
    "ratio",
    "rank",
    "USD",
    "XXX",
    "ZZZ",
    "second",
    "hour",
    "kilometer",
    "smoot",
    "1/day",
    "USD/token",
    "/",
    "",
]


@settings(max_examples=300, deadline=None)
@given(
    st.floats(allow_nan=True, allow_infinity=True),
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from(UNITS),
    st.sampled_from([0.0, 1e-320, 1e-9, 0.01, 1, 1e6, 1e300, -1.0]),
    st.sampled_from([None, "votes", ""]),
)
def test_any_number_in_any_unit_can_be_shown(low, high, unit, resolution, counted):
    given_claim = figure(low, high, unit=unit, resolution=resolution, counted=counted)
    assert figures.stated(given_claim)
    assert figures.exact(given_claim)
    assert len(figures.stated(given_claim)) < 1500
