"""What figures say that lean on their line: lists, labels, fact boxes, ratings, cards and captions."""

import pytest

from pipeline.model import Document
from pipeline.reading.extract import extract

KETTLES = """The best kettles of the year

How I tested them

I boiled each kettle forty times in my own kitchen and took the time by hand.

1. Harrow Swift kettle

Best kettle overall, 9/10

We like: the quiet lid

We don't like: it takes 4 minutes longer than others

• Holds 2 litres of water
• Draws 900W
• Two year warranty

This is the kettle for a large family.

2. Dorn Bell

Best cheap kettle, 7/10

• Draws 700W
"""

TENTS = """The best tents for a weekend

Best for Families

The Hollin 4 sleeps a family and a dog. The Hollin is heavy, but the Hollin keeps the rain out.

• Packed weight: 6 kg
• Poles: 12

Best for Cyclists

Marsh's Wren 2 is small. The Wren went up in the dark without a word of complaint from us.

• Packed weight: 2 kg
• Poles: 3
"""


def told(text):
    """The claims of a text by their quotes; of quotes that stand twice, the first."""
    found = {}
    for claim in extract(Document(id="d", text=text)):
        found.setdefault(claim.quote, claim)
    return found


def test_a_numbered_heading_is_what_the_lists_under_it_are_about():
    claims = told(KETTLES)
    assert {claims[quote].subject for quote in ("9", "2 litres", "900W", "Two year")} == {"Harrow Swift kettle"}
    assert {claims[quote].subject for quote in ("7", "700W")} == {"Dorn Bell"}
    assert claims["9"].measure == claims["7"].measure == "rating"
    assert "warranty" in claims["Two year"].measure


def test_a_heading_of_a_category_is_passed_over_for_what_the_text_names():
    claims = told(TENTS)
    assert [(claims[quote].subject, claims[quote].measure) for quote in ("6 kg", "12")] == [
        ("Hollin 4", "Packed weight"),
        ("Hollin 4", "Poles"),
    ]
    assert [claims[quote].subject for quote in ("2 kg", "3")] == ["Wren 2", "Wren 2"]


@pytest.mark.parametrize(
    ("text", "subject", "measure"),
    [
        ("May 7, 1961: Opening night. Alva beat Dunmore in the last minute. Attendance: 31,400.", "Opening night",
         "Attendance"),
        ("May 7, 1961: The Reed fair drew singers from Leith. Attendance: 31,400.", "Reed fair", "Attendance"),
        ("The Dunmore Arena was built in 1931. Capacity at the time: 31,400.", "Dunmore Arena", "Capacity at the time"),
        ("It rained all day in Leith. We went home.\n\nAttendance: 31,400.", None, "Attendance"),
    ],
)  # fmt: skip
def test_a_label_inside_of_a_paragraph_is_told_of_what_opens_it(text, subject, measure):
    claim = told(text)["31,400"]
    assert (claim.subject, claim.measure) == (subject, measure)


def test_every_figure_of_a_line_takes_its_nearest_label():
    claims = told("Alva\n\nBurglaries in total: 286 Fires in total: 33")
    assert (claims["286"].measure, claims["33"].measure) == ("Burglaries in total", "Fires in total")


def test_a_label_that_says_who_tells_of_it_is_no_measure():
    claim = told("Police: 3 hurt in a fire in Alva")["3"]
    assert (claim.subject, claim.measure) == (None, "hurt in fire")


def test_names_before_a_price_or_a_rating_are_its_subject():
    claims = told("Alder Ridge 2024 Rosé, France ($14.99)\n\nBirch Hill Red, 8/10")
    assert (claims["$14.99"].subject, claims["$14.99"].measure) == ("Alder Ridge 2024 Rosé", "price")
    assert (claims["8"].subject, claims["8"].measure) == ("Birch Hill Red", "rating")


def test_a_headline_between_paragraphs_is_told_of_nothing_above_it():
    text = "Ida Moss runs the mill. Ida Moss bakes bread. Ida Moss sells it.\n\nUp to 14 loaves stolen in Alva"
    assert told(text)["Up to 14"].subject is None


def test_a_card_takes_a_label_with_letters_only():
    assert told("«\n\n4\n\n»\n\nThe end is near.").get("4") is None or told("«\n\n4\n\n»")["4"].subject is None
