"""The crawl's log file, in which nothing that a page says can pass for a line of its own."""

from __future__ import annotations

import logging
import re
from pathlib import Path

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """A text on one line, with control characters written out."""
    return _CONTROL.sub(lambda match: repr(match[0])[1:-1] if ord(match[0]) < 256 else f"\\u{ord(match[0]):04x}", text)


class OneLineFormatter(logging.Formatter):
    """Gives every record one line; the lines of a traceback are indented under it."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's line, and its traceback's lines."""
        record = logging.makeLogRecord(record.__dict__)
        record.msg, record.args = plain(record.getMessage()), ()
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: object) -> str:  # noqa: N802
        """The traceback with every line indented."""
        text = super().formatException(ei)  # type: ignore[arg-type]
        return "\n".join("    " + plain(line) for line in text.splitlines())


def log_to(path: Path) -> None:
    """Sends all of the process's logging, from INFO on, to the end of a file."""
    handler = logging.FileHandler(path, mode="a", encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(OneLineFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    logging.root.setLevel(logging.INFO)
    logging.disable(logging.DEBUG)  # Scrapy gives its loggers a level of their own and makes records for nobody
    logging.root.addHandler(handler)
