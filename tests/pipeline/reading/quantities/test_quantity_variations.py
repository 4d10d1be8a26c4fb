"""The hard cases once more, varied by program: the reading changes only as the text does."""

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.reading.quantities import Quantity, find_quantities
from pipeline.reading.quantities import lexicon as lex

ROWS = (Path(__file__).parent.parent / "cases.jsonl").read_text("utf-8").splitlines()
CASES = [json.loads(row) for row in ROWS]
SENTENCES = [case["text"] for case in CASES if re.fullmatch(r"[A-Z“'\"].*[a-z%)]\.", case["text"])]
NOUNS = (
    "lanterns",
    "violins",
    "harbours",
    "glaziers",
    "postcards",
    "windmills",
    "otters",
    "clerks",
    "boxes",
    "ferries",
)
NAMES = ("Velmar", "Tarnow", "Quillon", "Brask", "Ostrava", "Nerin", "Holtby", "Zandvik", "Pellow", "Druim")
OF_FORM = lex.NUMBERS.keys() | lex.FRACTIONS.keys() | lex.MAGNITUDES.keys() | lex.VAGUE.keys() | lex.MULTIPLES.keys()
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
KNOWN_CAPITALS = re.compile(r"(?:[A-Z][a-z]{2,}|i[A-Z][A-Za-z]+)(?= \d)")


def reading(text: str) -> list[tuple[float, float, str, str]]:
    """What a variation must keep: values, units and modifiers, in their order."""
    return [(q.low, q.high, q.unit, q.modifier) for q in find_quantities(text)]


def the_same(base: list[tuple[float, float, str, str]]) -> object:
    return [(pytest.approx(low), pytest.approx(high), unit, modifier) for low, high, unit, modifier in base]


def other_spaces(space: str) -> Callable[[str], str]:
    """Every space becomes another kind of space; digits that a thin space would group stay apart."""
    return lambda text: re.sub(r"(?<!\d) | (?!\d{3})", space, text)


def headline(text: str) -> str | None:
    """In capitals, where no unit, suffix or currency says another thing in capitals."""
    cased = re.search(
        r"\d ?[^\W\d_]{1,4}\b|[A-Z]{1,3}\$|\b(?:Rs|kr|zł)\b|[a-z][A-Z]|°|\b[a-zµ]{1,2}/|'|’|\d-[a-z]", text
    )
    named = re.search(r"(?<=\S )[A-Z]|^\S+ \d", text)  # in capitals names look like all other words
    return None if cased or named else text.upper()


KEEP: dict[str, Callable[[str], str | None]] = {
    "no-break spaces": other_spaces("\u00a0"),
    "thin spaces": other_spaces("\u2009"),
    "curly apostrophes": lambda text: re.sub(r"(?<=[a-z])'(?=[a-z])", "’", text),
    "straight apostrophes": lambda text: re.sub(r"(?<=[a-z])’(?=[a-z])", "'", text),
    "trailing clause": lambda text: text[:-1] + ", the paper wrote.",
    "trailing sentence": lambda text: text + " Nobody was surprised.",
    "leading sentence": lambda text: "Nobody was surprised. " + text,
    "leading clause": lambda text: f"As the paper wrote, {text[0].lower()}{text[1:]}" if plain_word(text) else None,
    "quoted": lambda text: None if re.search("[“”\"']", text) else f"“{text[:-1]},” she said.",
    "headline in capitals": headline,
    "list item": lambda text: f"- {text}",
    "brackets": lambda text: None if "(" in text or "[" in text else f"({text})",
}


def plain_word(text: str) -> bool:
    """Does the sentence open with a word that is no name?"""
    word = re.split(r"[\s-]", text)[0].lower()
    return word in lex.NOT_NOUN or word in OF_FORM or lex.leads_to_count(word)


VARIED = [  # a variation that would say another thing is None
    pytest.param(text, varied, id=f"{name}: {text[:40]}")
    for name, vary in KEEP.items()
    for text in SENTENCES
    if (varied := vary(text)) is not None
]


@pytest.mark.parametrize(("text", "varied"), VARIED)
def test_wording_around_the_figure_changes_nothing(text, varied):
    assert reading(varied) == the_same(reading(text)), varied


def plain_quantities(text: str) -> Iterator[Quantity]:
    """Quantities of one number in digits with more than one thing."""
    for quantity in find_quantities(text):
        core = text[quantity.core_start : quantity.core_end]
        number = DIGITS.match(core)
        if number is None or quantity.low != quantity.high or quantity.unit == "rank" or "'" in core:
            continue
        if not DIGITS.search(core, number.end()) and float(number.group().replace(",", "")) > 1:
            yield quantity


def other_digits(number: str, chance: random.Random) -> str:
    """Another number of the same shape."""
    low = "2" if len(number) == 1 else "1"
    first = chance.choice("23456789" if low == "2" else "1345678")
    return first + "".join(chance.choice("123456789") if c.isdigit() else c for c in number[1:])


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text[:40])
def test_other_numbers_of_the_same_shape_are_read_alike(text):
    chance = random.Random(text)
    for quantity in plain_quantities(text):
        number = DIGITS.match(text, quantity.core_start)
        new = other_digits(number.group(), chance)
        joined = text[number.end() :].startswith((" to ", " in ", "½", "-and")) or text[: number.start()].endswith(
            " to "
        )
        if joined or quantity.unit == "ratio":
            continue  # the two numbers say something together
        varied = text[: number.start()] + new + text[number.end() :]
        factor = float(new.replace(",", "")) / float(number.group().replace(",", ""))
        at = [q.start for q in find_quantities(text)].index(quantity.start)
        expected = the_same(reading(text))
        expected[at] = (pytest.approx(quantity.low * factor), pytest.approx(quantity.high * factor), *expected[at][2:])
        assert reading(varied) == expected, varied


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text[:40])
def test_other_nouns_are_counted_alike(text):
    chance = random.Random(text)
    for quantity in find_quantities(text):
        noun = quantity.counted or ""
        if not re.fullmatch(r"[a-z]{4,}s", noun) or noun in {"times", "points"} | lex.PERSONS or text.count(noun) != 1:
            continue
        new = chance.choice(NOUNS)
        varied = text.replace(noun, new)
        assert reading(varied) == the_same(reading(text)), varied
        assert new in [q.counted for q in find_quantities(varied)], varied


@pytest.mark.parametrize(
    "text", [c["text"] for c in CASES if c["phenomenon"] == "names with digits"], ids=lambda text: text[:40]
)
def test_any_name_may_end_in_a_number(text):
    chance = random.Random(text)
    varied = KNOWN_CAPITALS.sub(lambda _: chance.choice(NAMES), text)
    if plain_word(text):
        varied = text.split()[0] + varied[varied.index(" ") :]
    assert reading(varied) == the_same(reading(text)), varied
