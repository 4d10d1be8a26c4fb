import re

import pytest

from pipeline.model import Document
from pipeline.reading.extract import extract


def told(text, published=None):
    """The claims of a text by their quotes."""
    return {claim.quote: claim for claim in extract(Document(id="d", text=text, published=published))}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Orchard shares jumped as much as 7% after the launch.", {"as much as 7%": "Orchard"}),
        ("Orchard, which owns two dairies, rose 3% on Monday.", {"3%": "Orchard"}),
        (
            "Pear Dawn scored 52, behind Plum Grande 4.6 at 53 and both Fig 3.1 Max and KIWI-5.4 at 57.",
            {"52": "Pear Dawn", "53": "Plum Grande 4.6", "57": "Fig 3.1 Max and KIWI-5.4"},
        ),
        (
            "It lies behind Fig 3.1 Max and KIWI-5.4 (both 57) and Plum Grande 4.6 (53).",
            {"57": "Fig 3.1 Max and KIWI-5.4", "53": "Plum Grande 4.6"},
        ),
        (
            "Dutch growers captured 41% of sales, against the Belgian share of 35%.",
            {"41%": "Dutch growers", "35%": "Belgian"},
        ),
        ("The index lost 1% while Bolt gained 4%.", {"1%": "index", "4%": "Bolt"}),
        ("Mara Dunn, 23, and a 17-year-old boy were hurt.", {"23": "Mara Dunn", "17-year-old": "boy"}),
        ("Three divers were rescued near Oban.", {"Three": None}),
        ("Police rescued three divers near Oban.", {"three": "Police"}),
        ("Orchard opened a mill. Its revenue rose 5%.", {"5%": "Orchard"}),
        ("Orchard said it would hire 40 cooks.", {"40": "Orchard"}),
        ("The firm saw the biggest fall, with Bolt shares down 11.9%.", {"11.9%": "Bolt"}),
        ("Dunn, of Leeds, who was held for six hours, sued.", {"six hours": "Dunn"}),
        ("The storm that struck in 2024 and killed 185 people passed.", {"185": "storm"}),
        ("The mini and the Max are 5 inches and 6 inches, respectively.", {"5 inches": "mini", "6 inches": "Max"}),
        ("The mill pays 50 dollars (45 euros) a crate.", {"45 euros": "mill"}),
        ("He is held for the deaths of nine men who were in their 30s.", {"in their 30s": "men"}),
        ("Ian Moss (left), 30, of Oban, will spend nine years at sea.", {"nine years": "Ian Moss"}),
        ("The isle has a life expectancy of 70.", {"70": "isle"}),
        ("The catch was little altered at 950 tonnes.", {"950 tonnes": "catch"}),
        ("A diver swam where nine people drowned.", {"nine": None}),
        ("You might like a 20-degree bag.", {"20-degree": "bag"}),
        ("They rowed to Oban Pier, six miles away.", {"six miles": "Oban Pier"}),
        ("Ida Moss has two dogs. The four-year-old found them.", {"four-year-old": "four-year-old"}),
        ("Ian Price, 27, of Leeds pleaded guilty to two counts.", {"27": "Ian Price", "two": "Ian Price"}),
        ("Police held Ann Hale and Carl Moore, both 24.", {"24": "Ann Hale and Carl Moore"}),
        ("The A3 and the B4 rose 3% and 5%, respectively.", {"3%": "A3", "5%": "B4"}),
        ("The firm hired staff. One was hurt.", {"One": None}),
        ("The ferry carried 40 cars and was built to hold 60.", {"40": "ferry", "60": "ferry"}),
        ("The firm sold 40 boats in May. It reached 58 percent of its goal.", {"58 percent": "firm"}),
        ("Rankings place Pear Dawn fourth on the index, with a score of 52.", {"fourth": "Pear Dawn"}),
        ("Built in secret, Pear Dawn cost $40 million.", {"$40 million": "Pear Dawn"}),
    ],
)  # fmt: skip
def test_subject_is_what_the_figure_is_about(text, subjects):
    claims = told(text)
    assert {quote: claims[quote].subject for quote in subjects} == subjects


