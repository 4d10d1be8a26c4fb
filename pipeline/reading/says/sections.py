"""What a section is about: whose figures stand in its lists, label lines and fact boxes, which do not say it."""

from __future__ import annotations

from collections import Counter

from pipeline.reading.says import phrases
from pipeline.reading.says.article import Article
from pipeline.reading.says.clauses import Clauses
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.lines import Line
from pipeline.reading.says.people import people
from pipeline.reading.says.token import Token, is_possessive

_INTRODUCTION = 60  # characters
_LINES = 25  # that a section is looked through in either direction
_SENTENCES = 14
_TITLE = 80  # characters
_BEFORE = 3  # sentences of a paragraph that a label is followed back through
_ALIKE = 4_000  # characters in which a heading's word is looked for
_PICTURES = frozenset(("image", "photo", "picture", "slide", "getty"))
_ENTRY = 8  # tokens before the colon of an entry: "Aug. 6, 1960:"


def told_of(article: Article, line: int, *, titled: bool = False) -> str | None:
    """What the figures of a list, a label or a card are told of, or None where nothing says it for sure.

    With `titled`, only if a heading directly above its run of lines says it: a line by itself may be a headline.
    """
    if article.lines.lines[line].kind == "text":
        return None
    if titled:
        return _title_above(article, line)
    found = _section(article, line)
    if found is None:
        found = article.section_topics[line] = _read_section(article, line)
    return found or None


def _title_above(article: Article, line: int) -> str | None:
    lines = article.lines.lines
    for at in range(line - 1, max(-1, line - _LINES), -1):
        if _running(article, lines[at]) or article.text[lines[at].end : lines[at + 1].start].count("\n") > 2:
            return None
        if (title := _numbered(article, at)) is not None:
            return title
        if lines[at].kind == "short" and not lines[at].figures and not _labelled(article, lines[at]):
            return _title(article, at) if _is_name(article, at) and at + 1 < line else None
    return None


def _section(article: Article, line: int) -> str | None:
    """What the lines of the same run that were asked for before are about."""
    if line in article.section_topics:
        return article.section_topics[line]
    above = line - 1
    return article.section_topics.get(above) if above >= 0 and _same_run(article, above, line) else None


def _same_run(article: Article, above: int, line: int) -> bool:
    lines = article.lines.lines
    return lines[above].kind == lines[line].kind == "item"


def entry(article: Article, sentence: int) -> str | None:
    """For a label inside of a paragraph: what opens the paragraph behind a date, else the subject before the label."""
    start = article.sentences[sentence][0]
    line = article.lines.lines[article.lines.at(start)]
    first = article.sentence_at(line.start)
    if first == sentence:
        return told_of_above(article, article.lines.at(start))
    found = _opened(article, first)
    for at in range(sentence - 1, max(first, sentence - _BEFORE) - 1, -1):
        if found is not None:
            break
        if not any(token.tag == ":" for token in article.tokens(at)):
            found = article.subject(at)
    return found


def _opened(article: Article, sentence: int) -> str | None:
    """ "Aug. 6, 1960: First game of the season.": the noun phrase, or the subject, behind the date."""
    tokens = article.tokens(sentence)
    colon = next((at for at, token in enumerate(tokens[:_ENTRY]) if token.tag == ":"), None)
    if colon is None or not any(token.tag == "T" for token in tokens[:colon]):
        return None
    rest = tokens[colon + 1 :]
    if any(token.tag in "VA" for token in rest):
        span = Clauses(rest).main_subject
        return phrases.phrase(article.text, rest, span) if span is not None and rest[span[0]].tag not in "RA" else None
    while rest and rest[-1].tag in '."':
        rest = rest[:-1]
    return phrases.phrase(article.text, rest, (0, len(rest) - 1)) if rest else None


def told_of_above(article: Article, line: int) -> str | None:
    """The same as `told_of`, for a label line that ends in a full stop."""
    return _read_section(article, line) or None


def topic(article: Article, sentence: int) -> str | None:
    """The thing that the heading of a sentence's section names."""
    line = article.lines.at(article.sentences[sentence][0])
    for at in range(line - 1, max(-1, line - _LINES), -1):
        above = article.lines.lines[at]
        if above.kind == "text":
            return None
        if (title := _numbered(article, at)) is not None:
            return title
        if above.kind == "short" and not above.figures:
            if _is_name(article, at):
                return _title(article, at)
            if article.lines.words(at).split(" ", 1)[0].lower() in people().kinds:  # the text names the thing
                return _most_named(article, _text_below(article, at + 1)) or None
    return None


