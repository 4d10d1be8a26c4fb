"""Whose a figure of a result is."""

import pytest

from pipeline.reading.quantities import scan
from pipeline.reading.says.article import Article
from pipeline.reading.says.scores import score_of
from pipeline.reading.sentences import sentences

NONE_OF_A_RESULT = "no score"


def sides(text: str) -> list[str]:
    """For each figure of a text: its side, "?" where that is not named, or that it is none of a result."""
    spans = sentences(text)
    quantities, mentions = scan(text, spans)
    article = Article(text, spans, quantities, mentions, None)
    told = []
    for index in range(len(quantities)):
        frame = article.frame(index)
        found = score_of(frame)
        if found is None:
            told.append(NONE_OF_A_RESULT)
        else:
            told.append(frame.words(found[1]) if found[1] is not None else "?")
    return told


@pytest.mark.parametrize(
    ("text", "winner", "loser"),
    [
        ("Lund beat Oban 3-1 on Saturday.", "Lund", "Oban"),
        ("Lund won 3-1 against Oban.", "Lund", "Oban"),
        ("Kent lost 2-0 to Oban and dropped to fourth.", "Oban", "Kent"),
        ("Oban fell 3-1 to Lund.", "Lund", "Oban"),
        ("Lund knocked out Oban 2-1.", "Lund", "Oban"),
        ("The Kent Hawks edged the Oban Gulls 21-20.", "Kent Hawks", "Oban Gulls"),
        ("Lund were beaten 3-1 by Oban.", "Oban", "Lund"),
        ("Oban was knocked out 2-0 by Lund.", "Lund", "Oban"),
        ("Lund swept Oban 3–0.", "Lund", "Oban"),
        ("Lund took a 3-1 win over Oban.", "Lund", "Oban"),
        ("Lund had a 3-1 victory over Oban on Saturday.", "Lund", "Oban"),
        ("Oban suffered a 3-1 defeat to Lund.", "Lund", "Oban"),
    ],
)
def test_the_larger_figure_is_the_winners(text: str, winner: str, loser: str) -> None:
    assert sides(text) == [winner, loser]


@pytest.mark.parametrize(
    ("text", "first", "second"), [("Oban lost 0-2 to Kent.", "Oban", "Kent"), ("Lund beat Oban 1-3.", "Oban", "Lund")]
)
def test_the_order_of_the_figures_does_not_matter(text: str, first: str, second: str) -> None:
    assert sides(text) == [first, second]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Oban led 2-0 at half-time.", "Oban", "?"),
        ("Oban trailed 2-0 at half-time.", "?", "Oban"),
    ],
)
def test_a_side_that_is_not_named_is_told_of_nobody(text: str, first: str, second: str) -> None:
    assert sides(text) == [first, second]


@pytest.mark.parametrize(
    ("text", "winner", "loser"),
    [
        ("Hale beat Moss 6-4, 3-6, 7-5 in the final.", "Hale", "Moss"),
        ("Moss lost 6-4, 3-6, 7-5 to Hale.", "Hale", "Moss"),
        ("Moss won 6-4, 6-2.", "Moss", "?"),
    ],
)
def test_of_sets_the_winners_figure_stands_first(text: str, winner: str, loser: str) -> None:
    told = sides(text)
    assert told == [winner, loser] * (len(told) // 2)


def test_each_of_several_results_has_sides_of_its_own() -> None:
    assert sides("After losing 3-1 to Oban, Lund beat Kent 2-0.") == ["Oban", "Lund", "Lund", "Kent"]


def test_figures_beside_a_result_are_none_of_it() -> None:
    told = sides("Hale scored 30 points as Lund thrashed Oban 98-90 in front of 9,000 people.")
    assert told == [NONE_OF_A_RESULT, "Lund", "Oban", NONE_OF_A_RESULT]


@pytest.mark.parametrize(
    "text",
    [
        "Lund drew 1-1 with Oban.",  # nobody won
        "The council voted 6-3 to close the library.",
        "The firm sold 3-1 kits.",
    ],
)
def test_two_figures_that_nobody_won_by_are_no_result(text: str) -> None:
    assert sides(text) == [NONE_OF_A_RESULT] * 2