def test_list_items_and_stat_cards_take_their_labels():
    text = (
        "How the fruit compares\n\nOn the Orchard Index, the leaders are:\n\n"
        "• Plum Grande 4.6 — Score: 53\n• Fig Max — Score: 57\n\n"
        "58M\nJars sold (2025)\n$14.3B\nOrchard purchase\n\nThe season is over now."
    )
    claims = told(text)
    assert (claims["53"].subject, claims["57"].subject) == ("Plum Grande 4.6", "Fig Max")
    assert claims["53"].measure == "Score"
    assert "Orchard Index" in (claims["53"].context or "")
    assert (claims["$14.3B"].subject, claims["$14.3B"].context) == ("Orchard purchase", "Orchard purchase")


def test_table_cells_take_row_and_column():
    claims = told("Plant | Tins 2025 | Staff\nNorth | 412 | 18\nSouth | 97 | 31")
    assert [(claims[q].subject, claims[q].measure) for q in ("412", "31")] == [
        ("North", "Tins 2025"),
        ("South", "Staff"),
    ]


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("Orchard shares jumped 7% on Monday.", "7%", "shares"),
        ("Orchard's guidance for capital costs is $88 billion.", "$88 billion", "guidance for capital costs"),
        ("On the Harbour Index, Pear Dawn scored 52.", "52", "Harbour Index"),
        ("Canning offered growers an 88% cost reduction.", "88%", "cost reduction"),
        ("Orchard saw a sharp 3 percent drop.", "3 percent", "sharp drop"),
        ("Mara Dunn, 23, left the harbour.", "23", "age"),
        ("She has sailed since she was 18.", "18", "age"),
        ("The mill was fined a record $3 million.", "$3 million", "fined"),
        ("The mill paid a fine of $3 million.", "$3 million", "fine"),
        ("Orchard spent $3 million on adverts.", "$3 million", "spent on adverts"),
        ("Growers get 60% of their revenue from plums.", "60%", "get revenue from plums"),
        ("The bank cut its workforce by 10%.", "10%", "workforce"),
        ("About 60% of the crew voted for a strike.", "About 60%", "voted for strike"),
        ("Three divers were hurt in the storm.", "Three", "hurt in storm"),
        ("There were five divers who were hurt.", "five", "hurt"),
        ("The storm left three divers hurt.", "three", "left hurt"),
        ("Two divers and a cook were hurt.", "Two", "hurt"),
        ("The two divers, both from Oban, were hurt.", "two", "hurt"),
        ("Nearly a dozen masked singers squeezed into the lift.", "Nearly a dozen", "squeezed into lift"),
        ("The 40 km race was cut short.", "40 km", None),
        ("The lake is 90 miles wide.", "90 miles", "wide"),
        ("The wreck lay two miles from the pier.", "two miles", "from pier"),
        ("Dunn sold the boat three weeks ago.", "three weeks", "sold boat ago"),
        ("Orchard's eight-word reply came late.", "eight-word", "reply"),
        ("The isle has 40 kilometers (25 miles) of gravel tracks.", "40 kilometers", "gravel tracks"),
        ("The winter left 2,000 people without heat.", "2,000", "left without heat"),
        ("The mill did not hire 40 people.", "40", "not hire"),
        ("Some 200 people were thought to have sailed.", "Some 200", "sailed"),
        ("A choice of wines from 25 cellars was offered.", "25", "choice of wines from"),
        ("Their ferry has 40 cars.", "40", None),
        ("Orchard's present value of $40 million fell.", "$40 million", "present value"),
        ("Plums rose to a peak above $40.", "above $40", "peak"),
        ("About half of the plums come from Oban.", "About half of", "come from Oban"),
        ("There were two cooks that were in the galley.", "two", "in galley"),
        ("A storm hit Oban, leaving one dead.", "one", "leaving dead"),
        ("The hall can hold up to 12 choirs of boys.", "up to 12", "hold choirs of boys"),
        ("The mill fined close to 40% of its drivers.", "close to 40%", "fined drivers"),
        ("Checks happen every two years.", "two years", "happen every"),
        ("Moss worked as a cook for nine years.", "nine years", "worked as cook"),
        ("Orchard gave $3 million to Friends of Oban.", "$3 million", "gave to Friends of Oban"),
    ],
)  # fmt: skip
def test_measure_is_the_noun_that_has_the_figure_and_its_predicate(text, quote, words):
    assert told(text)[quote].measure == words


