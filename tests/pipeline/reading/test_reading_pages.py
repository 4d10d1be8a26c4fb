import datetime as dt

import pytest

from pipeline.errors import UnreadableError
from pipeline.reading.pages import page_document, read_page

PARAGRAPHS = """<p>Harbour Foods said on Wednesday that it had sold 40 million tins in the quarter, more than anyone
on the board had expected.</p><p>Its shares rose 7% in early trading, and the company plans to open two more plants in
the valley before the end of the year.</p>"""


def page(body=PARAGRAPHS, head="", title="Harbour Foods sells more tins", h1=True):
    heading = f"<h1>{title}</h1>" if h1 else ""
    return (
        f"<html lang='en-GB'><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article>{heading}{body}</article></body></html>"
    )


def refused(html, **kwargs):
    with pytest.raises(UnreadableError) as caught:
        read_page(html, "https://ledger.example/a", **kwargs)
    return caught.value.reason


def test_title_stands_once_on_top_of_the_text():
    for h1 in (True, False):
        read = read_page(page(h1=h1))
        assert read.text.split("\n\n")[:2][0] == "Harbour Foods sells more tins"
        assert read.text.count("sells more tins") == 1
        assert "\n\nIts shares rose 7%" in read.text


def test_what_the_page_declares():
    head = """<meta property="og:type" content="article"><meta property="og:site_name" content="The Ledger">
    <link rel="canonical" href="https://ledger.example/tins">
    <script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "x",
    "datePublished": "2026-04-08T09:30:00-04:00", "dateModified": "2026-04-09T00:00:00Z"}]}</script>"""
    read = read_page(page(head=head, title="Harbour Foods sells more tins | The Ledger"))
    assert read.published == dt.datetime(2026, 4, 8, 13, 30, tzinfo=dt.UTC)
    assert read.modified == dt.datetime(2026, 4, 9, tzinfo=dt.UTC)
    assert (read.title, read.source, read.language) == ("Harbour Foods sells more tins", "The Ledger", "en")
    assert read.canonical == "https://ledger.example/tins"
    document = page_document(read, id="d1", url=None)
    assert (document.id, document.url, document.published) == ("d1", "https://ledger.example/tins", read.published)


def test_a_date_after_the_latest_possible_one_is_not_believed():
    head = '<meta property="article:published_time" content="2031-01-01T00:00:00Z">'
    assert read_page(page(head=head), latest=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)).published is None


@pytest.mark.parametrize("said", ["April 2026", "9:30:00 pm", "Wednesday", "0001-01-01T00:00:00+14:00"])
def test_what_names_no_day_is_no_publication_date(said):
    head = f'<meta property="article:published_time" content="{said}">'
    assert read_page(page(head=head)).published is None
    assert read_page(page(head=head + '<meta name="date" content="8 April 2026">')).published == dt.datetime(
        2026, 4, 8, tzinfo=dt.UTC
    )


def test_a_year_in_the_text_is_no_publication_date():
    assert (
        read_page(
            page(PARAGRAPHS + "<table><tr><td>2019</td><td>12</td></tr><tr><td>2020</td><td>9</td></tr></table>")
        ).published
        is None
    )


def test_lists_tables_and_stat_cards_keep_their_order():
    body = (
        PARAGRAPHS
        + "<h2>By plant</h2><ul><li>North: 12%</li><li>South: <b>14%</b></li></ul>"
        + "<table><tr><th>Plant</th><th>2025</th></tr><tr><td>North</td><td>12</td></tr></table>"
        + "<div class='card'><span class='n'>58%</span><span class='l'>of tins sold early</span></div>"
        + "<dl><dt>Score</dt><dd>57</dd></dl><p>The company gave no reason for the difference between its plants.</p>"
    )
    lines = [line for line in read_page(page(body)).text.split("\n") if line]
    wanted = ["• North: 12%", "• South: 14%", "Plant | 2025", "North | 12", "58%", "of tins sold early", "• Score: 57"]
    assert [line for line in lines if line in wanted] == wanted


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"", "empty"), (b" \n ", "empty"), (b"%PDF-1.7 ...", "PDF"), (b"PK\x03\x04....", "ZIP"),
        (b"\x00\x01\x02\x03" + b"ab" * 50, "binary"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "feed"), (b"<urlset></urlset>", "sitemap"),
        (b"just words", "HTML"),
        (page("<p>Too short.</p>").encode(), "too little"),
        (page("<p>This content is for members. Subscribe now to continue reading.</p>").encode(), "paywall"),
        (page("<p>We use cookies to improve your visit. Accept all cookies to go on.</p>").encode(), "consent"),
    ],
)  # fmt: skip
def test_reasons_for_refusal(raw, word):
    assert word in refused(raw)


