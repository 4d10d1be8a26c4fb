"""Where a noun phrase ends."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reading.says.phrases import Tokens
from pipeline.reading.says.token import is_person, is_possessive

_GROWING = frozenset("NPQDTC/")  # tags of what may go on a phrase


def phrase_end(tags: Sequence[str], tokens: Tokens, first: int) -> int:
    """The last token of the noun phrase that begins at `first`; `tags` are the tokens' own and go on beyond the end."""
    if tags[first] == "R":
        return first
    last = first
    while tags[last] == "D" and tags[last + 1] in "DNPQX" and tokens[last].low != "that":
        last += 1
    if tags[last] == "X":
        if tags[last + 1] not in "QN":
            return last - 1
        last += 1
    return _grown(tags, tokens, last) if tags[last + 1] in _GROWING else last


def _grown(tags: Sequence[str], tokens: Tokens, last: int) -> int:
    while True:
        tag = tags[last + 1]
        if tag in "NP":
            if tag == "P" and _is_plural(tags, tokens, last) and tags[last] == "N":
                return last  # "on all four counts Ms Bautista": titles before names are singular
            last += 1
        elif tag == "Q":
            aged = tags[last] == "Q" and is_person(tokens[last + 1])  # "two 16-year-olds"
            if not aged and _is_apart(tags, tokens, last):
                return last + 1 if tags[last] == "D" else last
            last += 1
        elif tag in "DTC/" and (more := _linked(tags, tokens, last)):
            last += more
        else:
            return last


def _is_plural(tags: Sequence[str], tokens: Tokens, at: int) -> bool:
    return tags[at] in "NP" and tokens[at].low.endswith("s") and not is_possessive(tokens[at])


def _is_apart(tags: Sequence[str], tokens: Tokens, last: int) -> bool:
    """Whether a figure counts nothing in the phrase: "the sailors two ships", "paid Ida 40"."""
    behind = tags[last + 2]
    counts = behind in "NP" or (behind == "Q" and "-" in tokens[last + 2].low)
    return not counts or _is_plural(tags, tokens, last)


def _linked(tags: Sequence[str], tokens: Tokens, last: int) -> int:
    """How many tokens go on the phrase over a link that is no noun."""
    tag, further = tags[last + 1], tags[last + 2]
    if tag == "D":
        half, more = tokens[last].low.endswith(" of"), tokens[last + 1].low in ("other", "more")
        return int(tags[last] == "Q" and (half or more))  # "half of the plums", "two other boats"
    if tag == "T":  # "Meta's 2026 guidance", "the 2026 guidance"
        return 2 if further in "NP" and (is_possessive(tokens[last]) or tags[last] == "D") else 0
    if tag == "C":  # "Marsh & Sons"
        return 2 if tokens[last + 1].low == "&" and further == "P" else 0
    return 2 if tag == "/" and further in "NP" else 0
