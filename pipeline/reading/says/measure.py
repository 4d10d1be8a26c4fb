"""What is measured: the words of the predicate and of the nouns that the figure stands with, in the text's order."""

from __future__ import annotations

from pipeline.reading.says import phrases
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.tokens import tokenize

_MOST_WORDS = 9
_RIGHT_WORDS = 6
_OPENING_WORDS = 6
_STOPS = frozenset(';:.-|*"')


def find_measure(frame: Frame, subject: str | None, label: str | None) -> str | None:
    """A short phrase, or None when nothing but the subject stands with the figure."""
    named = set((subject or "").lower().split())
    indices = _left(frame) + _right(frame)
    words = [token.text for at in indices if (token := frame.tokens[at]).low not in named]
    before = _opening(frame) + _label_words(frame, named) + _of_subject(frame, subject)
    if label:
        before += [word for word in label.split() if word.lower() not in named]
    found = _once(before + words)[:_MOST_WORDS]
    if not found and subject and " " not in subject and frame.verb is not None and frame.tag(frame.verb) == "A":
        return subject  # "Unemployment was 4.1%"
    return " ".join(found) or None


def measure_parts(frame: Frame, subject: str | None, label: str | None) -> list[tuple[str, list[str]]]:
    """The words that a measure may be made of, by where they stand."""
    named = set((subject or "").lower().split())
    verb = frame.tokens[frame.verb].text if frame.verb is not None else None
    return [
        ("phrase that opens the sentence", _opening(frame)),
        ("label of the line", _label_words(frame, named)),
        ("plain nouns of the subject", _of_subject(frame, subject)),
        ("header of the column", label.split() if label else []),
        (f'from the verb "{verb}" to the figure' if verb else "nouns before the figure",
         [frame.tokens[at].text for at in _left(frame)]),
        ("words behind the figure", [frame.tokens[at].text for at in _right(frame)]),
    ]  # fmt: skip


def _once(words: list[str]) -> list[str]:
    found: dict[str, str] = {}
    for word in words:
        clean = word.strip("'’\"“”,;:()")
        if clean and any(letter.isalnum() for letter in clean):
            found.setdefault(clean.lower(), clean)
    return list(found.values())


def _content(frame: Frame, at: int) -> bool:
    token = frame.tokens[at]
    return (
        token.tag in "NPV"
        and token.low not in lexicon().generic
        and (token.verb is None or token.verb.kind != "say" or token.tag != "V")
    )


def _left(frame: Frame) -> list[int]:
    """From the governing verb, or the start of the clause, to the figure; other figures' own words are left out."""
    if frame.verb is not None and frame.verb > frame.at and not frame.subject_side:
        return [at for at in range(frame.verb, min(frame.verb + 8, len(frame.tokens))) if _content(frame, at)]
    if frame.verb is None or frame.subject_side:
        return _noun_of(frame)
    first = frame.verb
    while first > 0 and frame.tag(first - 1) == "V":
        first -= 1
    found: list[int] = []
    for at in range(first, frame.at):
        if frame.tag(at) in ("Q", ";", ",", "("):
            found = [kept for kept in found if frame.tag(kept) == "V"]
        elif _content(frame, at):
            found.append(at)
    return found


def _noun_of(frame: Frame) -> list[int]:
    """ "a score of 52", "turnover of 1.3 billion" in a clause without a verb to the left."""
    at = frame.at - 1
    while at >= 0 and frame.tag(at) in ("I", "X", "D"):
        at -= 1
    label = frame.item_label
    if label and frame.tag(frame.at - 1) == ":" and frame.at - 2 > label[1]:  # "GPT-5.4 — Score: 57"
        return [i for i in range(label[1] + 1, frame.at) if _content(frame, i)]
    if frame.tag(at) != "N":
        return []
    return [i for i in range(phrases.np_left(frame.tokens, at), at + 1) if _content(frame, i)]


def _right(frame: Frame) -> list[int]:
    """The counted noun, what it is of, and for a figure in the subject the predicate, up to the next figure."""
    found: list[int] = []
    verbs = 0
    for at in range(frame.at + 1, min(len(frame.tokens), frame.at + 16)):
        tag = frame.tag(at)
        if tag in _STOPS or tag in ("Q", "(", ")", "W") or frame.low(at) in lexicon().clause:
            break
        if tag == "," and not (frame.subject_side and not verbs):
            break
        if frame.low(at) in lexicon().comparing or (tag == "C" and frame.low(at) != "or" and found):
            break
        if tag == "A" and not frame.subject_side:
            break
        if tag == "V":
            verbs += 1
            if not frame.subject_side and frame.tag(at - 1) != "N":
                break
        if _content(frame, at):
            found.append(at)
        if len(found) >= _RIGHT_WORDS:
            break
    return found


def _opening(frame: Frame) -> list[str]:
    """The names in a phrase that opens the sentence: "On the Harbour Index, the firm scored 52"."""
    if frame.tag(0) != "I" or frame.at < 3 or frame.line.kind != "text":
        return []
    comma = next((at for at in range(1, min(frame.at, 12)) if frame.tag(at) == ","), None)
    opening = frame.tokens[1:comma] if comma else []
    if any(token.tag in "VAQ" for token in opening) or not any(token.tag in "NP" for token in opening):
        return []
    generic = lexicon().generic
    return [token.text for token in opening if token.tag in "NP" and token.low not in generic][:_OPENING_WORDS]


def _label_words(frame: Frame, named: set[str]) -> list[str]:
    """The words of a line's label where the label is not the subject."""
    label: Range | None = frame.item_label
    if label is None:
        return []
    words = [frame.tokens[at].text for at in range(label[0], label[1] + 1) if frame.tokens[at].tag in "NPDV"]
    return [] if any(word.lower() in named for word in words) else words


def _of_subject(frame: Frame, subject: str | None) -> list[str]:
    """The plain nouns of a subject that also has a name ("Meta shares"), or of one before an auxiliary alone."""
    words = (subject or "").split()
    auxiliary = frame.verb is not None and frame.tag(frame.verb) == "A"
    if not any(word[:1].isupper() for word in words) and not auxiliary:
        return []
    plain = [word for word in words if word[:1].islower() and word.lower() not in lexicon().tags]
    return plain if plain and (len(plain) < len(words) or auxiliary) else []


def content_words(words: str) -> list[str]:
    """The words of a heading or lead-in that mean something by themselves."""
    tokens = tokenize(words, 0, len(words), ())
    return _once([token.text for token in tokens if token.tag in "NP" and token.low not in lexicon().generic])
