from __future__ import annotations

import logging
import sys

from crawlers.logs import OneLineFormatter, plain


def test_a_record_is_one_line_whatever_it_carries() -> None:
    record = logging.LogRecord("n", logging.INFO, "", 0, "got %s", ("a\r\nb\x1b[2J\u2028c\u202ed",), None)
    assert OneLineFormatter("%(levelname)s %(message)s").format(record) == r"INFO got a\r\nb\x1b[2J\u2028c\u202ed"


def test_a_traceback_cannot_begin_a_line() -> None:
    try:
        raise ValueError("x\n2026-01-01 INFO forged")
    except ValueError:
        record = logging.LogRecord("n", logging.ERROR, "", 0, "failed", (), sys.exc_info())
    lines = OneLineFormatter("%(message)s").format(record).split("\n")
    assert lines[0] == "failed"
    assert all(line.startswith("    ") for line in lines[1:])
    assert any("forged" in line for line in lines)


def test_ordinary_text_stays() -> None:
    assert plain("Zoë wrote 7% – done") == "Zoë wrote 7% – done"
