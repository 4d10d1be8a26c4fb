from __future__ import annotations

import datetime as dt

from crawlers.discovery import Found, Standing
from crawlers.frontier import Frontier

NOW = dt.datetime.now(dt.UTC)


def aged(name: str, hours: float, standing: Standing = Standing.ARCHIVED) -> Found:
    return Found(f"http://example.com/{name}", NOW - dt.timedelta(hours=hours), standing)


def names(frontier: Frontier) -> list[str]:
    return [address.rpartition("/")[2] for address in frontier.take()]


def test_named_pages_then_current_ones_then_by_age_then_undated_ones() -> None:
    frontier = Frontier("S", 10, set())
    frontier.offer(
        [
            Found("http://example.com/archived", standing=Standing.ARCHIVED),
            aged("old", 50),
            aged("new", 1),
            aged("announced", -30),
            Found("http://example.com/current"),
            Found("http://example.com/weak", standing=Standing.WEAK),
            Found("http://example.com/named", standing=Standing.NAMED),
        ]
    )
    order = names(frontier)
    assert order[0] == "named"
    assert set(order[1:3]) == {"current", "announced"}
    assert order[3:] == ["weak", "new", "old", "archived"]


def test_the_limit_holds_over_all_that_is_handed_out() -> None:
    frontier = Frontier("S", 3, set())
    frontier.offer([aged("a", 1), aged("b", 2)])
    assert names(frontier) == ["a", "b"]
    frontier.offer([aged("c", 3), aged("d", 4), aged("a", 0)])
    assert names(frontier) == ["c"]
    assert names(frontier) == []


def test_an_address_belongs_to_the_first_source_that_takes_it() -> None:
    claimed: set[str] = set()
    one, other = Frontier("One", 1, claimed), Frontier("Other", 1, claimed)
    one.offer([aged("a", 1)])
    other.offer([aged("a", 1), aged("b", 2)])
    assert names(one) == ["a"]
    assert names(other) == ["b"]


def test_a_dated_mention_beats_an_undated_one_and_bad_addresses_are_passed_over() -> None:
    frontier = Frontier("S", 10, set())
    frontier.offer([Found("http://example.com/a", standing=Standing.ARCHIVED), aged("a", 1), aged("b", 2)])
    frontier.offer([Found("javascript:void(0)"), Found(""), Found("http://[")])
    assert names(frontier) == ["a", "b"]


def test_memory_is_bounded_and_the_newest_survive() -> None:
    frontier = Frontier("S", 5, set())
    for start in range(0, 20_000, 100):
        frontier.offer([aged(str(number), 20_000 - number) for number in range(start, start + 100)])
        assert len(frontier._named) < 1300
    assert names(frontier) == ["19999", "19998", "19997", "19996", "19995"]
