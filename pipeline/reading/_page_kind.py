"""Whether what was read is an article: lists of links, walls and scraps are refused with a reason for people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from pipeline.errors import UnreadableError
from pipeline.reading._page_metadata import LIST_TYPES, Declared

_WALLS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile("(?i)" + "|".join(patterns)), reason)
    for reason, *patterns in (
        (
            "the site asks visitors to prove that they are human",
            r"are you (?:a )?(?:human|robot)|not a robot|captcha|unusual traffic",
            r"checking your browser|verify(?:ing)? (?:that )?you",
        ),
        (
            "the page shows a cookie or consent notice instead of the article",
            r"\b(?:accept|agree to|manage|reject)\b.{0,40}\bcookies?\b|cookie (?:consent|settings|policy)",
            r"your privacy choices|we (?:and our partners )?use cookies",
        ),
        (
            "the article is behind a paywall or a login",
            r"subscri(?:be|bers?|ption)\b.{0,60}\b(?:read|continue|access|unlock|exclusive|only|article|story)",
            r"(?:sign|log) in to (?:read|continue)|already a (?:subscriber|member)|register to (?:read|continue)",
            r"(?:read|continue|unlock).{0,40}\bsubscri(?:be|ption)",
        ),
        (
            "the page says that the article does not exist",
            r"\b(?:404|410)\b|page (?:not found|could(?: not|n't) be found)|no longer available",
            r"page (?:does not|doesn't|no longer) exists?",
        ),
        (
            "the site refuses access to the page",
            r"access denied|\bforbidden\b|not available in your (?:country|region)|request (?:was )?blocked",
        ),
        (
            "the page shows its text only to browsers that run JavaScript",
            r"(?:enable|turn on|requires?) javascript|javascript is (?:disabled|required)",
        ),
    )
)
_WALL_WORDS = 150  # a longer text is more than a notice
_FEWEST_WORDS = 15
_FEWEST_WORDS_DECLARED = 5  # of a page that calls itself an article
_RUNNING_WORDS = 18  # a line this long that ends like a sentence is running text
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
)  # written without spaces; about two make a word
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_LINKED_BLOCKS = frozenset((*_HEADINGS, "p", "div", "span"))  # a teaser may be a link as a whole
_LINK_LENGTH = 15  # characters: what is shorter is a menu entry, or a word that any text may hold
_FEWEST_TEASERS = 4
_MANY_LINKS = 12


@dataclass(frozen=True, slots=True)
class _Shape:
    words: int
    running: int  # lines of running text
    in_a_row: int  # most such lines without a linked line between them
    linked: int  # lines that are the text of a link


def refuse_unless_article(tree: HtmlElement, text: str, page: Declared, links: frozenset[str]) -> None:
    """Raise `UnreadableError` when `text`, read from `tree`, is not the text of an article."""
    shape = _shape(text, links)
    if shape.words < _WALL_WORDS:
        _refuse_walls(tree, text, shape, page)
    one_article = len(tree.findall(".//article")) == 1
    fewest = _FEWEST_WORDS_DECLARED if page.is_article or one_article else _FEWEST_WORDS
    if shape.words < fewest:
        raise UnreadableError(f"the page holds too little text to be an article ({shape.words} words)")
    if _is_listing(shape, page):
        raise UnreadableError(
            "this is a list of links to articles, not an article; name it under listings in the topic file"
        )


def link_texts(tree: HtmlElement) -> frozenset[str]:
    """The texts of the links to other pages, compared by their words only; a table of contents lists the page's own."""
    leading_away = (a for a in tree.iter("a") if not a.get("href", "").startswith("#"))
    texts = (node.text_content() for a in leading_away for node in a.iter() if node is a or node.tag in _LINKED_BLOCKS)
    linked = frozenset(words for text in texts if len(words := _key(text)) > _LINK_LENGTH)
    return linked | _teasers(tree)


def _teasers(tree: HtmlElement) -> frozenset[str]:
    """The paragraphs that each stand under a linked heading of their own, where a page has several such."""
    found: list[set[str]] = []
    for heading in tree.iter(*_HEADINGS):
        linked = heading.find(".//a") is not None or (
            heading.getparent() is not None and heading.getparent().tag == "a"
        )
        if linked and len(_key(heading.text_content())) > _LINK_LENGTH:
            found.append({_key(node.text_content()) for node in _card(heading).iter("p", "span", "div")})
    return frozenset().union(*found) if len(found) >= _FEWEST_TEASERS else frozenset()


def _card(heading: HtmlElement) -> HtmlElement:
    """The largest element around a heading that holds no other one."""
    card = heading
    parent = heading.getparent()
    while (
        parent is not None and parent.tag not in ("body", "html") and len(list(islice(parent.iter(*_HEADINGS), 2))) == 1
    ):
        card, parent = parent, parent.getparent()
    return card


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _shape(text: str, links: frozenset[str]) -> _Shape:
    words = running = row = longest = linked = 0
    for line in filter(None, text.split("\n")):
        count = len(line.split()) + len(_UNSPACED.findall(line)) // 2
        words += count
        if _key(line) in links:
            linked, row = linked + 1, 0
        elif count >= _RUNNING_WORDS and line.rstrip("\"'”’)»]")[-1:] in (".", "!", "?", "…", "。"):
            running, row = running + 1, row + 1
            longest = max(longest, row)
    return _Shape(words, running, longest, linked)


def _is_listing(shape: _Shape, page: Declared) -> bool:
    if page.is_article:
        return False
    listed = shape.linked >= _MANY_LINKS or (shape.linked >= 5 and shape.linked >= shape.running)
    if page.schema_types & LIST_TYPES or page.og_type == "website":
        return (listed and shape.in_a_row < 4) or (shape.running < 2 and shape.linked >= 3)
    return listed and shape.in_a_row < 3


def _refuse_walls(tree: HtmlElement, text: str, shape: _Shape, page: Declared) -> None:
    heading = " ".join(node.text_content() for tag in ("title", "h1") for node in tree.iter(tag))[:300]
    enough = shape.words >= (_FEWEST_WORDS if page.is_article else 3 * _FEWEST_WORDS)
    if shape.running and enough:
        return  # a short report that mentions cookies or a captcha is still a report
    for pattern, reason in _WALLS:
        if pattern.search(text) or (shape.running == 0 and pattern.search(heading)):
            raise UnreadableError(reason)
