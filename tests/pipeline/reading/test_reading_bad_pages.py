"""Pages that are broken, contradict themselves or mean harm: an article or a reason, soon, and never a crash."""

import contextlib
import gzip
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.model import Document
from pipeline.reading.extract import extract, unread
from pipeline.reading.pages import page_document, read_page

BODY = (
    "<p>The council voted 12 to 4 on Wednesday to cut the tax by 3.5 percent, and its members said that sales rose 7% "
    "in the vallée.</p><p>About 1,200 people work at the plant, which opened in 2019, and the company wants to hire "
    "more before the end of the year.</p>"
)
GERMAN = (
    "<p>Der Rat hat am Mittwoch mit 12 zu 4 Stimmen beschlossen, die Steuer um 3,5 Prozent zu senken. Das kostet die "
    "Stadt 1.200 Euro je Haushalt, sagte die Kämmerin.</p><p>Es bleibt bei zwei neuen Schulen, die im Jahr 2027 "
    "öffnen sollen, und bei 40 Stellen in der Verwaltung, die nicht neu besetzt werden.</p>"
)
CHINESE = "<p>" + "市议会周三以12票对4票通过决议，将税率下调3.5个百分点，每户将花费1200欧元。" * 4 + "</p>"


def page(body=BODY, head="<title>Council cuts tax</title>", attributes="lang=en"):
    return (
        f"<html {attributes}><head>{head}</head><body><article><h1>Council cuts tax</h1>{body}</article></body></html>"
    )


def laughs():
    names = "abcdefg"
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)
    )
    return f"<!DOCTYPE html [{entities}]>" + page(BODY + "<p>&g;&g;&g;</p>")


READABLE = {
    "two titles": page(head="<title>Council cuts tax</title><title>Something else</title>"),
    "two canonical links": page(head="<link rel=canonical href='//[bad'><link rel=canonical href=https://b.example/2>"),
    "declared to be German": page(attributes="lang=de"),
    "languages that contradict": page(head="<meta property=og:locale content=de_DE>", attributes="lang=fr"),
    "a page inside a page": page(f"<html><body>{page()}</body></html>"),
    "tags never closed": page(BODY.replace("</p>", "<b><i><span>")),
    "a bomb of entities": laughs(),
    "an entity that names a file": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page(BODY + "&x;"),
    "a hundred thousand entities": page(BODY + "<p>" + "&amp;" * 100_000 + "</p>"),
    "a tag of a hundred thousand attributes": page(f"<p {' '.join(f'a{at}=1' for at in range(100_000))}>" + BODY),
    "attributes that hold brackets": page(f"<p {' '.join(f'''a{at}='>' ''' for at in range(100_000))}>" + BODY),
    "lists in lists": page(BODY + "<ul><li>word" * 100 + "</li></ul>" * 100),
    "NUL": page(BODY.replace("members", "mem\0bers")),
    "half a surrogate pair": page(BODY.replace("members", "mem\ud800bers")),
    "entities of no character": page(BODY.replace("members", "mem&#xD800;&#0;&#x110000;bers")),
    "deep JSON-LD": page(head=f"<script type='application/ld+json'>{'[' * 50_000}</script>"),
    "JSON-LD of wrong types": page(
        head="<script type='application/ld+json'>"
        '{"@type": [["NewsArticle"]], "datePublished": [1], "inLanguage": {"a": 1}, "@graph": {"@graph": 1}}</script>'
    ),
    "a date of nonsense": page(head=f"<meta property=article:published_time content={'9' * 30}>"),
    "UTF-8 that calls itself UTF-16": page(head="<meta charset=utf-16>").encode(),
    "latin-1 that calls itself Japanese": page(head="<meta charset=shift_jis>").encode("latin-1"),
    "a codec that is no charset": page(head="<meta charset=zlib>").encode() + b"\xff",
    "a byte order mark before other bytes": page().encode("utf-8-sig"),
    "half a character at the end": page().encode() + b"\xe2\x82",
}  # fmt: skip


