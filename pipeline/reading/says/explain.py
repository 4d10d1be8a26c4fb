"""Why a quantity says what it says: which rule gave subject, measure, direction, time and speaker."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Claim
from pipeline.reading.says import speaker
from pipeline.reading.says.article import Article
from pipeline.reading.says.direction import direction_rule
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.measure import measure_parts
from pipeline.reading.says.subject import Subject, find_subject
from pipeline.reading.says.times import governing_mention

Evidence = tuple[str, str, str]  # field, rule, words

_SUBJECT_RULES = {
    "_before_parenthesis": "name before the parenthesis",
    "_name_at": "name that the figure is given at",
    "_compared_noun": "noun that is compared with",
    "aged": "person of that age",
    "_in_cell_or_label": "label of the line",
    "_possessor": "possessor before the figure",
    "_own_noun": "the figure's own noun phrase",
    "_existing": "what there is that many of",
    "_of_clause": "subject of the governing verb",
    "_nearest": "nearest noun phrase, for no verb governs",
    "_distant": "place at that distance",
    "_of_what": "label of the line",
    "_having": "what has so many",
    "_set_apart": "noun that is told by the way",
    "_group_of": "group of that size",
    "_thing_in_phrase": "thing that has the figure",
    "_absolute": "noun phrase before up or down",
    "_name_behind": "name of the thing that has the figure",
    "_with_value": "thing with the value",
    "_moved": "what the verb moves",
    "_part_beside": "what the part is set beside",
    "_of_score": "side of the result",
    "_those": "those who were told of before",
}


def explain_said(article: Article, index: int, claim: Claim, sentence: int) -> Iterator[Evidence]:
    """A reason for each field that is told, in the order of the claim's fields."""
    frame = article.frame(index)
    label = article.lines.card_label(frame.line_index)
    if claim.direction:
        yield _direction(article, index, frame)
    found = Subject(label) if label else find_subject(frame)
    if claim.subject:
        yield "subject", *_subject(found, label, claim)
    if claim.measure:
        for rule, words in _measure(article, frame, found, claim):
            yield "measure", rule, words
    if claim.time:
        mention = governing_mention(frame, article.mentions, article.published)
        if mention:
            stated = article.mentions[frame.tokens[mention[0]].index].iso
            rule = "stated" if stated and claim.time.startswith(stated) else "reckoned from the publication"
            yield "time", rule, frame.tokens[mention[0]].text
    if claim.speaker:
        yield "speaker", *_speaker(article, frame, sentence, claim.speaker)


def _direction(article: Article, index: int, frame: Frame) -> Evidence:
    if article.quantities[index].direction_hint:
        return "direction", "the quote says it", frame.tokens[frame.at].text
    rule = direction_rule(frame)
    if rule == "verb" and frame.verb is not None:
        return "direction", "verb that governs the figure", frame.tokens[frame.verb].text
    near = frame.tokens[max(0, frame.at - 2) : frame.at] if rule == "noun before" else frame.tokens[frame.at - 1 :][:5]
    words = frame.text[near[0].start : near[-1].end] if near else ""
    return "direction", f"{rule or 'words'} beside the figure", words


def _subject(found: Subject, label: str | None, claim: Claim) -> tuple[str, str]:
    if label and claim.subject and claim.subject in label:
        return "label of the figure's card", label
    if found.rule is None or found.words is None:
        return "subject of an earlier sentence, or what introduces the list", claim.subject or ""
    rule, words = _SUBJECT_RULES[found.rule], found.words
    if claim.subject and claim.subject not in words:
        return f"{rule}, which stands for {claim.subject}", words
    return rule, words


def _measure(article: Article, frame: Frame, found: Subject, claim: Claim) -> list[tuple[str, str]]:
    """Where the words of the measure stand."""
    told = claim.measure or ""
    if told == "age":
        return [("age of the subject", frame.tokens[frame.at].text)]
    parts = measure_parts(frame, found._replace(words=claim.subject), article.column(frame))
    return [part for part in parts if part[1] in told] or [_from_elsewhere(found, claim)]


def _from_elsewhere(found: Subject, claim: Claim) -> tuple[str, str]:
    """Where a measure comes from that is none of the words around the figure."""
    if found.rule is None and found.words is not None:
        return "label of the figure's card", found.words
    return "figure before, or what introduces the list", claim.measure or ""


def _speaker(article: Article, frame: Frame, sentence: int, who: str) -> tuple[str, str]:
    for at, (first, last) in article.attributions(sentence):
        words = frame.text[frame.tokens[first].start : frame.tokens[last].end]
        said = frame.tokens[at].text
        if who in words:
            return f'attribution by "{said}"', words
        if speaker.is_pronoun(words):
            return f'attribution by "{said}", the pronoun followed back', words
    return "who was quoted in the sentences before", who
