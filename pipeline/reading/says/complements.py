"""What completes a predicate: the phrases behind a verb, an auxiliary or a figure."""

from __future__ import annotations

from pipeline.reading.says.frame import LONGEST, TIMES, Frame

_COMPLEMENT = frozenset(
    (
        "on", "in", "for", "to", "from", "with", "against", "at", "into", "by", "toward", "towards", "as", "without",
        "inside", "outside", "aboard",
    )
)  # fmt: skip


def complement(frame: Frame, at: int) -> str:
    """The preposition at an index with its noun phrase, or nothing; of a time, also what it is needed for."""
    low, tag = frame.low[at], frame.tag
    if frame.unit in TIMES and low == "to" and tag[at + 1] == "V":
        return frame.words((at, max(frame.phrase_end(at + 2), at + 1)))  # "three days to repair"
    gerund = tag[at + 1] == "V" and frame.low[at + 1].endswith("ing")
    dated = low in ("after", "before") and frame.unit in TIMES
    if low not in _COMPLEMENT and not dated and not (low == "of" and gerund and tag[at - 1] == "V"):
        return ""
    if gerund:
        last = max(frame.phrase_end(at + 2), at + 1)  # "by pulling a gun", "suspected of selling boats"
        return "" if "Q" in tag[at : last + 1] else frame.words((at, last))
    if dated:
        return since(frame, at)
    last = _phrase_end(frame, at + 1)
    if not at < last <= at + LONGEST or "Q" in tag[at : last + 1]:
        return ""
    return f"{frame.tokens[at].text} {frame.words((at + 1, last))}"


def _phrase_end(frame: Frame, first: int) -> int:
    """The end of the noun phrase there, with what goes with it."""
    last = frame.phrase_end(first)
    if frame.tag[last] == "P" and frame.low[last + 1] == "of":  # "to the Friends of Oban"
        last = max(last, frame.phrase_end(last + 2))
    last = _with_others(frame, last) if last >= first else last
    if frame.low[last + 1] == "without":
        last = max(frame.phrase_end(last + 2), last)  # "left 900 people in Oban without heat"
    return last


def _with_others(frame: Frame, last: int) -> int:
    """The end of all that is told together with a noun phrase: "in Oban, Leith or Wick"; no clause begins there."""
    at = last + 1
    while frame.tag[at] == "," and (end := frame.phrase_end(at + 1)) > at:
        at = end + 1
    at += frame.tag[at] == ","
    if frame.low[at] not in ("and", "or"):
        return last
    end = frame.phrase_end(at + 1)
    return end if end > at and frame.tag[end + 1] not in ("V", "A", "X") else last


def since(frame: Frame, at: int) -> str:
    """What a span of time is counted from: "two days after the mayor sold the boats"."""
    last = frame.phrase_end(at + 1)
    if frame.low[at] not in ("after", "before") or frame.unit not in TIMES or last <= at:
        return ""
    last = _with_others(frame, last)
    while frame.tag[last + 1] in ("A", "V"):
        last += 1
    last = max(frame.phrase_end(last + 1), last) if frame.tag[last] == "V" else last
    return "" if "Q" in frame.tag[at : last + 1] else f"{frame.low[at]} {frame.words((at + 1, last))}"


def said_of_subject(frame: Frame, at: int) -> str:
    """What stands behind the auxiliary at an index: "were not in the union"."""
    while frame.tag[at] in ("A", "X"):
        at += 1
    last = frame.phrase_end(at)
    told = frame.words((at, last)) if last >= at else complement(frame, at)
    return f"not {told}" if told and frame.low[at - 1] == "not" else told
