"""The clauses of a tagged sentence, told in one pass: which verb has which subject, and which figures.

A clause is opened by the sentence, a conjunction, a relative, a participle, "to" or a verb of speech. It is closed by a
comma, a bracket, or a verb that can only be an outer clause's ("the man who robbed a bank was held"). A verb without a
noun of its own goes on about the subject of the clause that it is joined to ("left home, stole a car and fled").
"""

from pipeline.reading.says.clauses.result import Clauses

__all__ = ["Clauses"]
