"""The archive: every response that counted, as standard WARC records, each compressed on its own.

Every run writes files of its own and a record is written in one go, so a process that dies can tear no more than the
last record of its own last file. A record holds the body after content encodings were removed; headers that described
the body on the wire keep their values under the prefix X-Archive-Orig-, as other crawlers do.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from crawlers.appending import close_on_disk, write_all
from crawlers.model import ArchiveRef
from pipeline.errors import UnreadableError

_MAX_FILE = 1_000_000_000
_WIRE_HEADERS = {"content-encoding", "content-length", "transfer-encoding"}


@dataclass(frozen=True, slots=True)
class ArchivedResponse:
    """A response as it was archived; `headers` in their order, `body` decoded of content encodings only."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first value of a header, whatever the case of its name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def content_type(self) -> str | None:
        """The Content-Type header, charset included."""
        return self.header("Content-Type")


def digest_of(body: bytes) -> str:
    """The digest under which a body is known everywhere: sha256, hexadecimal."""
    return hashlib.sha256(body).hexdigest()


class ArchiveWriter:
    """Writes the records of one run; files are made when the first record comes, and rotated by size."""

    def __init__(self, folder: Path, *, software: str = "claimdiff", max_bytes: int = _MAX_FILE) -> None:
        self._folder = folder
        self._software = software
        self._max_bytes = max_bytes
        self._started = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
        self._serial = 0
        self._file: BinaryIO | None = None
        self._name = ""

    def append(
        self,
        url: str,
        status: int,
        headers: Iterable[tuple[str, str]],
        body: bytes,
        *,
        fetched_at: str,
        ip: str | None = None,
    ) -> ArchiveRef:
        """Writes a response and says where it stands; it is with the operating system when this returns."""
        record = _response_record(url, status, headers, body, {"WARC-Date": _warc_date(fetched_at), **_ip(ip)})
        if self._file is None or self._file.tell() >= self._max_bytes:
            self._open_next()
        assert self._file is not None
        offset = self._file.tell()
        write_all(self._file, record)
        return ArchiveRef(self._name, offset)

    def close(self) -> None:
        """Forces what was written to disk."""
        if self._file is not None:
            close_on_disk(self._file)
            self._file = None

    def _open_next(self) -> None:
        self.close()
        self._folder.mkdir(parents=True, exist_ok=True)
        while self._file is None:
            self._serial += 1
            self._name = f"claimdiff-{self._started}-{self._serial:05}.warc.gz"
            try:
                # Another run may have begun in the same second: its file is never written to.
                self._file = (self._folder / self._name).open("xb", buffering=0)
            except FileExistsError:
                continue
        write_all(self._file, _info_record(self._name, self._software))


def _warc_date(fetched_at: str) -> str:
    moment = dt.datetime.fromisoformat(fetched_at).astimezone(dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _ip(ip: str | None) -> dict[str, str]:
    return {"WARC-IP-Address": ip} if ip else {}


def _writer(out: BytesIO) -> Any:
    from warcio.warcwriter import WARCWriter

    return WARCWriter(out, gzip=True, warc_version="1.1")


def _info_record(name: str, software: str) -> bytes:
    out = BytesIO()
    writer = _writer(out)
    info = {"software": software, "format": "WARC File Format 1.1", "robots": "obey"}
    writer.write_record(writer.create_warcinfo_record(name, info))
    return out.getvalue()


def _response_record(
    url: str, status: int, headers: Iterable[tuple[str, str]], body: bytes, extra: Mapping[str, str]
) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders

    http_headers = StatusAndHeaders(f"{status} {_phrase(status)}", _kept_headers(headers, len(body)), "HTTP/1.1")
    out = BytesIO()
    writer = _writer(out)
    record = writer.create_warc_record(
        url,
        "response",
        payload=BytesIO(body),
        length=len(body),
        http_headers=http_headers,
        warc_headers_dict={**extra, "WARC-Payload-Digest": f"sha256:{digest_of(body)}"},
    )
    writer.write_record(record)
    return out.getvalue()


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _kept_headers(headers: Iterable[tuple[str, str]], length: int) -> list[tuple[str, str]]:
    kept = [
        (f"X-Archive-Orig-{name}" if name.lower() in _WIRE_HEADERS else name, " ".join(value.splitlines()))
        for name, value in headers
    ]
    return [*kept, ("Content-Length", str(length))]


def read_response(folder: Path, ref: ArchiveRef) -> ArchivedResponse:
    """The archived response at a place; UnreadableError when it is missing, torn or no longer what was written."""
    try:
        return _read(folder, ref)
    except UnreadableError:
        raise
    except OSError as error:
        raise UnreadableError(f"archive file {ref.file} can't be read: {error.strerror or error}") from error
    except Exception as error:  # damaged bytes raise whatever the layers below happen to trip over
        raise UnreadableError(f"archive record at {ref.file}:{ref.offset} is damaged") from error


def _read(folder: Path, ref: ArchiveRef) -> ArchivedResponse:
    from warcio.archiveiterator import ArchiveIterator

    if Path(ref.file).name != ref.file:
        raise UnreadableError("an archive reference names a file outside of the archive")
    with (folder / ref.file).open("rb") as file:
        file.seek(ref.offset)
        record = next(iter(ArchiveIterator(file)), None)
        if record is None or record.rec_type != "response":
            raise UnreadableError(f"archive record at {ref.file}:{ref.offset} is damaged")
        body = record.raw_stream.read()
        if record.rec_headers.get_header("WARC-Payload-Digest") != f"sha256:{digest_of(body)}":
            raise UnreadableError(f"archive record at {ref.file}:{ref.offset} does not match its digest")
        return ArchivedResponse(
            url=record.rec_headers.get_header("WARC-Target-URI"),
            status=int(record.http_headers.get_statuscode()),
            headers=tuple((str(name), str(value)) for name, value in record.http_headers.headers),
            body=body,
        )
