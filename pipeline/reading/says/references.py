"""What a sentence leans on: whom a pronoun stands for, and who speaks on in a quotation.

A pronoun wants what it agrees with: "he" and "she" a person, "it" one thing, "they" several. The nearest subject that
fits wins, in the sentence first and then in those before it; where nothing fits, or two persons do, nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reading.says import phrases, speaker
from pipeline.reading.says.article import Article
from pipeline.reading.says.clauses.words import EVENTS
from pipeline.reading.says.frame import TIMES, Frame
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.people import Kind, Mention, fits, form, kind_of, people
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.sections import entry_above, told_of, topic
from pipeline.reading.says.things import taken_apart
from pipeline.reading.says.token import is_person

_SPEAKING = frozenset(("i", "we"))
_KNOWN = frozenset(("he", "she", "it", "they"))
_OBJECTS = frozenset(("him", "them"))  # "her" may be whose something is
_POINTING = frozenset(("it", "this"))  # of these the first sentences of a section say what its heading names
_PERSONS = frozenset(("man", "woman", "person"))
_OTHER: dict[str, Kind] = {"he": "woman", "she": "man"}
_QUOTED = 2000  # characters that an open quotation is looked for in
_OUT_OF = 2  # sentences before that tell how many there are in all
_LOOK_BACK = {"he": 4, "she": 4, "it": 2, "they": 3}  # sentences, not counting those with the same pronoun
_CHAIN = 8  # sentences with them
_FARTHEST = 2_000  # characters
_SPEAKERS_BACK = 3  # sentences that a speaker is followed back through


def resolved(article: Article, frame: Frame, subject: str | None, sentence: int) -> str | None:
    """What a pronoun stands for, or what a list's item leaves out; "I" and "we" stay, and the rest is nobody."""
    pronoun = form((subject or _hidden(frame) or "").lower())
    if pronoun in _SPEAKING:
        return pronoun
    line = article.lines.at(article.sentences[sentence][0])
    if not pronoun:
        kind = article.lines.lines[line].kind
        if kind == "text":
            return _fragment(article, frame, sentence)
        return told_of(article, line, titled=kind != "item")
    if pronoun == "it" and _means_nothing(frame):
        return None
    if pronoun == "it" and _happens(frame):
        return _event_before(article, sentence)
    if pronoun in _KNOWN:
        found = _Antecedents(article, frame, pronoun, sentence, owns=pronoun != (subject or pronoun).lower()).find()
        if pronoun == "it" and (found is None or found.islower()):
            found = entry_above(article, sentence) or found
        if found is not None:
            return found
    if pronoun not in _POINTING:
        return None
    if article.lines.lines[line].kind != "text":
        return told_of(article, line)
    return topic(article, sentence) if _about_section(article, frame, sentence) else None


def contracted(frame: Frame) -> str | None:
    """The pronoun in the figure's verb: "she's 11"."""
    at = frame.verb
    if at is None:
        return None
    while at > 0 and frame.tag[at] in ("V", "A", "X") and "'" not in frame.low[at]:
        at -= 1
    return _in_auxiliary(frame.low[at])


def _in_auxiliary(low: str) -> str | None:
    pronoun, mark, _ = low.partition("'")
    return pronoun if mark and (pronoun in _KNOWN or pronoun in _SPEAKING) else None


def _hidden(frame: Frame) -> str | None:
    """The pronoun in the verb ("she's 11"), or behind the comma that closes the figure's opening phrase."""
    found = contracted(frame)
    verb = frame.tokens[frame.verb].verb if frame.verb is not None else None
    if found is not None or (frame.verb is not None and (verb is None or verb.form == "s" or frame.verb > frame.at)):
        return found
    comma = next((at for at in range(frame.at, len(frame.tokens)) if frame.tag[at] == ","), None)
    if comma is None:
        return None
    inside = _in_auxiliary(frame.low[comma + 1])
    if inside is None and frame.tag[comma + 1] != "R" and frame.low[comma + 1] not in _POINTING:
        return None
    first = 1 if frame.verb is None else frame.verb + 1
    verb_before = any(frame.tag[at] in ("V", "A", "R") for at in range(first, comma))
    return None if verb_before else inside or frame.low[comma + 1]


def _means_nothing(frame: Frame) -> bool:
    """ "It took three days to repair": the figure stands right behind the verb."""
    before = (frame.tokens[at].verb for at in range(max(0, frame.at - 3), frame.at))
    return any(verb is not None and verb.base == "take" for verb in before) and "to" in frame.low[frame.at :]


def _happens(frame: Frame) -> bool:
    verb = frame.tokens[frame.verb].verb if frame.verb is not None else None
    return verb is not None and verb.base in ("happen", "occur")


