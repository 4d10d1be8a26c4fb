"""The sample coverage says what it should, and says it in ways that a reader of pages can get at."""

import pytest
import trafilatura
from demo_expected import Expected, load_expected
from lxml import html

from claimdiff.demo.blocks import read_blocks
from claimdiff.demo.render import Page, render_rounds
from claimdiff.demo.sample import ROUNDS, Article, Outlet, Replacement, load_outlets

OUTLETS = load_outlets()
BASE = "http://127.0.0.1:8801"
READABLE = [(outlet, article) for outlet in OUTLETS for article in outlet.articles if outlet.allows(article.path)]
PAGES = [
    pytest.param(outlet, article, path, id=f"{article.key}{'-amp' * (path == article.amp)}")
    for outlet, article in READABLE
    for path in (article.path, article.amp)
    if path
]


@pytest.fixture(scope="module")
def rendered() -> dict[str, dict[int, dict[str, Page]]]:
    return {outlet.slug: render_rounds(outlet, BASE) for outlet in OUTLETS}


def read(page: Page) -> str:
    text = trafilatura.extract(page.body, include_comments=False, include_tables=True)
    return spaced(text or "")


def spaced(text: str) -> str:
    return " ".join(text.split())


def article_of(key: str) -> Article:
    return next(article for outlet in OUTLETS for article in outlet.articles if article.key == key)


def full_text(article: Article, number: int) -> str:
    cells = [str(cell.striptags()) for block in read_blocks(article.body(number)) for row in block.rows for cell in row]
    return spaced(" ".join([article.standfirst or "", *cells]))


def test_at_least_five_kinds_of_outlet_each_with_a_page_of_its_own():
    assert len({outlet.kind for outlet in OUTLETS}) >= 5
    assert len({outlet.style for outlet in OUTLETS}) == len(OUTLETS)


def test_every_way_of_finding_articles_is_there():
    for way in ("rss", "atom", "sitemap", "listing", "pages"):
        assert any(getattr(outlet, way) for outlet in OUTLETS), way


def test_one_outlet_is_the_primary_source():
    assert [outlet.slug for outlet in OUTLETS if outlet.primary] == ["meta-muse"]


def test_articles_are_of_the_length_of_short_news():
    for _, article in READABLE:
        assert 120 <= len(article.first_body.split()) <= 350, article.key


@pytest.mark.parametrize("number", ROUNDS)
@pytest.mark.parametrize(("outlet", "article", "path"), PAGES)
def test_the_body_is_found_and_the_furniture_is_not(rendered, outlet: Outlet, article: Article, path: str, number: int):
    text = read(rendered[outlet.slug][number][path])
    for block in read_blocks(article.body(number)):
        for row in block.rows:
            for cell in row[1:] if block.kind == "entry" else row:
                assert str(cell.striptags()) in text
    assert (article.standfirst or "") in text
    for sentence in outlet.furniture.sentences():
        assert sentence not in text


def test_every_page_has_furniture_with_figures(rendered):
    for outlet, article in READABLE:
        page = html.fromstring(rendered[outlet.slug][1][article.path].body).text_content()
        furniture = outlet.furniture
        assert all((furniture.cookie, furniture.newsletter, furniture.footer, furniture.navigation))
        assert any(any(map(str.isdigit, headline)) for headline in furniture.related)
        for sentence in set(furniture.sentences()) - set(furniture.changing[1:]):
            assert sentence in page, (article.key, sentence)


def test_the_second_round_changes_the_text_of_one_article_only(rendered):
    changed = {
        article.key
        for outlet, article in READABLE
        if read(rendered[outlet.slug][1][article.path]) != read(rendered[outlet.slug][2][article.path])
    }
    assert changed == {"lakeview-courier/health-questions"}


def test_the_second_round_changes_the_bytes_of_more_pages_than_that(rendered):
    changed = [
        article.key
        for outlet, article in READABLE
        if rendered[outlet.slug][1][article.path].body != rendered[outlet.slug][2][article.path].body
    ]
    assert len(changed) > 1
    assert len(changed) < len(READABLE)


def test_the_change_is_silent(rendered):
    article = article_of("lakeview-courier/health-questions")
    first, second = (str(rendered["lakeview-courier"][number][article.path].body, "iso-8859-1") for number in ROUNDS)
    words = [(old, new) for old, new in zip(first.split(), second.split(), strict=True) if old != new]
    assert ("14", "11") in words
    assert "orrect" not in second


def test_one_page_is_in_another_encoding(rendered):
    page = rendered["lakeview-courier"][1][article_of("lakeview-courier/back-in-the-race").path]
    assert "iso-8859-1" in page.content_type
    assert "Zürich".encode("latin-1") in page.body
    with pytest.raises(UnicodeDecodeError):
        page.body.decode("utf-8")


def test_a_replacement_whose_passage_is_gone_is_an_error():
    article = article_of("lakeview-courier/health-questions")
    broken = Article(
        key="a/b",
        title="t",
        path="/",
        published=article.published,
        first_body="nothing",
        round_two=(Replacement("some words", "others"),),
    )
    assert broken.body(1) == "nothing"
    with pytest.raises(ValueError, match="some words"):
        broken.body(2)


@pytest.fixture(scope="module")
def expected() -> Expected:
    return load_expected()


def test_every_expected_figure_stands_in_its_article(expected: Expected):
    for planted in (*expected.discrepancies, *expected.measurements, *expected.apart):
        assert len(planted.evidence) == 2
        for evidence in planted.evidence:
            text = full_text(article_of(evidence.article), evidence.round or 1)
            assert text.count(evidence.text) == 1, evidence


def test_all_the_kinds_are_planted(expected: Expected):
    assert {planted.outcome for planted in expected.discrepancies} == {"cross_source", "internal", "revision"}
    assert {planted.outcome for planted in expected.measurements} == {"rounding", "update", "compatible", "agree"}


def test_what_cannot_be_read_is_listed_and_is_no_article(expected: Expected, rendered):
    for unread in expected.unread:
        outlet = next(outlet for outlet in OUTLETS if outlet.slug == unread.outlet)
        page = rendered[outlet.slug][1].get(unread.path)
        listed = [place for place in (outlet.rss, outlet.atom, outlet.sitemap, outlet.listing) if place]
        assert any(unread.path.encode() in rendered[outlet.slug][1][place].body for place in listed)
        no_article = page is None or not page.body or page.body.startswith(b"%PDF-")
        assert no_article or not outlet.allows(unread.path)


def test_one_article_of_a_feed_speaks_of_something_else():
    strays = [article for _, article in READABLE if article.off_topic]
    assert len(strays) == 1
    for article in (article for _, article in READABLE):
        about = "Muse Spark" in article.title + full_text(article, 1)
        assert about is not article.off_topic
