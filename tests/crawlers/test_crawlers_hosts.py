from __future__ import annotations

import datetime as dt
from email.utils import format_datetime

import pytest

from crawlers.hosts import GIVE_UP_AFTER, USUAL_WAIT, Hosts, seconds_of


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_host_rests_as_long_as_it_asks() -> None:
    clock = Clock()
    hosts = Hosts(clock)
    hosts.answered("a", 429, "30")
    assert (hosts.wait("a"), hosts.wait("b"), hosts.refusal("a")) == (30, 0, None)
    clock.now += 31
    assert hosts.wait("a") == 0


def test_a_host_that_asks_for_long_is_not_asked_again() -> None:
    hosts = Hosts(Clock())
    hosts.answered("a", 503, "3600")
    assert hosts.refusal("a") == "HTTP 503 (service unavailable): the host asks to come back in 60 min"
    hosts.answered("b", 503, None)
    assert (hosts.wait("b"), hosts.refusal("b")) == (0, None)


def test_a_silent_host_is_given_up_and_an_answer_clears_it() -> None:
    hosts = Hosts(Clock())
    for _ in range(GIVE_UP_AFTER - 1):
        hosts.failed("a", "connection refused")
    assert hosts.refusal("a") is None
    hosts.answered("a", 500, None)
    for _ in range(GIVE_UP_AFTER):
        assert hosts.refusal("a") is None
        hosts.failed("a", "connection refused")
    assert hosts.refusal("a") == "connection refused (given up after 10 tries in a row)"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("7", 7), (" 0 ", 0), ("9" * 400, 999_999_999), ("soon", USUAL_WAIT), (None, USUAL_WAIT), ("-5", USUAL_WAIT)],
)
def test_retry_after(text: str | None, seconds: float) -> None:
    assert seconds_of(text) == seconds


def test_retry_after_as_a_date() -> None:
    moment = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=90)
    assert seconds_of(format_datetime(moment, usegmt=True)) == pytest.approx(90, abs=2)
    assert seconds_of("Wed, 08 Apr 2020 10:00:00 GMT") == 0
