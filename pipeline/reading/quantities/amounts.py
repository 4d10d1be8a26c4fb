"""One amount: a number, the unit or currency right at it, its rate, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.bounds import bound_after
from pipeline.reading.quantities.compounds import Measure, length_marks, second_part
from pipeline.reading.quantities.nouns import counted_at
from pipeline.reading.quantities.numbers import Number, read_number
from pipeline.reading.quantities.proportions import read_odds, read_share
from pipeline.reading.quantities.tokens import Line
from pipeline.reading.quantities.units import Unit, currency_before, rate_at, unit_at

_JOINED_NO_NOUN = lex.PREPOSITIONS | {"strong"}


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
    noun_after: int = 0  # the first token behind what it counts

    @property
    def bare(self) -> bool:
        """Has it no unit of its own and nothing that it counts?"""
        return self.unit is None and self.counted is None


class AmountReader:
    """Reads single amounts of one line."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def amount(self, at: int, money: bool = False) -> Amount | None:
        """The number at `at` with its unit; `money` when a currency before it is known from elsewhere ("£3.5-4m")."""
        line = self.line
        before = currency_before(line, at)
        number = read_number(line, at, money=money or before is not None)
        if number is None:
            return None
        amount = Amount(number, at, number.after)
        if line.text[number.after] == "+" and line.glued(number.after):
            amount.after, amount.plus = amount.after + 1, True
        if before:
            amount.unit, amount.first, amount.money = before[0], before[1], True
            self._money_tail(amount)
            return amount
        self._tail(amount)
        return amount

    def _money_tail(self, amount: Amount) -> None:
        """A rate after money; "$5 Australian dollars" and "$5 USD" repeat the unit."""
        line = self.line
        if line.text[amount.after] == "-" and line.glued(amount.after):
            amount.hyphen = True
            if line.low[amount.after + 1] in ("a", "an") and line.text[amount.after + 2] == "-":
                noun = line.low[amount.after + 3]
                if noun in lex.RATE_ANY or noun in lex.RATE_MONEY:
                    amount.rate, amount.after = "/" + noun, amount.after + 4
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

    def _rate(self, amount: Amount, at: int | None = None) -> None:
        """Take in a rate that starts right behind the amount, or at token `at`."""
        rate = rate_at(self.line, amount.after if at is None else at, amount.money)
        if rate:
            amount.rate, divide, amount.after = amount.rate + "/" + rate[0], rate[1], rate[2]
            amount.factor /= divide
            if amount.rate.count("/") < 2:  # "litres per person per day"
                self._rate(amount)

    def _tail(self, amount: Amount) -> None:
        """The unit, rate or counted noun behind a number without a currency sign."""
        line, number = self.line, amount.number
        word = line.low[amount.after]
        plain = word.isalpha() and word not in lex.AFTER_NUMBER and not line.glued(amount.after)
        if plain and number.form != "fraction" and word not in lex.RACES:
            self._noun(amount, amount.after)
            return
        hyphen = line.text[amount.after] in ("-", "‑") and line.glued(amount.after) and line.glued(amount.after + 1)
        unit = self._unit(amount)
        if unit:
            amount.hyphen = hyphen
            self._measure(amount, unit)
            return
        if number.scaled == 1e3 and number.form == "digits" and self._race(amount):
            return
        if self._compound(amount, length_marks(line, number.value, number.after)) or self._times(amount):
            return
        if self._proportion(amount, read_odds(line, number)):
            return
        if hyphen and line.is_word(amount.after + 1) and line.low[amount.after + 1] not in _JOINED_NO_NOUN:
            amount.counted, amount.hyphen = line.text[amount.after + 1], True
            amount.after += 2
            return
        self._count(amount)

    def _unit(self, amount: Amount) -> Unit | None:
        """The unit right behind the number, or behind a word or bound: "40 straight days", "5 or so days"."""
        line, number, after = self.line, amount.number, amount.after
        unit = unit_at(line, after, number.form == "digits", number.scaled > 1)
        if unit is None and line.low[after] in lex.BEFORE_UNIT:
            unit = unit_at(line, after + 1, digits=False)
            unit = unit if unit and unit.name in lex.DURATIONS else None
        bound = None if unit else bound_after(line, after)
        return unit_at(line, bound[1]) if bound and line.text[after] != "+" else unit

    def _measure(self, amount: Amount, unit: Unit) -> None:
        """Make it an amount of this unit, a second part and a rate included."""
        amount.unit, amount.factor, amount.after = unit.name, unit.factor, unit.after
        amount.money = unit.name in lex.CODES
        if unit.factor == 1.0 and unit.after != amount.number.after:
            self._compound(amount, second_part(self.line, amount.number.value, unit.name, unit.after))
        if unit.name not in ("%", "pp"):
            self._rate(amount)

    def _compound(self, amount: Amount, found: Measure | None) -> bool:
        """Let a measure in two parts ("5ft 11in", "2 hours 15 minutes") or with marks (6'4") be the amount."""
        if found is None:
            return False
        amount.number = replace(amount.number, value=found.value, resolution=found.resolution, after=found.number_after)
        amount.unit, amount.factor, amount.after, amount.hyphen = found.unit, 1.0, found.after, False
        return True

    def _race(self, amount: Amount) -> bool:
        """ "a 5k run", "the 10K": the length of a race in kilometres."""
        line, after = self.line, amount.after
        thousands = amount.number.value / 1e3
        if line.low[amount.number.first + 1] != "k" or not (thousands <= 100 and thousands.is_integer()):
            return False
        step = after + (line.text[after] == "-")
        alone = line.low[step] in lex.NOT_NOUN or not line.is_word(step)
        article = line.low[amount.first - 1] in ("a", "the", "first", "annual") and thousands in (5, 10)
        if line.low[step] not in lex.RACES and not (article and alone):
            return False
        amount.number = replace(amount.number, value=thousands, resolution=1.0, scaled=1.0)
        amount.unit = "kilometer"
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
            self._rate(amount)
            return True
        return False

    def _proportion(self, amount: Amount, found: tuple[float, int] | None) -> bool:
        """Let two numbers be the one ratio that they tell."""
        if found is None:
            return False
        amount.number = replace(amount.number, value=found[0], resolution=0.01, after=found[1])
        amount.unit, amount.after = "ratio", found[1]
        return True

    def _count(self, amount: Amount) -> None:
        line, number = self.line, amount.number
        if number.form == "fraction" and number.scaled == 1.0 and number.value < 1:
            if self._part_of_unit(amount):
                return
            amount.unit = "ratio"
            if line.low[amount.after] == "of" and line.text[number.first] != "":
                amount.after += 1
            return
        if self._proportion(amount, read_share(line, number, amount.first)):
            return
        self._rate(amount)
        if amount.rate:
            return
        bound = bound_after(line, amount.after)
        self._noun(amount, bound[1] if bound else amount.after, rate=bound is None)

    def _noun(self, amount: Amount, at: int, rate: bool = True) -> None:
        """What the number counts, from token `at` on, and a rate behind that."""
        line = self.line
        found = counted_at(line, at, single=amount.number.value == 1)
        if found is None:
            return
        amount.counted, amount.noun_after = found
        after = line.low[found[1]]
        if rate and after in lex.RATE_FIRST and (after != "/" or line.low[found[1] + 1] in lex.RATES):
            self._rate(amount, found[1])

    def _part_of_unit(self, amount: Amount) -> bool:
        """ "half a percentage point", "a quarter of a mile": a part of one unit."""
        line, here = self.line, amount.after
        here += line.low[here] == "of"
        here += line.low[here] in ("a", "an")
        unit = unit_at(line, here, digits=False) if line.low[here - 1] in ("a", "an") else None
        if unit is None:
            return False
        amount.unit, amount.factor, amount.after = unit.name, unit.factor, unit.after
        return True