def _event_before(article: Article, sentence: int) -> str | None:
    """What happened, by the nearest event that the sentences before tell of."""
    for at in range(sentence - 1, max(-1, sentence - 1 - _LOOK_BACK["it"]), -1):
        tokens = article.tokens(at)
        for last in range(len(tokens) - 1, -1, -1):
            if tokens[last].tag == "N" and tokens[last].low in EVENTS:
                return phrases.phrase(article.text, tokens, (phrases.np_left(tokens, last), last))
    return None


def _fragment(article: Article, frame: Frame, sentence: int) -> str | None:
    """Of a sentence without a verb: the subject of the one before it, in the same paragraph."""
    if not sentence or any(token.tag in "VA" for token in frame.tokens):
        return None
    before = article.sentences[sentence - 1][0]
    return article.subject(sentence - 1) if article.lines.at(before) == frame.line_index else None


def _about_section(article: Article, frame: Frame, sentence: int) -> bool:
    """Whether all sentences from the paragraph's first on are about "it", so that what it is stands above."""
    first = article.sentence_at(frame.line.start)
    return all(_first_pronoun(article, at) in _POINTING for at in range(first, sentence + 1))


def _first_pronoun(article: Article, sentence: int) -> str | None:
    mentions = _mentions(article, sentence)
    return mentions[0].words if mentions and mentions[0].kind is None else None


def those(article: Article, frame: Frame, sentence: int) -> str | None:
    """Who "the two" or "all three" are: names told together before, as many, or a figure of the same value."""
    if frame.low[frame.at - 1] not in ("the", "all", "both"):
        return _out_of(article, frame, sentence)
    for at in range(sentence, max(-1, sentence - 1 - _LOOK_BACK["they"]), -1):
        end = frame.at if at == sentence else len(article.tokens(at))
        for mention in reversed([mention for mention in _mentions(article, at) if mention.at < end]):
            if mention.kind == "several" and _number(mention.words) == frame.value:
                return mention.words
        if (counted := _counted(article, at, end, frame.value)) is not None:
            return counted
    return None


def _out_of(article: Article, frame: Frame, sentence: int) -> str | None:
    """The persons that fewer are told of: "Of the four sailors, three were"; "Five people were hurt. Two died."."""
    for at in range(sentence, max(-1, sentence - 1 - _OUT_OF), -1):
        if article.lines.at(article.sentences[at][0]) != frame.line_index or frame.line.kind != "text":
            return None
        end = frame.at if at == sentence else len(article.tokens(at))
        for token in article.tokens(at)[:end]:
            if token.tag != "Q":
                continue
            quantity = article.quantities[token.index]
            head = (quantity.counted or "").rpartition(" ")[2].lower()
            if quantity.unit == "1" and quantity.low > frame.value and (head in people().plurals or head == "people"):
                return quantity.counted
    return None


def _counted(article: Article, sentence: int, end: int, value: float) -> str | None:
    """What a figure of that value counts before a place in a sentence: "three men"."""
    for token in reversed(article.tokens(sentence)[:end]):
        if token.tag == "Q":
            quantity = article.quantities[token.index]
            if quantity.high == value and quantity.unit == "1" and quantity.counted:
                return quantity.counted
    return None


def _number(words: str) -> int:
    """How many a coordination names."""
    return 1 + words.count(" and ") + words.count(", ") - words.count(", and ")


def _alike(words: str, pronoun: str) -> bool:
    """Whether a sentence's subject is the pronoun, or "this" for "it"."""
    return form(words) == pronoun or (pronoun in _POINTING and words in _POINTING)


