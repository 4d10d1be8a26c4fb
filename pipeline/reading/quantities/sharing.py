"""What one figure of a sentence lends to another: the unit at a list's end, the noun of the count before."""

from __future__ import annotations

from bisect import bisect

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.amounts import Amount
from pipeline.reading.quantities.names import skip_name
from pipeline.reading.quantities.pairs import PairReader
from pipeline.reading.quantities.times import read_time
from pipeline.reading.quantities.tokens import PAD, Line


class SharingReader(PairReader):
    """Gives units and counted nouns to figures that have none of their own."""

    def __init__(self, line: Line, starts: list[int]) -> None:
        super().__init__(line)
        self.starts = starts  # of sentences
        self.barren = 0  # up to here no item of a list has a unit to share
        self.previous: Amount | None = None
        self.level: Amount | None = None  # the last figure in points

    def share_ahead(self, amount: Amount) -> None:
        """Take the unit or noun of the last item in "18, 20 and 24 months"; look at five items at most."""
        if not self._list_ends(amount.number.after):
            return
        here, looked_at = amount.number.after, 0
        if here < self.barren:  # an item before this one has seen what follows
            here, looked_at = self.barren, 4
        for _ in range(looked_at, 5):
            item = self._next_item(here)
            if item is None:
                return
            if not item.bare:
                if item.unit != "ratio" or item.number.form != "fraction":
                    amount.unit, amount.factor, amount.counted = item.unit, item.factor, item.counted
                return
            here = self.barren = item.number.after

    def _next_item(self, at: int) -> Amount | None:
        """The amount behind the comma or "and" at this token, where it is one that may share its unit."""
        line, here = self.line, at
        while line.text[here] == "," or line.low[here] in ("and", "or", "&"):
            here += 1
        if here == at or not (line.is_digits(here) or line.low[here] in lex.NUMBERS):
            return None
        if read_time(line, here) or skip_name(line, here):
            return None
        item = self.amount(here)
        return None if item is None or item.money else item

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
        if not amount.bare:
            return
        last = self.previous
        if self._is_level(amount):
            amount.counted = "points"
            return
        if not (last and last.counted and last.unit is None) or last.hyphen:
            return
        line = self.line
        between = line.text[last.after : amount.first]
        if self.starts and bisect(self.starts, line.start[last.first]) != bisect(self.starts, line.start[amount.first]):
            return
        if len(between) > 30 or "." in between or ";" in between or ":" in between:
            return
        if line.low[amount.after] in lex.PREDICATES or line.low[amount.after].endswith("ed"):
            return
        if "toll" in line.low[last.first - PAD : amount.first]:
            return  # it counts the dead
        same_size = last.number.scaled == amount.number.scaled > 1
        if same_size or line.low[amount.first - 1] in lex.CARRIERS or (line.low[amount.first - 2] in lex.CARRIERS):
            amount.counted = last.counted

    def _is_level(self, amount: Amount) -> bool:
        """ "closed at 2,071.5 points, and its sister fell 3% to close at 918.4": one more level of an index."""
        level, line = self.level, self.line
        return (
            level is not None
            and level.number.resolution == amount.number.resolution < 1.0
            and line.low[amount.first - 1] in ("at", "to")
            and amount.first - level.after <= 30
            and "." not in line.text[level.after : amount.first]
        )