def test_a_list_without_introduction_is_about_what_the_text_above_names_most():
    text = (
        "The Alder Moss kettle boils fast. We tried it on gas. The Alder Moss is light.\n\n"
        "• Weight: 2 kg\n• Holds 3 liters of water\n"
    )
    claims = told(text)
    assert [(claims[q].subject, claims[q].measure) for q in ("2 kg", "3 liters")] == [
        ("Alder Moss", "Weight"),
        ("Alder Moss", "Holds water"),
    ]


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("Shares rose 7% and bonds fell 2%.", {"7%": "up", "2%": "down"}),
        ("Guidance is $135 billion, up from $72 billion.", {"$135 billion": None, "$72 billion": None}),
        ("The index ended down 2% at 1,712 points.", {"2%": "down", "1,712": "down"}),
        ("Sales reached 40% of the goal.", {"40%": None}),
        ("It offered an 88% cost reduction.", {"88%": "down"}),
        ("Prices fell to $40 on Monday.", {"$40": "down"}),
        ("The bank raised fees by 5%.", {"5%": "up"}),
        ("An increase of 9% was seen.", {"9%": "up"}),
        ("The gauge lost 230 points, or 0.8%.", {"0.8%": "down"}),
    ],
)
def test_direction_of_changes_only(text, directions):
    claims = told(text)
    assert {quote: claims[quote].direction for quote in directions} == directions


@pytest.mark.parametrize(
    ("text", "published", "times"),
    [
        ("Sales rose 3% in 2024 and 5% in 2025.", None, {"3%": "2024", "5%": "2025"}),
        (
            "Orchard's 2026 spending is $135 billion, up from $72 billion in 2025.",
            None,
            {"$135 billion": "2026", "$72 billion": "2025"},
        ),
        ("Shares rose 9% on Wednesday.", "2026-04-11", {"9%": "2026-04-08"}),
        ("Shares rose 9% on Wednesday.", None, {"9%": None}),
        ("On April 8, shares rose 9%.", "2026-05-01T10:00:00Z", {"9%": "2026-04-08"}),
        ("On December 30, shares rose 9%.", "2026-01-04", {"9%": "2025-12-30"}),
        ("Last year the port moved 9% more.", "2026-04-11", {"9%": "2025"}),
        ("The stock fell 8% between 2007 and 2014.", None, {"8%": "2007/2014"}),
        ("Yesterday shares rose 9%.", "not a date", {"9%": None}),
    ],
)
def test_time_that_governs_the_figure(text, published, times):
    claims = told(text, published)
    found = {quote: next(c.time for q, c in claims.items() if quote in q) for quote in times}
    assert found == times


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "1500-01-01", "8999-12-31"])
@pytest.mark.parametrize(
    "when", ["yesterday", "tomorrow", "last week", "next Friday", "next quarter", "in March", "1000 years ago"]
)
def test_dates_at_the_ends_of_the_calendar_break_nothing(when, published):
    claim = told(f"Shares rose 9% {when}.", published)["9%"]
    assert claim.time is None or re.fullmatch(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){1,2})?", claim.time)


@pytest.mark.parametrize(
    ("text", "quote", "who"),
    [
        ("Orchard says the line uses 40% less water.", "40%", "Orchard"),
        ("The line uses 12 pumps, according to the Harbour Board.", "12", "Harbour Board"),
        ("Three boats sank, police said.", "Three", "police"),
        ('"We lost 40 boats," said Chief Ann Hale.', "40", "Chief Ann Hale"),
        ("Mara Dunn told Harbour Radio that 40 boats sank.", "40", "Mara Dunn"),
        ("Mara Dunn said the storm was bad. She said 40 boats sank.", "40", "Mara Dunn"),
        ("The line uses 12 pumps.", "12", None),
        ("Mara Dunn wrote a $5 million check.", "$5 million", None),
    ],
)
def test_speaker(text, quote, who):
    found = next(claim for key, claim in told(text).items() if quote in key)
    assert found.speaker == who