class _Antecedents:
    """What one pronoun may stand for."""

    def __init__(
        self, article: Article, frame: Frame, pronoun: str, sentence: int, *, owns: bool = False, speaks: bool = False
    ) -> None:
        self.article, self.frame, self.pronoun, self.sentence, self.owns = article, frame, pronoun, sentence, owns
        self.speakers = frozenset() if speaks else self._speaking()

    def find(self) -> str | None:
        """The nearest subject that fits, if no other person makes it doubtful."""
        here = [mention for mention in _mentions(self.article, self.sentence) if mention.at < self.frame.at]
        told, doubtful = self._nearest(here, self.sentence, self.frame.at)
        if told is not None or doubtful:
            return told
        left, headings = _LOOK_BACK[self.pronoun], 0
        start = self.article.sentences[self.sentence][0]
        for at in range(self.sentence - 1, max(-1, self.sentence - 1 - _CHAIN), -1):
            first = self.article.sentences[at][0]
            if left == 0 or start - first > _FARTHEST:
                break
            if self.article.lines.lines[self.article.lines.at(first)].kind != "text":
                headings += 1
                if headings > 1:
                    break  # what stands above two of them is another matter
                continue
            mentions = _mentions(self.article, at)
            if mentions and _alike(mentions[0].words, self.pronoun):
                continue  # goes on about the same
            left -= 1
            told, doubtful = self._in(mentions, at)
            if told is None and not doubtful and at == self.sentence - 1 and self._by_surname(mentions, first):
                return mentions[0].words
            if told is not None or doubtful:
                return told
        return None

    def _nearest(self, mentions: Sequence[Mention], sentence: int, end: int) -> tuple[str | None, bool]:
        """Of the figure's own sentence: the last subject that fits, and whether there is doubt."""
        persons = self._persons(sentence, end)
        for mention in reversed(mentions):
            if self._fits(mention) and not self._is_another(mention, end):
                rivals = {words for at, words in persons if at > mention.at and words not in mention.words}
                return (None, True) if rivals and not mention.says else (mention.words, False)
        named = [mention.words for mention in mentions if mention.kind == "name"]
        if not persons and len(set(named)) == 1 and self.pronoun in ("he", "she") and named[0] not in self.speakers:
            return named[0], False  # "Moore was taken home, where he slept"
        return self._only(persons)

    def _is_another(self, mention: Mention, end: int) -> bool:
        """ "If Ida finds him guilty, he faces": whether an object in between shows that somebody else is meant."""
        between = self.frame.tokens[mention.at + 1 : end]
        return any(token.low in _OBJECTS and form(token.low) == self.pronoun for token in between)

    def _in(self, mentions: Sequence[Mention], sentence: int) -> tuple[str | None, bool]:
        """Of a sentence before: the first subject that fits, else the one person that it tells of."""
        for mention in mentions:
            if self._fits(mention):
                return mention.words, False
        return self._only(self._persons(sentence, len(self.article.tokens(sentence))))

    def _by_surname(self, mentions: Sequence[Mention], start: int) -> bool:
        """Whether the sentence just before, of the same paragraph, is about a name that may be a person's."""
        same = self.article.lines.at(start) == self.frame.line_index
        return same and self.pronoun in ("he", "she") and bool(mentions) and mentions[0].kind == "name"

    def _fits(self, mention: Mention) -> bool:
        if mention.kind is None or not fits(self.pronoun, mention.kind) or mention.words in self.speakers:
            return False
        return not (self.owns and mention.says and mention.kind == "several")  # "police said their two sons"

    def _only(self, persons: Sequence[tuple[int, str]]) -> tuple[str | None, bool]:
        names = list(dict.fromkeys(words for _, words in persons))
        return (names[0], False) if len(names) == 1 else (None, len(names) > 1)

    def _persons(self, sentence: int, end: int) -> list[tuple[int, str]]:
        """The persons that a sentence names or calls by a noun, for "he" and "she"."""
        if self.pronoun not in ("he", "she"):
            return []
        article, tokens = self.article, self.article.tokens(sentence)
        found: list[tuple[int, str]] = []
        at, told = 0, -2  # the last token of the person before
        while at < end:
            last = phrases.np_right(tokens, at)
            if last > at or (last == at and tokens[at].tag in "NP"):
                kind = kind_of(tokens, (at, last), article.full_names)
                words = phrases.phrase(article.text, tokens, (at, last))
                if kind != "full" and fits(self.pronoun, kind) and words not in self.speakers:
                    if found and told == at - 2 and tokens[at - 1].tag == ",":
                        found.pop()  # "the mayor, Carl Moore"
                    found.append((at, words))
                    told = last
            at = max(last, at) + 1
        return found

    def _speaking(self) -> frozenset[str]:
        """Who speaks the sentence, when the pronoun stands in a quotation: not somebody that it tells of."""
        start = self.article.sentences[self.sentence][0]
        marks = [token for token in self.frame.tokens[: self.frame.at] if token.tag == '"' and token.text in '"“”']
        opened = bool(marks) and (marks[-1].text == "“" or (marks[-1].text == '"' and len(marks) % 2 == 1))
        if not opened and (marks or not _inside_quote(self.article, self.sentence) or start < 0):
            return frozenset()
        who = speaker_of(self.article, self.frame, self.sentence)
        return frozenset() if who is None else frozenset((who, who.rpartition(" ")[2]))


