"""The scan: finds candidates, asks the grammar around each of them, and puts quantities together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Direction, Modifier

from . import lexicon as lex
from .bounds import bound_after, bound_before
from .model import Quantity, TimeMention
from .names import skip_idiom, skip_name
from .nouns import counted_at
from .numbers import Number, _exact, read_number
from .special import read_age, read_bounded_article, read_long, read_multiple, read_rank, read_vague
from .times import read_time
from .tokens import Line
from .units import currency_before, rate_at, unit_at

_CANDIDATE = re.compile(
    r"[0-9#"
    + "".join(lex.VULGAR)
    + r"]|\b(?:"
    + "|".join(sorted(w for w in lex.CANDIDATES if w.isalpha() and w not in lex.VULGAR))
    + r")\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\n+(?![a-z])")


@dataclass(slots=True)
class Amount:
    """A number with what stands right at it: the unit before or behind it, a rate, what it counts."""

    number: Number
    first: int
    after: int
    unit: str | None = None
    factor: float = 1.0
    money: bool = False
    rate: str = ""
    counted: str | None = None
    hyphen: bool = False
    plus: bool = False  # "200+"

    @property
    def bare(self) -> bool:
        """Has it no unit of its own and nothing that it counts?"""
        return self.unit is None and self.counted is None


def scan(text: str, sentences: Sequence[tuple[int, int]] | None = None) -> tuple[list[Quantity], list[TimeMention]]:
    """Every stated quantity and every mention of a time, in the order of the text.

    What is found in a line depends on nothing but that line; with `sentences`, units and counted nouns carry over
    inside these only.
    """
    quantities: list[Quantity] = []
    times: list[TimeMention] = []
    for begin, end in _lines(text):
        if _CANDIDATE.search(text, begin, end):
            _Reader(Line(text, begin, end), quantities, times).run()
    return quantities, times


def _lines(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _BREAK.finditer(text):
        if match.start() > begin:
            yield begin, match.start()
        begin = match.end()
    if begin < len(text):
        yield begin, len(text)


class _Reader:
    """Reads one line."""

    def __init__(self, line: Line, quantities: list[Quantity], times: list[TimeMention]) -> None:
        self.line, self.quantities, self.times = line, quantities, times
        self.begun = len(quantities)
        self.limit = line.first  # tokens before this one are used up
        self.previous: Amount | None = None

    def run(self) -> None:
        """Go from candidate to candidate."""
        line, at = self.line, self.line.first
        for candidate in range(line.first, line.last):
            if candidate < at or not (line.low[candidate] in lex.CANDIDATES or line.is_digits(candidate)):
                continue
            at = max(self.read(candidate), candidate + 1)
            self.limit = at

    def read(self, at: int) -> int:
        """Read what stands at this candidate; the first token after it."""
        line = self.line
        if line.low[at] == "a":
            return at + 1
        if line.low[at] in lex.IDIOMS:
            after = skip_idiom(line, at)
            if after:
                return after
        found = read_time(line, at)
        if found:
            self.times.append(found[0])
            return found[1]
        for special in (read_age, read_rank, read_multiple, read_vague, read_long, read_bounded_article):
            result = special(line, at)
            if result is not None:
                quantities, after = result
                self.quantities += quantities
                return after
        after = skip_name(line, at)
        if after is not None:
            return after
        return self.amounts(at)

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
        if line.text[at - 1] == "-" and line.low[at - 2] == "half":
            return at - 2
        return at

    def amount(self, at: int, plain: bool = False) -> Amount | None:
        """The number at `at` with its unit."""
        line = self.line
        before = currency_before(line, at)
        number = read_number(line, at, money=before is not None)
        if number is None:
            return None
        amount = Amount(number, at, number.after)
        if line.text[number.after] == "+" and line.glued(number.after):
            amount.after, amount.plus = amount.after + 1, True
        if before:
            amount.unit, amount.first, amount.money = before[0], before[1], True
            self._money_tail(amount)
            return amount
        if plain:
            return amount
        self._tail(amount)
        return amount

    def _money_tail(self, amount: Amount) -> None:
        """A rate after money; "$5 Australian dollars" and "$5 USD" repeat the unit."""
        line = self.line
        if line.text[amount.after] == "-" and line.glued(amount.after):
            amount.hyphen = True
            return
        again = unit_at(line, amount.after)
        if (
            again
            and again.name in lex.CODES
            and (amount.unit == "USD" or again.name == amount.unit)
            and line.low[amount.after] not in lex.DURATIONS
        ):
            amount.unit, amount.after = again.name, again.after
        self._rate(amount)

    def _rate(self, amount: Amount) -> None:
        rate = rate_at(self.line, amount.after, amount.money)
        if rate:
            amount.rate, divide, amount.after = "/" + rate[0], rate[1], rate[2]
            amount.factor /= divide

    def _tail(self, amount: Amount) -> None:
        """The unit, rate or counted noun behind a number without a currency sign."""
        line, number = self.line, amount.number
        hyphen = line.text[amount.after] in ("-", "‑") and line.glued(amount.after) and line.glued(amount.after + 1)
        unit = unit_at(line, amount.after, number.form == "digits", number.scaled > 1)
        if unit is None and line.low[amount.after] in lex.BEFORE_UNIT:
            unit = unit_at(line, amount.after + 1, digits=False)
            unit = unit if unit and unit.name in lex.DURATIONS else None
        bound = None if unit else bound_after(line, amount.after)
        if bound and not unit and line.text[amount.after] not in ("+",):
            later = unit_at(line, bound[1])
            if later:
                unit = later
        if unit:
            amount.unit, amount.factor, amount.after, amount.hyphen = unit.name, unit.factor, unit.after, hyphen
            amount.money = unit.name in lex.CODES
            self._compound(amount)
            if unit.name not in ("%", "pp"):
                self._rate(amount)
            return
        if self._times(amount) or self._feet_mark(amount):
            return
        if hyphen and line.is_word(amount.after + 1):
            amount.counted, amount.hyphen = line.text[amount.after + 1], True
            amount.after += 2
            return
        self._count(amount)

    def _feet_mark(self, amount: Amount) -> bool:
        """6'4" is a height."""
        line, mark = self.line, amount.after
        inches = line.text[mark + 1]
        if (
            line.text[mark] not in ("'", "’", "′")
            or not (line.glued(mark) and line.glued(mark + 1))
            or not (inches.isdigit() and len(inches) < 3)
        ):
            return False
        closing = mark + 2
        if line.text[closing] not in ('"', "”", "″") or float(inches) >= 12:
            return False
        amount.number = replace(amount.number, value=amount.number.value * 12 + float(inches), after=closing)
        amount.unit, amount.after = "inch", closing + 1
        return True

    def _times(self, amount: Amount) -> bool:
        """ "ten times less", "10x", "three times as many" are ratios; "shot three times" counts."""
        line, after = self.line, amount.after
        if line.low[after] in ("x", "×") and (line.glued(after) or line.text[after] == "×"):
            amount.unit, amount.after = "ratio", after + 1
            if line.low[after + 1] in lex.COMPARATIVES:
                amount.after += 1
            return True
        if line.low[after] in ("order", "orders") and line.matches(after + 1, ("of", "magnitude")):
            amount.number = replace(amount.number, value=10.0 ** min(amount.number.value, 30), resolution=1.0)
            amount.unit, amount.after = "ratio", after + 3
            return True
        if line.low[after] == "-" and line.low[after + 1] == "fold":
            amount.unit, amount.after = "ratio", after + 2
            return True
        if line.low[after] == "fold":
            amount.unit, amount.after = "ratio", after + 1
            return True
        if line.low[after] in ("times", "time"):
            later = line.low[after + 1]
            if later in lex.COMPARATIVES or (
                later in ("the", "its", "their", "that", "what", "his", "her", "our", "last")
                and line.low[after] == "times"
            ):
                amount.unit, amount.after = "ratio", after + 1 + (later in lex.COMPARATIVES and later != "as")
                return True
            amount.counted, amount.after = line.text[after], after + 1
            self._count_rate(amount)
            return True
        return False

    def _count(self, amount: Amount) -> None:
        line, number = self.line, amount.number
        if number.form == "fraction" and number.scaled == 1.0 and number.value < 1:
            amount.unit = "ratio"
            if line.low[amount.after] == "of" and line.text[number.first] != "":
                amount.after += 1
            return
        ratio = self._one_in(amount)
        if ratio:
            return
        self._count_rate(amount)
        if amount.rate:
            return
        bound = bound_after(line, amount.after)
        found = counted_at(line, bound[1] if bound else amount.after, single=number.value == 1)
        if found:
            amount.counted = found[0]
            if bound is None:
                here = self._rate_after_noun(found[1])
                if here:
                    amount.rate, divide, amount.after = "/" + here[0], here[1], here[2]
                    amount.factor /= divide

    def _rate_after_noun(self, at: int) -> tuple[str, float, int] | None:
        return rate_at(self.line, at, False)

    def _count_rate(self, amount: Amount) -> None:
        rate = rate_at(self.line, amount.after, False)
        if rate:
            amount.rate, divide, amount.after = "/" + rate[0], rate[1], rate[2]
            amount.factor /= divide

    def _one_in(self, amount: Amount) -> bool:
        """ "one in five", "two out of three" as a share."""
        line, after = self.line, amount.after
        here = after + 2 if line.matches(after, ("out", "of")) else after + 1 if line.low[after] == "in" else 0
        if not here or (here == after + 1 and amount.number.value != 1 and line.low[here] != "every"):
            return False
        here += line.low[here] == "every"
        other = read_number(line, here)
        year = line.is_digits(here) and len(line.text[here]) == 4 and line.text[here][:2] in ("19", "20")
        if other is None or year or other.value <= amount.number.value or currency_before(line, here):
            return False
        if unit_at(line, other.after):
            return False
        amount.number = replace(
            amount.number, value=amount.number.value / other.value, resolution=0.01, after=other.after
        )
        amount.unit, amount.after = "ratio", other.after
        return True

    def _compound(self, amount: Amount) -> None:
        """Feet and inches are one length: "5-foot-11", "six feet, two inches"."""
        line = self.line
        if amount.unit != "foot":
            return
        here = amount.after
        if line.is_digits(here) and line.low[here + 1] == "in" and line.glued(here + 1) and line.text[here].isdigit():
            value = float(line.text[here][:3])
            amount.number = replace(
                amount.number, value=amount.number.value * 12 + value, resolution=1.0, after=here + 1
            )
            amount.unit, amount.after = "inch", here + 2
            return
        while line.text[here] in ("-", ",") or line.low[here] == "and":
            here += 1
            if here > amount.after + 2:
                return
        inches = read_number(line, here)
        if inches is None or inches.value >= 12:
            return
        unit = unit_at(line, inches.after)
        if (unit and unit.name == "inch") or (line.text[amount.after] == "-" and unit is None):
            amount.number = replace(
                amount.number, value=amount.number.value * 12 + inches.value, resolution=1.0, after=inches.after
            )
            amount.unit, amount.after = "inch", unit.after if unit else inches.after

    # --- two amounts ---------------------------------------------------------------------------------------------

    def range(self, first: Amount) -> tuple[Amount, Amount, bool] | None:
        """The second amount of "X to Y", "X-Y", "between X and Y", "X or Y"; and whether they state one range."""
        line = self.line
        link = first.number.after if first.bare or not first.unit else first.after
        if first.rate or (first.counted and first.after != first.number.after and not first.hyphen):
            return None
        if first.hyphen:
            link = first.number.after
            first = replace(first, counted=None) if first.unit is None else first
        word = line.low[link]
        if word == "-" and line.low[link + 1] in ("to", "or"):
            word, link = line.low[link + 1], link + 1 + (line.text[link + 2] == "-")
        between = line.low[first.first - 1] == "between" or line.low[first.first - 2] == "between"
        dash = word in ("-", "–", "‑", "—") and line.glued(link) and line.glued(link + 1)
        dash = dash or (word in ("–", "-") and line.is_digits(link + 1) and not line.is_word(link + 1) and word == "–")
        if not (dash or word in ("to", "or") or (between and word == "and") or (word == "/" and line.glued(link))):
            return None
        begin = link + 1
        while (
            line.text[begin] in lex.SIGNS
            or line.text[begin] in lex.CODES
            or (line.text[begin] in lex.DOLLARS and line.text[begin + 1] == "$")
        ):
            begin += 1
            if begin > link + 3:
                return None
        if line.low[begin] in ("about", "around", "roughly", "nearly") and word in ("to", "and"):
            begin += 1
        second = self.amount(begin)
        if second is None or (
            not line.is_digits(begin) and line.low[begin] not in lex.NUMBERS and line.low[begin] not in ("a", "half")
        ):
            return None
        return self._join(first, second, word, between)

    def _join(self, first: Amount, second: Amount, word: str, between: bool) -> tuple[Amount, Amount, bool] | None:
        if word == "/":
            if first.number.form == "digits" and second.number.form == "digits" and first.bare:
                return first, second, False
            return None
        unit = second.unit
        if first.unit and unit and first.unit != unit and not (first.money and second.money):
            return None
        if (
            first.unit
            and not unit
            and not between
            and (word == "to" or second.counted)
            and not (first.money and not second.counted)
        ):
            return None
        if second.unit == "ratio" and second.number.form == "fraction" and first.unit is None:
            return None
        if first.unit is None:
            first = replace(first, unit=unit, factor=second.factor, money=second.money, hyphen=second.hyphen)
        elif not unit:
            second = replace(second, unit=first.unit, factor=first.factor, money=first.money)
            if second.after == second.number.after:
                self._rate(second)
        scale = second.number.scaled
        if scale > 1 and first.number.scaled == 1.0 and first.number.value < 1000 and (word != "or" or first.money):
            if first.number.value * scale <= second.number.value or between:
                first = replace(
                    first,
                    number=replace(
                        first.number,
                        value=_exact(first.number.value * scale),
                        resolution=first.number.resolution * scale,
                        scaled=scale,
                    ),
                )
        low, high = first.number.value * first.factor, second.number.value * second.factor
        if word == "or" and not (low < high and self._close(first, second)):
            return None
        stated = low < high and not self._is_change(first, word) and not self._is_score(first, second, word)
        return first, second, stated

    def _close(self, first: Amount, second: Amount) -> bool:
        """ "12 or 13", "ten or fifty times": two figures for one thing."""
        return first.number.after + 1 == second.first or first.unit is not None

    def _is_change(self, first: Amount, word: str) -> bool:
        """ "rose from 12 to 15" tells two values; "from $700 to $1,700" a range."""
        line, at = self.line, first.first
        if word != "to" or line.low[at - 1] != "from":
            return word == "to" and line.low[at - 1] == "of" and line.low[at - 2] in ("vote", "score", "margin")
        for here in range(at - 2, max(at - 10, line.first - 1), -1):
            if line.text[here] in (".", ";", "!", "?"):
                return False
            if line.low[here] in lex.CHANGE_VERBS:
                return True
        return False

    def _is_score(self, first: Amount, second: Amount, word: str) -> bool:
        """A vote or a score: bare whole numbers around a hyphen with words of voting or playing nearby."""
        line = self.line
        if word not in ("-", "–", "to") or not (first.bare and second.unit is None) or second.counted:
            return False
        near = [*line.low[first.first - 8 : first.first], *line.low[second.after : second.after + 4]]
        return any(w in lex.SCORE_WORDS for w in near)

    def emit_range(self, low: Amount, high: Amount) -> int:
        """One quantity for a range."""
        line = self.line
        first, modifier = low.first, "range"
        if high.bare and any(w in ("age", "ages", "aged") for w in line.low[first - 3 : first]):
            high.unit = "year"
        if line.low[first - 1] in ("between", "from"):
            first -= 1
        elif line.low[first - 2] == "between":
            first -= 2
        if line.low[first - 1] == "ranging":
            first -= 1
        bound = bound_before(line, first) if first > self.limit else None
        if bound and bound[1] >= self.limit:
            first = bound[1]
        self._finish(high)
        return self._add(
            first,
            high,
            low.number.value * low.factor * (high.factor / (high.factor if low.factor else 1)),
            high.number.value * high.factor,
            "range" if modifier else "range",
            low,
            None,
        )

    def emit_both(self, first: Amount, second: Amount) -> int:
        """Two quantities of one score, vote or change."""
        if first.unit is None and second.counted and first.counted is None:
            first = replace(first, counted=second.counted)
        first = replace(
            first, after=first.number.after if first.unit is None or first.unit == second.unit else first.after
        )
        self.emit(first, first, first.number, no_bound=first.bare and second.unit is None)
        return self.emit(second, second, second.number, no_bound=True)

    # --- lists ---------------------------------------------------------------------------------------------------

    def share_ahead(self, amount: Amount) -> None:
        """Take the unit or noun of the last item in "18, 20 and 24 months"; look at five items at most."""
        line, here = self.line, amount.number.after
        if not self._list_ends(here):
            return
        for _ in range(5):
            joined = False
            while line.text[here] == "," or line.low[here] in ("and", "or", "&"):
                here, joined = here + 1, True
            if (
                not joined
                or not (line.is_digits(here) or line.low[here] in lex.NUMBERS)
                or read_time(line, here)
                or skip_name(line, here)
            ):
                return
            item = self.amount(here)
            if item is None or item.money:
                return
            if not item.bare:
                if item.unit in ("ratio",) and item.number.form == "fraction":
                    return
                amount.unit, amount.factor, amount.counted = item.unit, item.factor, item.counted
                return
            here = item.number.after

    def _list_ends(self, at: int) -> bool:
        """A cheap look ahead: does a list of numbers start here and end, soon, in something that may be a unit?"""
        line = self.line
        if line.text[at] != "," and line.low[at] not in lex.LISTED:
            return False
        for here in range(at, at + 16):
            word = line.low[here]
            if word == "," or word in lex.LISTED or line.is_digits(here) or word in lex.NUMBERS:
                continue
            return line.is_word(here) or word in ("%", "-", "°")
        return False

    def carry(self, amount: Amount) -> None:
        """Give a count without a noun the noun of the count before it in the same sentence."""
        last = self.previous
        if not (amount.bare and last and last.counted and last.unit is None) or last.hyphen:
            return
        line = self.line
        between = line.text[last.after : amount.first]
        if len(between) > 30 or "." in between or ";" in between or ":" in between:
            return
        if line.low[amount.after] in lex.PREDICATES or line.low[amount.after].endswith("ed"):
            return
        same_size = last.number.scaled == amount.number.scaled > 1
        if same_size or line.low[amount.first - 1] in lex.CARRIERS or (line.low[amount.first - 2] in lex.CARRIERS):
            amount.counted = last.counted

    # --- output --------------------------------------------------------------------------------------------------

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
        if later is None and amount.unit is None and amount.counted:
            later = self._after_noun(amount)
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

    def _after_noun(self, amount: Amount) -> tuple[Modifier, int] | None:
        """A bound behind the counted noun: "ten people or more"."""
        found = counted_at(self.line, amount.after, single=amount.number.value == 1)
        return bound_after(self.line, found[1]) if found else None

    def _holds(self, amount: Amount, first: int) -> bool:
        """Does the bound hold for this amount? "top 10" and "over 16 years" only look like bounds."""
        if (
            self.line.low[first] in ("top", "tops", "topping", "crossed", "crossing")
            and amount.unit is None
            and amount.number.scaled == 1.0
        ):
            return False
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
        if sign in ("-", "−", "–", "+") and sign and line.glued(amount.first) and not line.glued(amount.first - 1):
            if sign != "+" and amount.unit is None and line.is_word(amount.first - 2):
                return first, None
            return amount.first - 1, "up" if sign == "+" else "down"
        return first, None

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
        direction: Direction | None,
    ) -> int:
        line, unit, end = self.line, amount.unit, max(amount.after, amount.number.after)
        direction = direction or self._change_noun(amount)
        if amount.rate:
            unit = ("1" if unit is None else unit) + amount.rate
        resolution = min(begin.number.resolution * begin.factor, amount.number.resolution * amount.factor)
        start = line.start[max(first, self.limit)]
        low, high = _exact(low), _exact(high)
        if not (abs(low) < 1e300 and abs(high) < 1e300):
            return end
        self.quantities.append(
            Quantity(
                start=start, end=line.end[end - 1], low=low, high=high, unit=unit or "1", counted=amount.counted,
                modifier=modifier, direction_hint=direction, resolution=_exact(resolution),  # type: ignore[arg-type]
                core_start=line.start[begin.number.first], core_end=line.end[amount.number.after - 1],
            )
        )  # fmt: skip
        self.previous = amount
        self.limit = end
        return end

    def _change_noun(self, amount: Amount) -> Direction | None:
        """ "a 9% rise": take the noun into the quote."""
        line, after = self.line, amount.after
        if amount.unit not in ("%", "pp") and not (amount.unit == "ratio"):
            return None
        for noun, direction in ((lex.RISE_NOUNS, "up"), (lex.FALL_NOUNS, "down")):
            if line.low[after] in noun and after < line.last:
                amount.after = after + 1
                return direction  # type: ignore[return-value]
        return None
