"""The journal of a crawl: one JSON line for every address that was met, so that a killed crawl can go on.

A line counts once its newline is written. A process that dies while it writes leaves a torn last line; that line is
ignored by readers and cut off before anything is appended.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from crawlers.appending import close_on_disk, write_all
from crawlers.model import ArchiveRef, Fetched, Known

_CHUNK = 64 * 1024


def to_line(fetched: Fetched) -> bytes:
    """A journal line. Only ASCII goes out, so nothing that a page says can begin a line of its own."""
    return json.dumps(asdict(fetched), ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def from_line(line: bytes) -> Fetched:
    """What `to_line` wrote; ValueError when the line is something else."""
    raw = json.loads(line)
    try:
        archive = raw.pop("archive")
        known = raw.pop("known")
        return Fetched(**raw, known=Known(**known), archive=ArchiveRef(**archive) if archive else None)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("not a line of a crawl's journal") from error


class JournalTail:
    """Reads whole lines from where it last stopped, while another process may still be writing."""

    def __init__(self, path: Path, offset: int = 0) -> None:
        self._path = path
        self._offset = offset

    def read(self) -> list[Fetched]:
        """The lines completed since the last call; lines that can't be understood are passed over."""
        try:
            with self._path.open("rb") as file:
                file.seek(self._offset)
                whole, newline, _ = file.read().rpartition(b"\n")
        except FileNotFoundError:
            return []
        self._offset += len(whole) + len(newline)
        return [entry for line in whole.split(b"\n") if (entry := _understood(line))]


def _understood(line: bytes) -> Fetched | None:
    try:
        return from_line(line)
    except ValueError:
        return None


def read_journal(path: Path) -> list[Fetched]:
    """All that a journal holds, in order; a missing file is an empty journal and a torn last line is no line."""
    return JournalTail(path).read()


def cut_torn_line(path: Path) -> int:
    """Removes what a killed process left after the last whole line, and gives the journal's size then."""
    try:
        file = path.open("r+b")
    except FileNotFoundError:
        return 0
    with file:
        end = _last_newline(file) + 1
        file.truncate(end)
        return end


def _last_newline(file: BinaryIO) -> int:
    position = file.seek(0, 2)
    while position > 0:
        start = max(0, position - _CHUNK)
        file.seek(start)
        found = file.read(position - start).rfind(b"\n")
        if found >= 0:
            return start + found
        position = start
    return -1


class Journal:
    """Appends to a journal; every line is with the operating system when `append` returns, on disk after `close`."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        cut_torn_line(path)
        self._file = path.open("ab", buffering=0)

    def append(self, fetched: Fetched) -> None:
        """Writes one line, all of it or an error."""
        write_all(self._file, to_line(fetched))

    def close(self) -> None:
        """Forces the lines to disk."""
        close_on_disk(self._file)