@pytest.mark.parametrize("kind", READABLE)
def test_a_broken_page_is_read_soon(kind):
    began = time.process_time()
    document = page_document(read_page(READABLE[kind], "https://post.example/a"), id="d", url=None)
    values = [claim.low for claim in extract(document)]
    assert {12, 4, 3.5} <= set(values)
    assert "root:" not in document.text
    assert time.process_time() - began < 10


REFUSED = {
    "nothing": b"", "spaces": b" \n\t ", "NULs": b"\0" * 10_000, "every byte": bytes(range(256)) * 400,
    "compressed": gzip.compress(page().encode()), "brackets": "<" * 100_000, "opened tags": "<b>" * 100_000,
    "opened comments": "<!--" * 50_000, "digits": page("<p>" + "1234567890" * 10_000 + "</p>"),
    "divisions without end": "<div>" * 50_000, "ampersands": "<p>" + "&" * 100_000,
    "a text in no markup": "The council voted 12 to 4.", "a frame": "<html><frameset><frame src=a></frameset></html>",
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_holds_no_article_is_refused_with_a_reason_soon(kind):
    began = time.process_time()
    with pytest.raises(UnreadableError) as caught:
        read_page(REFUSED[kind])
    assert len(caught.value.reason) > 10
    assert time.process_time() - began < 10


@pytest.mark.parametrize("attributes", ["lang=de", "lang=en", ""])
@pytest.mark.parametrize(("body", "code"), [(GERMAN, "de"), (CHINESE, "zh")])
def test_a_page_in_another_language_is_said_to_be_so_whatever_it_declares(body, code, attributes):
    read = read_page(page(body, head="<title>12</title>", attributes=attributes).replace("Council cuts tax", "12"))
    document = page_document(read, id="d", url=None)
    assert extract(document) == []
    assert unread(document).language == code


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        ("lang=en-GB", "", "en"),
        ("", "<meta property=og:locale content=de_AT>", "de"),
        ("lang=en", "<meta property=og:locale content=de_DE>", None),
        ("lang=x", "", None),
        ("", '<script type="application/ld+json">{"@type": "NewsArticle", "inLanguage": "fr-CA"}</script>', "fr"),
        ("lang=fr", '<script type="application/ld+json">{"@type": "NewsArticle", "inLanguage": "en"}</script>', None),
    ],
)
def test_declarations_of_language_count_unless_they_contradict(attributes, head, language):
    assert read_page(page(head=head, attributes=attributes)).language == language


@pytest.mark.parametrize(
    ("header", "meta", "encoding"),
    [
        ("text/html; charset=windows-1251", "utf-8", "windows-1251"),
        ("text/html; charset=utf-8", "windows-1252", "utf-8"),
        ("text/html; charset=nonsense", "windows-1252", "windows-1252"),
    ],
)
def test_the_header_counts_more_than_the_page_and_valid_utf8_more_than_both(header, meta, encoding):
    word = "вода" if encoding == "windows-1251" else "vallée"
    raw = page(BODY.replace("vallée", word), head=f"<meta charset={meta}>").encode(encoding)
    assert word in read_page(raw, content_type=header).text


PIECES = ("<p>", "</p>", "<div>", "<ul><li>", "<table><tr><td>", "<br>", "&nbsp;", "&#8239;", "&#x1F600;", "&amp;#53;",
          "The council voted 12 to 4. ", "Sales rose 7% ", "\0", "\ud800", "<!--", "-->", "<script>", "</html>", "]]>",
          "e\u0301", "漢字", "<b>5", "%</b>", " " * 9, "\u2009", "<span>1</span><span>,200</span>")  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_offsets_survive_whatever_markup_there_was(middle):
    document = page_document(read_page(page(BODY + middle)), id="d", url=None)
    claims = extract(document)
    assert claims == extract(Document(id="d", text=document.text, language=document.language))
    assert len(claims) >= 5
    for claim in claims:
        assert document.text[claim.start : claim.end] == claim.quote
        assert document.text[claim.sentence_start :].startswith(claim.sentence)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_refused(data):
    for raw in (data, b"<html><body><article><p>" + data):
        with contextlib.suppress(UnreadableError):
            assert read_page(raw).text
