"""Appending to unbuffered files, as the archive and the journal do: what was written is with the operating system."""

from __future__ import annotations

import os
from typing import BinaryIO


def write_all(file: BinaryIO, data: bytes) -> None:
    """Writes all of the data or raises; an unbuffered file may take a part of it at a time."""
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def close_on_disk(file: BinaryIO) -> None:
    """Forces what was written to disk and closes the file."""
    os.fsync(file.fileno())
    file.close()
