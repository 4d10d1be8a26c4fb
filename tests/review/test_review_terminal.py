import io
import re

import pytest
from review_samples import NOW, empty, hostile, quiet, sample
from rich.cells import cell_len
from rich.console import Console

from review import print_report, render_text


def flat(text):
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_it_fits_the_terminal(width):
    for view in (sample(), hostile(), empty()):
        assert all(cell_len(line) <= width for line in render_text(view, width=width, now=NOW).splitlines())


def test_it_says_severity_kind_figures_with_outlets_and_reason():
    text = flat(render_text(sample(), width=300, now=NOW))
    for said in ("high 0.81", "Sources disagree", "up at most 7% Harbour Courier", "up about 9% Nordic Ledger",
                 "so no value fits both", "NEW", "1 doubtful case kept apart", "2 new"):  # fmt: skip
        assert said in text


def test_what_could_not_be_read_is_named_with_its_reason():
    text = flat(render_text(sample(), width=200, now=NOW))
    assert "Nothing on this topic was read from Coastal Radio. That is not agreement." in text
    assert "Harbour Courier a PDF, not a page https://harbour-courier.example/live.pdf" in text


def test_empty_and_quiet_differ():
    assert "Nothing has been read yet." in render_text(empty(), width=80, now=NOW)
    assert "Nothing to look at: 3 measurements compared" in render_text(quiet(), width=80, now=NOW)


def test_articles_can_not_steer_the_terminal():
    console = Console(file=io.StringIO(), width=100, force_terminal=True, color_system=None)
    print_report(hostile(), console)
    written = console.file.getvalue()
    assert not re.search("\x1b\\[(?!1m|0m)|[\u202a-\u202e\x00]", written)


def test_brackets_are_text_and_no_markup():
    from dataclasses import replace

    assert "[red]x[/red]" in render_text(replace(sample(), topic="[red]x[/red]"), width=100, now=NOW)
