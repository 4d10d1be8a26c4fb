from __future__ import annotations

from pathlib import Path

from crawlers.journal import Journal, JournalTail, cut_torn_line, read_journal, to_line
from crawlers.model import ArchiveRef, Fetched, Known


def fetched(address: str, reason: str | None = None) -> Fetched:
    return Fetched(
        address=address,
        final=address,
        source="Quay Post",
        role="article",
        outcome="unread" if reason else "fetched",
        fetched_at="2026-04-08T12:00:00+00:00",
        reason=reason,
        known=Known('"v1"', None, "00"),
        archive=None if reason else ArchiveRef("a.warc.gz", 7),
    )


ODD = "late\u2028{}\r\n\x85 \ud800 \x1b[31m"


def test_what_is_journalled_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "journal.jsonl"
    entries = [fetched("http://a/1"), fetched("http://a/2", ODD), fetched("http://a/3")]
    journal = Journal(path)
    for number, entry in enumerate(entries, 1):
        journal.append(entry)
        assert read_journal(path) == entries[:number]
    journal.close()
    assert path.read_bytes().count(b"\n") == 3
    assert read_journal(tmp_path / "none") == []


def test_a_torn_last_line_is_no_line_and_does_not_swallow_the_next(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    line = to_line(fetched("http://a/2", ODD))
    for end in range(len(line)):
        path.write_bytes(to_line(fetched("http://a/1")) + line[:end])
        assert [one.address for one in read_journal(path)] == ["http://a/1"]
    journal = Journal(path)
    journal.append(fetched("http://a/3"))
    journal.close()
    assert [one.address for one in read_journal(path)] == ["http://a/1", "http://a/3"]


def test_cutting_finds_the_last_newline_however_far_back(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b"one\n" + b"x" * 200_000)
    assert cut_torn_line(path) == 4
    assert path.read_bytes() == b"one\n"
    path.write_bytes(b"x" * 200_000)
    assert cut_torn_line(path) == 0
    assert path.read_bytes() == b""


def test_a_tail_gives_every_line_once_and_only_when_whole(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    tail = JournalTail(path)
    assert tail.read() == []
    written = to_line(fetched("http://a/1")) + to_line(fetched("http://a/2"))
    seen = []
    for cut in range(0, len(written), 7):
        with path.open("ab") as file:
            file.write(written[cut : cut + 7])
        seen += tail.read()
    assert [one.address for one in seen] == ["http://a/1", "http://a/2"]


def test_lines_of_something_else_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b'\n[]\n{"address":1}\nnull\n\xff\xfe\n' + to_line(fetched("http://a/1")))
    assert [one.address for one in read_journal(path)] == ["http://a/1"]