def listing(teaser):
    links = "".join(
        f"<div class='item'><h3><a href='/s/{n}'>Council number {n} votes on the harbour budget</a></h3>{teaser}</div>"
        for n in range(30)
    )
    head = "<title>News</title><meta property='og:type' content='website'>"
    return f"<html><head>{head}</head><body><main>{links}</main></body></html>"


@pytest.mark.parametrize(
    "teaser",
    [
        "",
        "<p>Members voted 12 to 4.</p>",
        "<p>Members of the council voted 12 to 4 on Tuesday night after a long debate about the new wall.</p>",
    ],
)
def test_lists_of_articles_are_refused(teaser):
    assert "list of links" in refused(listing(teaser))


def test_an_article_among_many_links_is_read():
    related = "".join(
        f"<li><a href='/r/{n}'>Read next: council number {n} votes on the harbour</a></li>" for n in range(30)
    )
    read = read_page(
        page(PARAGRAPHS * 3, head="<meta property='og:type' content='website'>").replace(
            "</body>", f"<ul>{related}</ul></body>"
        )
    )
    assert "40 million tins" in read.text


def test_a_short_report_about_cookies_is_read():
    body = (
        PARAGRAPHS
        + "<p>The site asks readers to accept cookies, which regulators in three countries have called unlawful.</p>"
    )
    assert "accept cookies" in read_page(page(body)).text


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8", None, "no-such-charset"])
def test_declared_and_missing_charsets(charset):
    html = page(PARAGRAPHS.replace("valley", "vallée"), head=f"<meta charset='{charset}'>" if charset else "")
    raw = html.encode("utf-8" if charset == "utf-8" else "cp1252")
    assert "vallée" in read_page(raw).text


def test_broken_bytes_never_crash():
    raw = page().encode().replace(b"valley", b"val\xff\xfe\xc3ley")
    assert "40 million tins" in read_page(raw).text
    assert "40 million tins" in read_page(page().encode("utf-16")).text


def test_a_short_page_keeps_heading_time_and_paragraph_apart():
    html = page(
        "<time datetime='2026-04-08T12:00:00-04:00'>April 8</time><p>Its shares rose 7% in early trading, and the "
        "company plans to open two more plants in the valley.</p>"
    )
    read = read_page(html)
    assert read.text.split("\n\n")[0] == "Harbour Foods sells more tins"
    assert any(line.startswith("Its shares rose 7%") for line in read.text.split("\n"))
    assert read.published == dt.datetime(2026, 4, 8, 16, 0, tzinfo=dt.UTC)


def test_a_bare_fragment_is_read():
    assert "40 million tins" in read_page(PARAGRAPHS).text


@pytest.mark.parametrize("whole", [True, False])
def test_teasers_under_linked_headings_are_a_list(whole):
    teaser = (
        "<p>Members of the council voted {n} to 4 on Tuesday night after a long debate about the cost of the wall.</p>"
    )
    heading = "<h2>Council number {n} votes on the budget</h2>"
    card = f"<a href='/s'>{heading}{teaser}</a>" if whole else f"<h2><a href='/s'>{heading[4:-5]}</a></h2>{teaser}"
    cards = "".join(f"<article>{card.format(n=n)}</article>" for n in range(8))
    assert "list of links" in refused(
        f"<html><head><title>News</title></head><body><h1>Latest</h1>{cards}</body></html>"
    )