def entry_above(article: Article, sentence: int) -> str | None:
    """The numbered heading that a paragraph stands under, as reviews and rankings have them: "2. Fig Max"."""
    line = article.lines.at(article.sentences[sentence][0])
    for at in range(line - 1, max(-1, line - _LINES), -1):
        if (title := _numbered(article, at)) is not None:
            return title
        if article.lines.lines[at].kind == "short" and _is_name(article, at):
            return None
    return None


def _read_section(article: Article, line: int) -> str:
    lines = article.lines.lines
    headings: list[int] = []
    at = line - 1
    while at >= 0 and line - at < _LINES and not _running(article, lines[at]):
        if (title := _numbered(article, at)) is not None:
            return title
        words = article.lines.words(at)
        if words.endswith(":"):
            return _introduced(article, at)
        if lines[at].kind == "short" and not _labelled(article, lines[at]):
            headings.append(at)
        at -= 1
    if not headings:  # the text above tells it, up to its heading
        return _named_above(article, at, line)
    for heading in headings:
        if _is_name(article, heading):
            return _title(article, heading)
    return _most_named(article, _text_below(article, line)) if at < line - 1 else ""


def _running(article: Article, line: Line) -> bool:
    """Whether a line is running text: not a heading, an item or a short label with its value."""
    return line.kind == "text" and not (line.end - line.start <= _TITLE and _labelled(article, line))


def _labelled(article: Article, line: Line) -> bool:
    """Whether a line is a label with something behind it: "We like: the weight"."""
    label, colon, rest = article.text[line.body : line.end].partition(": ")
    return bool(colon) and bool(rest.strip()) and len(label.split()) <= _ENTRY // 2


def _numbered(article: Article, at: int) -> str | None:
    """The words of a numbered heading: an item that stands alone, without a full stop."""
    lines = article.lines.lines
    line = lines[at]
    if line.kind != "item" or not article.text[line.start].isdigit() or line.end - line.body > _TITLE:
        return None
    if _labelled(article, line):
        return None
    numbered = [
        0 <= near < len(lines) and lines[near].kind == "item" and article.text[lines[near].start].isdigit()
        for near in (at - 1, at + 1)
    ]
    words = article.lines.words(at)
    if any(numbered) or words[-1:] in ".:;,!?" or words.split(" ", 1)[0].lower() in people().kinds:
        return None
    return words


def _introduced(article: Article, at: int) -> str:
    """What a line that ends in a colon introduces a list of."""
    words = article.lines.words(at).rstrip(": ")
    tokens = article.tokens(article.sentence_at(article.lines.lines[at].end - 1))
    if words.split(" ", 1)[0].lower() in people().kinds:
        return ""
    if len(words) <= _INTRODUCTION and not any(token.tag in "VAR" for token in tokens):
        return words
    return article.subject(article.sentence_at(article.lines.lines[at].end - 1), named=True) or ""


def _is_name(article: Article, at: int) -> bool:
    """Whether a heading names one thing and not a kind of things or a topic."""
    tokens = article.tokens(article.sentence_at(article.lines.lines[at].body))
    words = [token for token in tokens if token.tag in "NPDVAIRWX"]
    if not words or words[0].tag != "P" or words[0].low in people().kinds or tokens[-1].text == "?":
        return False
    if any(token.tag in "VAWR" for token in words):
        return False
    last = words[-1]
    alone = len(words) == 1
    if (alone or last.low.endswith("s")) and f" {last.low}" in article.text[
        max(0, last.start - _ALIKE) : last.end + _ALIKE
    ]:
        return False  # several things of a kind that the text tells of
    return alone or sum(token.tag == "P" for token in tokens) > 1


def _title(article: Article, at: int) -> str:
    """A heading without what stands behind the name: "Ida Moss, 27", "Fig Max - our pick"."""
    tokens = article.tokens(article.sentence_at(article.lines.lines[at].body))
    end = next((i for i, token in enumerate(tokens) if token.tag in ",:(|" or _parts(article.text, token)), len(tokens))
    while end > 1 and tokens[end - 1].low in people().kinds:
        end -= 1
    return phrases.phrase(article.text, tokens, (0, end - 1)) if end else ""


def _parts(text: str, token: Token) -> bool:
    """Whether a token is a dash between words, and not the one of a score."""
    return token.tag == "-" and text[token.start - 1 : token.start].isspace()


