"""Subject and measure together, one phenomenon a group: text, the figure's words, its subject, its measure."""

import pytest

from pipeline.model import Document
from pipeline.reading.extract import extract

NAMES = [
    ("An app called Orchard has 3 million users.", "3 million", "Orchard", None),
    ("It was told in a 30-page report called Heron.", "30-page", "Heron", "report"),
    ("A 30-year-old man named Ed Hale was held.", "30-year-old", "Ed Hale", "age"),
    ("Two ferries named Ida and Una sank.", "Two", None, "named Ida"),
    ("The Little Rock ferry carried three boats.", "three", "Little Rock ferry", "carried"),
    ("Ida Moss, 19, was held. The 19-year-old’s boat sank.", "19-year-old’s", "Ida Moss", "age"),
    ("Ida Moss, 19, was held. The 19-year-old threw two bottles.", "two", "Ida Moss", "threw"),
    ("Ida Moss, 19, and Una Hale, 19, were held. The 19-year-old was freed.", "19-year-old", "19-year-old", "age"),
    ("Hale, known as “Ace,” 26, of Oban, pleaded guilty.", "26", "Ace", "age"),
    ("It happened at the Colosseum, now 100 years old:", "100 years old", "Colosseum", "age"),
    ("The storm hurt the man's father, a 39-year-old, on Monday.", "39-year-old", "man's father", "age"),
]
PARTS = [
    ("Five sailors - three men and two women - fled on foot.", "three", "sailors", "fled on foot"),
    ("Five sailors - three men and two women - fled on foot.", "two", "sailors", "fled on foot"),
    ("The ferry carried 40 passengers, 12 of whom were children.", "12", "passengers", "children"),
    ("Police found six people, four inside the galley.", "four", "Police", "inside galley"),
    ("Six of the seven sailors were hurt.", "seven", None, None),
    ("Ida is the older of two daughters.", "two", "Ida", "older of"),
    ("Storms destroyed half of the plums.", "half of", "Storms", "destroyed plums"),
]
PREDICATES = [
    ("Police found three boats in the harbour.", "three", "Police", "found in harbour"),
    ("The firm gave up nine rooms of its mill.", "nine", "firm", "gave up rooms of its mill"),
    (
        "Divers searched in Oban and Leith and interviewed 90 people in Wick, Oban and Leith.",
        "90",
        "Divers",
        "interviewed in Wick, Oban and Leith",
    ),
    ("The mayor has called for 30 gigawatts of wind capacity.", "30 gigawatts", "mayor", "called for wind capacity"),
    ("The mayor called for 30 gigawatts of wind, equivalent to about 20 mills.", "about 20", "mayor", None),
    ("The team was joined by two dozen cooks.", "two dozen", "team", "joined by"),
    ("One cook was shot and killed.", "One", None, "shot and killed"),
    ("The house was broken into by thieves about 15 times.", "about 15 times", "house", "broken into by thieves"),
    ("Two are suspected of firing guns.", "Two", None, "suspected of firing guns"),
    ("When Ida met the men, one responded by pulling a knife.", "one", "men", "responded by pulling a knife"),
    ("Moss faces one count of carrying a weapon.", "one", "Moss", "faces count of carrying a weapon"),
    ("Moss pleaded guilty to two counts of theft.", "two", "Moss", "pleaded guilty to counts of theft"),
    ("The union has six more contracts to negotiate.", "six", "union", "to negotiate"),
    ("All six British rowers advanced to the second round.", "six", None, "advanced to second round"),
    ("Ann said the four victims were not their sons.", "four", None, "not sons"),
    ("Plums were liked by 36 percent of children.", "36 percent", "Plums", "liked by children"),
    ("The 30 percent cap on ferries has worked.", "30 percent", "cap", "cap on ferries"),
    ("The cost of selling the 12 boats came to $3 million.", "12", "cost", "selling"),
    (
        "Ida faces a maximum jail term of nine years.",
        "a maximum jail term of nine years",
        "Ida",
        "faces jail term",
    ),
    (
        "Orchard is the biggest, accounting for nearly one-fifth of the global total.",
        "nearly one-fifth of",
        "Orchard",
        "global total",
    ),
    ("Two months later Hale took a plea deal.", "Two months", "Hale", "took plea deal later"),
]
PLACES = [
    ("Ida studied at Wick College, about 50 miles south of Oban.", "about 50 miles", "Wick College", "south of Oban"),
    ("Lund are two points above Oban.", "two", "Lund", "above Oban"),
    ("The wreck stood about three miles south of Oban.", "about three miles", "wreck", "south of Oban"),
    ("The goal was reached five years ahead of the deadline.", "five years", "goal", "ahead of the deadline"),
    (
        "Oban is eroding three times faster than the rest of the coast.",
        "three times faster",
        "Oban",
        "eroding than rest of the coast",
    ),
    (
        "Ida was taken to Hale Hospital in Wick, located about two miles from the pier.",
        "about two miles",
        "Hale Hospital in Wick",
        "located from pier",
    ),
    (
        "A man was hurt in a late fire on Elm Street. It happened about three miles from Oban.",
        "about three miles",
        "late fire",
        "happened from Oban",
    ),
]
DOERS = [
    ("The board, he told me, is working on hundreds of boats.", "hundreds", "board", "working on boats"),
    ("It is led by Ida Moss, whose five-year term began in May.", "five-year", "Ida Moss", "term"),
    ("Painting the boats took three days.", "three days", "Painting the boats", "took"),
    ("Ann said that coating glaciers would cost $3 billion.", "$3 billion", "coating glaciers", "cost"),
    ("A man opened fire at a nightclub killing 12 people.", "12", "man", "killing"),
    ("Police reported an explosion killing two.", "two", "explosion", "killing"),
    ("The mill said the town was on pace to cut its estate by a third.", "a third", "town", "estate"),
    ("Ann seeks a motive in the rampage, which left four people dead.", "four", "rampage", "left dead"),
    (
        "Two were held over the killing of an Oban girl who was shot nearly a year ago.",
        "nearly a year",
        "Oban girl",
        "shot ago",
    ),
    ("We don't want any of our bakers to work six days.", "six days", "bakers", "work"),
    ("If Moss finds him guilty, he faces nine years.", "nine years", None, "faces"),
    ("Police named Ida Moss and her two friends.", "two", "Ida Moss", "named"),
    ("A man killed his wife and their four children.", "four", "man", "killed"),
]
LABELS = [
    ("Attendance: 93,103, which set a record.", "93,103", None, "Attendance"),
    ("It was 12: a roughly 500% increase.", "roughly 500%", None, "increase"),
    ("The 0.3-point drop in the unemployment rate was small.", "0.3-point", "unemployment rate",
     "drop in the unemployment rate"),
    ("Moss announced a four-day week for staff (up from three days).", "three days", "Moss", "week for staff"),
    ("The bag weighs a mere 3 pounds.", "3 pounds", "bag", "weight"),
    ("We had 22 thefts, against 20 per week over the past 8 weeks.", "8 weeks", None, "thefts"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quote", "subject", "measure"), [*NAMES, *PARTS, *PREDICATES, *PLACES, *DOERS, *LABELS]
)
def test_subject_and_measure(text, quote, subject, measure):
    claims = [claim for claim in extract(Document(id="a", text=text)) if claim.quote == quote]
    assert [(claim.subject, claim.measure) for claim in claims[-1:]] == [(subject, measure)]
