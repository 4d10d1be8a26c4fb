"""What is told of the verbs and figures of a sentence."""

from __future__ import annotations

from pipeline.reading.says.clauses.clause import Clause, says
from pipeline.reading.says.clauses.reader import read, told
from pipeline.reading.says.phrases import Range, Tokens


class Clauses:
    """The subject of every verb and auxiliary that has one, and the verb that governs each figure."""

    __slots__ = ("_figures", "_heads", "_tokens", "subjects")

    def __init__(self, tokens: Tokens) -> None:
        state = read(tokens)
        self.subjects: dict[int, Range] = told(state)
        self._tokens, self._heads, self._figures = tokens, state.heads, state.figures

    @property
    def main_subject(self) -> Range | None:
        """The subject of the sentence's first verb that has one."""
        return self.subjects[min(self.subjects)] if self.subjects else None

    def governs(self, figure: int) -> tuple[int | None, bool]:
        """The verb that governs the figure at a token's index, and whether the figure stands in the verb's subject."""
        for (first, last), verb in self._heads:
            if first <= figure <= last:
                return verb, True
        clause, verb_then = self._figures.get(figure, (None, None))
        return (self._verb_of(clause, figure) if verb_then is None else verb_then), False

    def _verb_of(self, clause: Clause | None, figure: int) -> int | None:
        """The verb of the clause that a figure stands in, else the one that the clause hangs on."""
        while clause is not None:
            if clause.first is not None and (clause.first < figure or not self._speaks(clause.first)):
                return clause.first
            if clause.kind in ("that", "sub"):
                return None  # whose verb was not recognised
            if clause.around is not None:
                return clause.around
            clause = clause.outer
        return None

    def _speaks(self, verb: int) -> bool:
        return verb in self.subjects and says(self._tokens[verb])
