"""Two amounts that belong together: ranges ("X to Y", "between X and Y"), votes and scores ("134-63")."""

from __future__ import annotations

from dataclasses import replace

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.amounts import Amount, AmountReader
from pipeline.reading.quantities.numbers import exact

_LINKS = frozenset(("-", "–", "‑", "—", "/", "to", "or", "and"))


class PairReader(AmountReader):
    """Reads what may follow a first amount: the second one of a range, a score or a change."""

    def range(self, first: Amount) -> tuple[Amount, Amount, bool] | None:
        """The second amount of "X to Y", "X-Y", "between X and Y", "X or Y"; and whether they state one range."""
        line = self.line
        link = first.after if first.unit else first.number.after
        if line.low[link] not in _LINKS and not first.hyphen:
            return None
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
        second = self.amount(begin, first.money)
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
        if first.unit and unit and first.unit != unit and not (first.money and unit == "USD"):
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
        first = self._share_scale(first, second, word, between)
        low, high = first.number.value * first.factor, second.number.value * second.factor
        if word == "or" and not (low < high and self._close(first, second)):
            return None
        stated = low < high and not self._is_change(first, word) and not self._is_score(first, second, word)
        return first, second, stated

    def _share_scale(self, first: Amount, second: Amount, word: str, between: bool) -> Amount:
        """ "$19 and $22 million": the magnitude of the second holds for the first, too."""
        number, scale = first.number, second.number.scaled
        if scale == 1.0 or number.scaled > 1.0 or number.value >= 1000 or (word == "or" and not first.money):
            return first
        if number.value * scale > second.number.value and not between:
            return first
        value, resolution = exact(number.value * scale), number.resolution * scale
        return replace(first, number=replace(number, value=value, resolution=resolution, scaled=scale))

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
