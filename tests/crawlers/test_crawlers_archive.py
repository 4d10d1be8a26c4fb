from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawlers.archive import ArchivedResponse, ArchiveWriter, digest_of, read_response
from crawlers.model import ArchiveRef
from pipeline.errors import UnreadableError

WHEN = "2026-04-08T12:00:00.250000+00:00"
HEADERS = [
    ("Content-Type", "text/html; charset=windows-1251"),
    ("Content-Encoding", "gzip"),
    ("Content-Length", "31"),
    ("X-Name", "Zoë\r\nX-Forged: 1"),
    ("Link", "<a>"),
    ("Link", "<b>"),
]
BODY = "<p>Порт открыт</p>".encode("windows-1251") + b"\r\n\r\nWARC/1.1\r\n\x00\xff"


def add(writer: ArchiveWriter, url: str = "http://example.com/a?b=1", body: bytes = BODY) -> ArchiveRef:
    return writer.append(url, 200, HEADERS, body, fetched_at=WHEN, ip="192.0.2.7")


def test_a_response_comes_back_as_it_went_in(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path)
    refs = [add(writer, f"http://example.com/{number}", BODY * number) for number in range(4)]
    got = [read_response(tmp_path, ref) for ref in refs]  # while the run still writes
    writer.close()
    assert [one.body for one in got] == [BODY * number for number in range(4)]
    assert [one.url for one in got] == [f"http://example.com/{number}" for number in range(4)]
    one = got[1]
    assert (one.status, one.content_type) == (200, "text/html; charset=windows-1251")
    assert one.header("content-encoding") is None
    assert one.header("X-Archive-Orig-Content-Encoding") == "gzip"
    assert one.header("Content-Length") == str(len(BODY))
    assert [value for name, value in one.headers if name == "Link"] == ["<a>", "<b>"]
    assert one.header("X-Forged") is None
    assert len({ref.file for ref in refs}) == 1
    assert refs[0].file.startswith("claimdiff-")
    assert refs[0].file.endswith("Z-00001.warc.gz")


def test_records_are_standard_and_carry_their_digests(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writer = ArchiveWriter(tmp_path, software="claimdiff/9")
    ref = add(writer)
    writer.close()
    with (tmp_path / ref.file).open("rb") as file:
        info, response = (
            (record.rec_type, dict(record.rec_headers.headers), record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
        )
    assert info[0] == "warcinfo"
    assert b"software: claimdiff/9" in info[2]
    assert response[1]["WARC-Payload-Digest"] == f"sha256:{digest_of(BODY)}"
    assert response[1]["WARC-Date"] == "2026-04-08T12:00:00.250000Z"
    assert response[1]["WARC-IP-Address"] == "192.0.2.7"
    assert response[2] == BODY
    with (tmp_path / ref.file).open("rb") as file:
        file.seek(ref.offset)
        assert gzip.decompress(file.read()).startswith(b"WARC/1.1\r\n")


def test_files_rotate_by_size_and_runs_of_one_second_keep_apart(tmp_path: Path) -> None:
    writers = [ArchiveWriter(tmp_path, max_bytes=1200) for _ in range(2)]
    refs = [add(writer, f"http://example.com/{number}") for number in range(6) for writer in writers]
    for writer in writers:
        writer.close()
    assert len({ref.file for ref in refs}) >= 4
    assert not {ref.file for ref in refs[::2]} & {ref.file for ref in refs[1::2]}
    assert [read_response(tmp_path, ref).url for ref in refs[::2]] == [f"http://example.com/{n}" for n in range(6)]


def test_a_run_without_results_leaves_no_file(tmp_path: Path) -> None:
    ArchiveWriter(tmp_path / "archive").close()
    assert not (tmp_path / "archive").exists()


def test_a_torn_record_spoils_neither_earlier_nor_later_ones(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path)
    first, torn = add(writer, "http://example.com/1"), add(writer, "http://example.com/2")
    path = tmp_path / first.file
    whole = path.read_bytes()
    for end in (torn.offset, torn.offset + 1, torn.offset + 30, len(whole) - 20):
        path.write_bytes(whole[:end])
        assert read_response(tmp_path, first).body == BODY
        with pytest.raises(UnreadableError):
            read_response(tmp_path, torn)
    next_run = ArchiveWriter(tmp_path)
    later = add(next_run, "http://example.com/3")
    assert later.file != first.file
    assert read_response(tmp_path, later).url == "http://example.com/3"


def test_a_changed_body_is_noticed(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path)
    ref = add(writer)
    writer.close()
    path = tmp_path / ref.file
    raw = path.read_bytes()
    record = gzip.decompress(raw[ref.offset :]).replace(b"<p>", b"<b>")
    path.write_bytes(raw[: ref.offset] + gzip.compress(record))
    with pytest.raises(UnreadableError, match="digest"):
        read_response(tmp_path, ref)


@pytest.mark.parametrize("file", ["../secret.warc.gz", "/etc/passwd", "absent.warc.gz", ""])
def test_references_outside_of_the_archive_are_unreadable(tmp_path: Path, file: str) -> None:
    with pytest.raises(UnreadableError):
        read_response(tmp_path, ArchiveRef(file, 0))


def test_the_archive_opens_without_scrapy() -> None:
    code = "import sys, crawlers.archive, crawlers.crawl; sys.exit('scrapy' in sys.modules or 'warcio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
    assert ArchivedResponse("u", 200, (("A", "b"),), b"").header("a") == "b"
