"""The palette itself, for what the browser's checks can't see: text on number lines, and shapes."""

import re
from pathlib import Path

import pytest

import review

CSS = (Path(review.__file__).parent / "static" / "report.css").read_text(encoding="utf-8")
LIGHT, DARK, PRINT = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
)
PALETTES = {"light": LIGHT, "dark": LIGHT | DARK, "print": LIGHT | PRINT}
TEXT = [
    *((ink, ground) for ink in ("ink", "soft", "link") for ground in ("paper", "sheet", "sunk")),
    *((ink, "sheet") for ink in ("high", "medium", "low", "new")),
    *((ink, "paper") for ink in ("medium", "new")),
    ("ink", "gap"), ("ink", "warn"), ("link", "warn"), ("ink", "gone"), ("ink", "come"), ("mark-ink", "mark"),
]  # fmt: skip
SHAPES = [("stated", "sheet"), ("stated", "allowed"), ("stated", "gap"), ("edge", "sheet"), ("warn-line", "paper")]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", PALETTES)
def test_text_has_the_contrast_that_wcag_asks_for(theme):
    palette = PALETTES[theme]
    low = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in TEXT}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", PALETTES)
def test_shapes_have_the_contrast_that_wcag_asks_for(theme):
    palette = PALETTES[theme]
    low = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in SHAPES}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 3} == {}


def test_the_measure_itself_is_right():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)
