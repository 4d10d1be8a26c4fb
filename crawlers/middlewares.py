"""Small corrections to what passes between the engine and the downloader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response


class OwnSlot:
    """Gives every request the connection and delay of its own host.

    A redirect to another host would keep those of the host it came from.
    """

    def process_request(self, request: Request) -> None:
        """Forgets the slot that Scrapy noted for the request before this one."""
        request.meta.pop("download_slot", None)


class ReceivedHeaders:
    """Keeps the headers as they came, for the archive; decompression removes some."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Leaves the headers in the request's meta under `received`."""
        request.meta["received"] = header_pairs(response)
        return response


def header_pairs(response: Response) -> list[tuple[str, str]]:
    """All headers with all of their values, as text."""
    pairs: list[tuple[Any, Any]] = [(name, value) for name, values in response.headers.items() for value in values]
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in pairs]
