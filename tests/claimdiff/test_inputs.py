import io
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from claimdiff.inputs import read_inputs
from pipeline.errors import UnreadableError

PAGE = """<!doctype html><html><head><title>Bridge reopens</title>
<meta property="og:site_name" content="Harbour Post"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge reopens</h1>
<p>The bridge over the Elm reopened on Monday after a repair that cost $14.3 million, the city said in a statement.</p>
<p>About 12,000 drivers use it every day, and the detour had added twenty minutes to the way into the old harbour.</p>
<p>Engineers replaced 48 steel bearings and said that the deck would now last for at least thirty more years.</p>
</article></body></html>"""


def test_a_text_file_is_a_document_named_after_it(tmp_path):
    file = tmp_path / "post.txt"
    file.write_text("Ten boats sank.", encoding="utf-8")
    [document] = read_inputs([str(file)])
    assert (document.id, document.source, document.text) == (str(file), "post", "Ten boats sank.")


def test_a_page_gives_its_article(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(PAGE)
    [document] = read_inputs([str(file)])
    assert "cost $14.3 million" in document.text
    assert "Home" not in document.text
    assert document.title == "Bridge reopens"


def test_lines_of_documents(tmp_path):
    file = tmp_path / "all.jsonl"
    file.write_text(json.dumps({"id": "a", "text": "One.", "source": "Daily"}) + "\n\n" + json.dumps({"text": "Two."}))
    first, second = read_inputs([str(file)])
    assert (first.id, first.source) == ("a", "Daily")
    assert (second.id, second.text) == ("3", "Two.")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("Café sold 9.".encode())))
    [document] = read_inputs(["-"])
    assert (document.id, document.text) == ("-", "Café sold 9.")


def test_the_same_file_twice_is_two_documents(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("x")
    assert len({document.id for document in read_inputs([str(file), str(file)])}) == 2


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "a PDF"),
        ("a.bin", b"\x00\x01\x02", "binary data"),
        ("a.jsonl", b'{"id": 1', "line 1 is not JSON"),
        ("a.jsonl", b'{"id": "x"}', "line 1 is no document"),
        ("a.html", b"<html></html>", ""),
    ],
)
def test_what_can_not_be_read_is_named(tmp_path, name, data, told):
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        read_inputs([str(file)])
    assert str(file) in str(caught.value)
    assert told in str(caught.value)


def test_folders_and_missing_files_are_named(tmp_path):
    with pytest.raises(UnreadableError, match="a folder"):
        read_inputs([str(tmp_path)])
    with pytest.raises(UnreadableError, match="No such file"):
        read_inputs([str(tmp_path / "none.txt")])


@pytest.mark.parametrize(("data", "text"), [("Caf\xe9".encode("latin-1"), "Café"), ("Café".encode("utf-16"), "Café")])
def test_other_encodings_are_read(tmp_path, data, text):
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    assert read_inputs([str(file)])[0].text == text


def test_the_language_of_a_document_is_taken_from_its_line(tmp_path):
    file = tmp_path / "all.jsonl"
    file.write_text(json.dumps({"text": "One.", "language": "de"}))
    assert read_inputs([str(file)])[0].language == "de"


class _Cyrillic(BaseHTTPRequestHandler):
    """Serves a page whose charset stands in the header only; taken for UTF-8 or Latin-1 its words would be others."""

    def do_GET(self):
        found = self.path == "/bridge"
        body = PAGE.replace("the city said", "the city of Вода said").encode("windows-1251") if found else b"gone"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=windows-1251")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def test_an_address_is_read_in_the_charset_of_its_header():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Cyrillic)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/bridge"
    try:
        [document] = read_inputs([address], allow_private=True)
    finally:
        server.shutdown()
    assert "the city of Вода said" in document.text
    assert (document.id, document.url) == (address, address)