def _named_above(article: Article, at: int, line: int) -> str:
    """The name that the text above has most, or the one that its heading has."""
    lines = article.lines.lines
    sentences: list[int] = []
    while at >= 0 and line - at < _LINES and lines[at].kind == "text" and len(sentences) < _SENTENCES:
        first, last = article.sentence_at(lines[at].start), article.sentence_at(lines[at].end - 1)
        sentences[:0] = range(first, last + 1)
        at -= 1
    if at >= 0 and (title := _numbered(article, at)) is not None:
        return title
    if at >= 0 and lines[at].kind == "short" and not lines[at].figures and _is_name(article, at):
        return _title(article, at)
    return _most_named(article, sentences)


def _text_below(article: Article, line: int) -> list[int]:
    """The sentences of the first paragraphs under a list, up to the next heading."""
    lines = article.lines.lines
    at = line
    while at < len(lines) and at - line < _LINES and not _running(article, lines[at]):
        at += 1
    sentences: list[int] = []
    while at < len(lines) and lines[at].kind == "text" and len(sentences) < _SENTENCES:
        first, last = article.sentence_at(lines[at].start), article.sentence_at(lines[at].end - 1)
        sentences += range(first, last + 1)
        at += 1
    return sentences


def _most_named(article: Article, sentences: list[int]) -> str:
    """The thing that a text is about: the name that it has most, by an article, with a figure or as a subject."""
    runs: list[tuple[str, str]] = []  # the word that counts, and the name as it stands
    count: Counter[str] = Counter()
    for sentence in sentences:
        tokens = article.tokens(sentence)
        named = _named(tokens)
        subject = article.clauses(sentence).main_subject if named else None  # few clauses are as dear as these
        for first, last, key in named:
            weight = _weight(tokens, first, last, subject)
            weight += sentence == sentences[0] and weight > 1  # what the text begins with
            if weight:
                count[key] += weight
                runs.append((key, phrases.phrase(article.text, tokens, (first, last))))
    if not count:
        return ""
    (best, times), *others = count.most_common(2)
    if times < 2 or (others and others[0][1] == times and times < 4):
        return ""
    names = [name for key, name in runs if key == best]
    full = next((name for name in names if " " in name), names[0])
    return full.removesuffix("'s").removesuffix("’s")


def _named(tokens: list[Token]) -> list[tuple[int, int, str]]:
    """The names of a sentence that may count, by their first and last token, with the word that counts."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(tokens):
        if tokens[at].tag != "P":
            at += 1
            continue
        last = _run_end(tokens, at)
        words = tokens[at : last + 1]
        key = next((token.low for token in words if _tells(token)), "")
        if key and _may_count(tokens, at, last) and _PICTURES.isdisjoint(token.low for token in words):
            found.append((at, last, key.removesuffix("'s").removesuffix("’s")))
        at = last + 1
    return found


def _run_end(tokens: list[Token], at: int) -> int:
    """The last token of the capitalised name that begins at `at`; one behind a genitive is a name of its own."""
    last = at - 1
    while last + 1 < len(tokens) and (tokens[last + 1].tag == "P" or (last >= at and _is_model(tokens, last + 1))):
        last += 1
        if is_possessive(tokens[last]):
            break
    return last


def _is_model(tokens: list[Token], at: int) -> bool:
    """Whether a figure is the end of a name: "the Forte 20"."""
    return tokens[at].tag == "Q" and tokens[at].text.isalnum() and tokens[at - 1].tag == "P"


def _tells(token: Token) -> bool:
    return (
        token.low not in people().bodies
        and token.tag == "P"
        and token.text[0].isupper()
        and not (token.text.isupper() and len(token.text) < 4)
    )


def _may_count(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a name may be that of a thing told about: no place, no attribute, not whose the thing is."""
    if first and tokens[first - 1].tag == "I":
        return False  # a place, mostly
    single = last == first and tokens[first].low in lexicon().attributes
    if single or (first == 0 and last == 0 and len(tokens) > 1 and tokens[1].tag in ",N"):
        return False
    return not (is_possessive(tokens[last]) and last + 1 < len(tokens) and tokens[last + 1].tag == "P")


def _weight(tokens: list[Token], first: int, last: int, subject: tuple[int, int] | None) -> int:
    """How much a name counts: as a subject twice, behind an article or with a figure once more, else not at all."""
    before = first - 1
    while before >= 0 and tokens[before].tag in "QN":
        before -= 1
    told = subject is not None and subject[0] <= first and last <= subject[1]
    known = before >= 0 and tokens[before].low in ("the", "this")
    return 2 * told + (known or tokens[last].text[-1].isdigit())
