"""The scan: finds candidates, asks the grammar around each of them, and puts quantities together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.model import Direction, Modifier
from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.ages import read_age
from pipeline.reading.quantities.amounts import Amount
from pipeline.reading.quantities.bounds import bound_after, bound_before
from pipeline.reading.quantities.build import Found
from pipeline.reading.quantities.candidates import candidates, lines_to_read
from pipeline.reading.quantities.model import Quantity, TimeMention
from pipeline.reading.quantities.multiples import (
    read_bounded_article,
    read_long,
    read_multiple,
    read_stopwatch,
    read_vague,
)
from pipeline.reading.quantities.names import skip_idiom, skip_name
from pipeline.reading.quantities.numbers import Number, exact
from pipeline.reading.quantities.ranks import read_rank
from pipeline.reading.quantities.sharing import SharingReader
from pipeline.reading.quantities.times import read_time
from pipeline.reading.quantities.tokens import Line

# grammars of special amounts, by what they may start with: digits, or one of these words
OF_DIGITS = (read_age, read_rank, read_stopwatch)
_BEFORE_SPECIAL = lex.BEFORE_AGE | {"number", "."}
_PLUS_OR_MINUS = frozenset("-−–+")
_TIME_WORDS = frozenset((*lex.MONTHS, "q", "first", "second", "third", "fourth"))
_COUNTING = frozenset((*lex.NUMBERS, *lex.MAGNITUDES, *lex.FRACTIONS, *lex.VULGAR))
OF_WORDS = {
    word: tuple(
        grammar
        for grammar, words in (
            (read_rank, (*lex.ORDINALS, *lex.NUMBERS, "#")),
            (read_multiple, (*lex.MULTIPLES, "pair", "magnitude")),
            (read_vague, lex.VAGUE),
            (read_long, (*lex.UNIT_WORDS, *(unit + "long" for unit in lex.DURATIONS))),
            (read_bounded_article, lex.UNIT_WORDS),
        )
        if word in words
    )
    for word in lex.CANDIDATES
}


def scan(text: str, sentences: Sequence[tuple[int, int]] | None = None) -> tuple[list[Quantity], list[TimeMention]]:
    """Every stated quantity and every mention of a time, in the order of the text.

    What is found in a line depends on nothing but that line (a line ends at a line feed that no lower-case letter
    follows). Inside it, units and counted nouns carry over within 30 tokens of one sentence; `sentences`, if given,
    says where sentences begin, else full stops do. Everything else looks at most 24 tokens around a number.
    """
    quantities: list[Quantity] = []
    times: list[TimeMention] = []
    starts = [start for start, _ in sentences or ()]
    for begin, end in lines_to_read(text):
        line = Line(text, begin, end)
        _Reader(line, quantities, times, starts).run(candidates(line))
    return quantities, times


class _Reader(SharingReader):
    """Reads one line."""

    def __init__(self, line: Line, quantities: list[Quantity], times: list[TimeMention], starts: list[int]) -> None:
        super().__init__(line, starts)
        self.quantities, self.times = quantities, times
        self.limit = line.first  # tokens before this one are used up

    def run(self, found: list[int]) -> None:
        """Go from candidate to candidate."""
        at = self.line.first
        for candidate in found:
            if candidate >= at:
                at = self.limit = max(self.read(candidate), candidate + 1)

    def read(self, at: int) -> int:
        """Read what stands at this candidate; the first token after it."""
        line = self.line
        word = line.low[at]
        if word in lex.IDIOMS:
            after = skip_idiom(line, at)
            if after:
                return after
        grammars = OF_WORDS.get(word)
        if grammars is None or word in _TIME_WORDS:
            found = read_time(line, at)
            if found:
                self.times.append(found[0])
                return found[1]
        for grammar in self._of_digits(at) if grammars is None else grammars:
            result = grammar(line, at)
            if result is not None:
                quantities, after = result
                self.quantities += filter(None, map(self._unused, quantities))
                return after
        if grammars is not None and word not in _COUNTING:
            return at + 1
        after = skip_name(line, at)
        return self.amounts(at) if after is None else after

    def _of_digits(self, at: int) -> tuple[Callable[[Line, int], Found | None], ...]:
        """The special grammars to ask about digits: all, or none where they touch nothing and follow no such word."""
        before = self.line.low[at - 1]
        asked = before in _BEFORE_SPECIAL or "'" in before or self.line.end[at] == self.line.start[at + 1]
        return OF_DIGITS if asked else ()

    def _unused(self, quantity: Quantity) -> Quantity | None:
        """The quantity without words that were used up before; None if its number itself was."""
        free = self.line.start[self.limit]
        if quantity.start >= free:
            return quantity
        return quantity._replace(start=free) if quantity.core_start >= free else None

    def amounts(self, at: int) -> int:
        """An amount, or two that are joined to a range, or a list of them that share the last one's unit."""
        amount = self.amount(self._article(at))
        if amount is None:
            return at + 1
        joined = self.range(amount)
        if joined:
            low, high, stated = joined
            return self.emit_range(low, high) if stated else self.emit_both(low, high)
        if amount.bare and not amount.hyphen:
            self.share_ahead(amount)
        return self.emit(amount, amount, amount.number)

    def _article(self, at: int) -> int:
        """Step back to the article of "a million" or "a third"."""
        line = self.line
        if (
            line.low[at - 1] in ("a", "an")
            and at > self.limit
            and (line.low[at] in lex.MAGNITUDES or line.low[at] in lex.FRACTIONS)
        ):
            return at - 1
        if line.text[at - 1] == "-" and line.low[at - 2] == "half" and at - 2 >= self.limit and line.glued(at):
            return at - 2
        return at

    def emit_range(self, low: Amount, high: Amount) -> int:
        """One quantity for a range."""
        line = self.line
        first = low.first
        if high.bare and any(w in ("age", "ages", "aged") for w in line.low[first - 4 : first]):
            high.unit = "year"
        if line.low[first - 1] in ("between", "from"):
            first -= 1
        elif line.low[first - 2] == "between":
            first -= 2
        if line.low[first - 1] in ("ranging", "anywhere"):
            first -= 1
        bound = bound_before(line, first) if first > self.limit else None
        if bound and bound[1] >= self.limit:
            first = bound[1]
        self._finish(high)
        return self._add(first, high, low.number.value * low.factor, high.number.value * high.factor, "range", low)

    def emit_both(self, first: Amount, second: Amount) -> int:
        """Two quantities of one score, vote or change."""
        line = self.line
        if first.unit is None and second.counted and first.counted is None:
            first = replace(first, counted=second.counted)
        if first.hyphen or first.after > second.first or line.text[first.after] == "-":
            first = replace(first, after=first.number.after)
        self.emit(first, first, first.number, no_bound=first.bare and second.unit is None)
        return self.emit(second, second, second.number, no_bound=True)

    def emit(self, amount: Amount, low: Amount, number: Number, no_bound: bool = False) -> int:
        """One quantity for one amount."""
        line = self.line
        first, modifier, direction = amount.first, "exact", None
        bound = None if no_bound else bound_before(line, first)
        if bound and bound[1] >= self.limit and self._holds(amount, bound[1]):
            modifier, first = bound
        if modifier == "exact":
            first, direction = self._sign(amount, first)
        value = number.value * amount.factor
        if direction == "down" and amount.unit not in ("%", "pp"):
            value, direction = -value, None
        self.carry(amount)
        end = self._finish(amount)
        if amount.plus and modifier == "exact":
            modifier = "at_least"
        later = bound_after(line, end)
        if later is None and amount.unit is None and amount.counted and amount.noun_after:
            later = bound_after(line, amount.noun_after)  # "ten people or more"
        if (
            amount.unit is None
            and amount.counted is None
            and line.is_digits(amount.first)
            and self._of_age(first, later)
        ):
            amount.unit = "year"
        if later and amount.unit is None and line.low[later[1] - 1] in ("older", "younger"):
            amount.unit, amount.counted = "year", None
        if later and modifier in ("exact", "approximately"):
            modifier, amount.after = later
        return self._add(first, amount, value, value, modifier, amount, direction)

    def _of_age(self, first: int, later: tuple[Modifier, int] | None) -> bool:
        """ "children under 5", "people 65 and over": a bound on an age, with a word for people right before."""
        line = self.line
        if not any(word in lex.PERSONS or word in lex.PEOPLE for word in line.low[first - 2 : first]):
            return False
        if later:
            return line.low[later[1] - 1] in ("over", "up", "above", "older", "under", "younger")
        return line.low[first] in ("under", "over", "above", "below", "older", "younger")

    def _holds(self, amount: Amount, first: int) -> bool:
        """Does the bound hold for this amount? "top 10" and "over 16 years" only look like bounds."""
        if (
            self.line.low[first] in ("top", "tops", "topping", "crossed", "crossing")
            and amount.unit is None
            and amount.number.scaled == 1.0
        ):
            return False
        if self.line.low[first] == "past" and self.line.low[amount.after] in ("barrier", "threshold", "limit"):
            return False  # the barrier itself lies right there
        return not self._is_span(amount, first)

    def _is_span(self, amount: Amount, first: int) -> bool:
        """ "over 16 years" tells a length of time."""
        line = self.line
        if amount.unit not in lex.DURATIONS or line.low[first] not in lex.SPAN_WORDS:
            return False
        if amount.first > first + 1 and line.low[first + 1] in lex.DETERMINERS:
            return True
        return line.low[first - 1] not in (
            "for",
            "of",
            "in",
            "after",
            "just",
            "well",
            "is",
            "was",
            "by",
            "lasted",
            "took",
            "takes",
        ) and line.low[amount.after] not in ("old", "ago", "later", "of")

    def _sign(self, amount: Amount, first: int) -> tuple[int, Direction | None]:
        """A plus or minus sign right before the number."""
        line, sign = self.line, self.line.text[amount.first - 1]
        if (
            line.low[amount.first - 1] == "minus"
            and line.low[amount.first - 2] != "or"
            and amount.first - 1 >= self.limit
        ):
            return amount.first - 1, "down"
        if sign in _PLUS_OR_MINUS and line.glued(amount.first) and self._is_free(amount.first - 1):
            before = line.low[amount.first - 2]
            signed = not line.is_word(amount.first - 2) or before in lex.PREPOSITIONS or before in lex.AUXILIARIES
            if sign != "+" and amount.unit is None and not signed:
                return first, None
            return amount.first - 1, "up" if sign == "+" else "down"
        return first, None

    def _is_free(self, at: int) -> bool:
        """Does the sign at this token touch no letter or digit before it?"""
        return not self.line.glued(at) or not self.line.text[at - 1][0].isalnum()

    def _finish(self, amount: Amount) -> int:
        """Take in what belongs to the unit: "old" of an age."""
        line = self.line
        after = amount.after
        if amount.unit in ("year", "month", "week", "day"):
            step = after + (line.text[after] == "-")
            if line.low[step] in ("old", "olds", "old's", "olds'"):
                amount.after = step + 1
            elif line.matches(after, ("of", "age")):
                amount.after = after + 2
        return amount.after

    def _add(
        self,
        first: int,
        amount: Amount,
        low: float,
        high: float,
        modifier: str,
        begin: Amount,
        direction: Direction | None = None,
    ) -> int:
        line, unit, end = self.line, amount.unit, max(amount.after, amount.number.after)
        direction = direction or self._change_noun(amount)
        if amount.rate:
            unit = ("1" if unit is None else unit) + amount.rate
        resolution = min(begin.number.resolution * begin.factor, amount.number.resolution * amount.factor)
        start = line.start[max(first, self.limit)]
        low, high = exact(low), exact(high)
        if not (abs(low) < 1e300 and abs(high) < 1e300):
            return end
        self.quantities.append(
            Quantity(
                start=start, end=line.end[end - 1], low=low, high=high, unit=unit or "1", counted=amount.counted,
                modifier=modifier, direction_hint=direction, resolution=exact(resolution),  # type: ignore[arg-type]
                core_start=line.start[begin.number.first], core_end=line.end[amount.number.after - 1],
            )
        )  # fmt: skip
        self.previous = amount
        if amount.counted == "points":
            self.level = amount
        self.limit = end
        return end

    def _change_noun(self, amount: Amount) -> Direction | None:
        """ "a 9% rise": take the noun into the quote."""
        line, after = self.line, amount.after
        if amount.unit not in ("%", "pp", "ratio"):
            return None
        for noun, direction in ((lex.RISE_NOUNS, "up"), (lex.FALL_NOUNS, "down")):
            if line.low[after] in noun and after < line.last:
                amount.after = after + 1
                return direction  # type: ignore[return-value]
        return None