def _mentions(article: Article, sentence: int) -> list[Mention]:
    """The subjects of a sentence's verbs, in their order."""
    found = article.mentioned.get(sentence)
    if found is None:
        tokens, subjects = article.tokens(sentence), article.clauses(sentence).subjects
        seen: dict[int, Mention] = {}
        for at, token in enumerate(tokens):
            if token.tag == "A" and (pronoun := _in_auxiliary(token.low)) is not None:
                seen[at] = Mention(at, pronoun, None, says=False)
                continue
            if token.tag not in "VA" or (span := subjects.get(at)) is None or span[0] in seen:
                continue
            says = token.verb is not None and token.verb.kind == "say"
            mention = _mention(article, sentence, _with_others(article, sentence, span), says)
            if mention is not None:
                seen[span[0]] = mention
        found = article.mentioned[sentence] = [seen[first] for first in sorted(seen)]
    return found


def _mention(article: Article, sentence: int, span: Range, says: bool) -> Mention | None:
    tokens = article.tokens(sentence)
    first = tokens[span[0]]
    if first.tag == "A":
        return None  # "he's", which is told by itself
    if first.tag == "R" or (span[0] == span[1] and first.tag == "D"):
        return Mention(span[0], first.low, None, says)
    if (
        first.tag in "WX"
        or (first.tag == "Q" and not is_person(first))
        or (first.tag == "D" and form(first.low) in _KNOWN)
    ):
        return None
    if tokens[span[1]].tag == "N" and tokens[span[1]].low in lexicon().adjectives:
        return None  # "hard to beat": what a verb is said of is no adjective
    if tokens[span[1]].low in lexicon().generic or tokens[span[1]].low in TIMES:
        return None  # "the first time that"
    kind = kind_of(tokens, span, article.full_names)
    if first.tag == "D" and form(first.low) in _KNOWN and kind not in _PERSONS:
        return None
    owner, told, _ = taken_apart(tokens, span)
    valued = told is not None and tokens[told[1]].low in lexicon().attributes
    if kind in ("thing", "several") and owner is not None and (valued or kind == "several") and owner != span:
        span, kind = owner, kind_of(tokens, owner, article.full_names)
    if kind in _PERSONS and first.tag in "DQ":
        span = _apposed(tokens, span)
    words = phrases.phrase(article.text, tokens, span).removesuffix("'s").removesuffix("’s")
    return Mention(span[0], words, kind, says)


def _apposed(tokens: phrases.Tokens, span: Range) -> Range:
    """The name that a phrase is set behind: "Ida Moss, the 26-year-old owner"."""
    name = span[0] - 2
    if name < 0 or tokens[name + 1].tag != "," or tokens[name].tag != "P":
        return span
    return phrases.np_left(tokens, name), name


def _with_others(article: Article, sentence: int, span: Range) -> Range:
    """The subject with the persons of whom it is the last: "Ida Moss, 27, and Ed Hale"."""
    tokens, first = article.tokens(sentence), span[0]
    while first > 1 and tokens[first - 1].low == "and":
        at = first - 2
        while at > 0 and tokens[at].tag in ",Q":
            at -= 1
        if tokens[at].tag != "P":
            break
        first = phrases.np_left(tokens, at)
    return first, span[1]


def speaker_of(article: Article, frame: Frame, sentence: int) -> str | None:
    """Who says what the figure is part of; pronouns and quotations that go on are followed back."""
    found = speaker.find_speaker(article.text, frame.tokens, frame.at, article.attributions(sentence))
    if found is None and _inside_quote(article, sentence):
        found = _speaker_before(article, sentence)
    if found is not None and speaker.is_pronoun(found):
        pronoun = form(found.lower())
        before = _speaker_before(article, sentence, pronoun)
        if before is None and pronoun in _OTHER:
            before = _Antecedents(article, frame, pronoun, sentence, speaks=True).find()
        found = before or found
    return found


def _speaker_before(article: Article, sentence: int, pronoun: str = "") -> str | None:
    """Who spoke last; with "he" or "she", the last who may be called so."""
    for at in range(sentence - 1, max(-1, sentence - 1 - _SPEAKERS_BACK), -1):
        for _, who in reversed(article.attributions(at)):
            words = phrases.phrase(article.text, article.tokens(at), who)
            if speaker.is_pronoun(words):
                continue
            other = _OTHER.get(pronoun)
            if other is None or kind_of(article.tokens(at), who, article.full_names) != other:
                return words
    return None


def _inside_quote(article: Article, sentence: int) -> bool:
    """Whether the sentence stands in a quotation, opened by itself or by an earlier one of the paragraph."""
    start, end = article.sentences[sentence]
    if article.text[start] in '"“':
        return True
    paragraph = article.lines.lines[article.lines.at(start)].start
    before = article.text[max(paragraph, start - _QUOTED) : start]
    opened = before.count("“") - before.count("”") if "“" in before else before.count('"') % 2
    return opened > 0 and end > start
