"""Fit the weights that link claims: `python benchmarks/fit_links.py FOLDER [--pairs FILE] [--write FILE]`.

FOLDER holds annotated sets, at any depth: a folder each, with `<document>.txt`, `gold.jsonl` (`doc, start, end, low,
high, fact, tier`; claims of one fact give a value for one measurement) and `facts.json`. `--pairs` adds labelled pairs
of short texts (`text_a, quote_a, text_b, quote_b, relation`). Texts are read by claimdiff itself, so that the weights
fit what it sees.

Prints precision and recall of links between texts, with every set left out of the fit in its turn (folds), then fits on
all of them and, with `--write`, writes the table that the program reads.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import pathlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from unittest import mock

from claimdiff import Claim, Document, extract
from pipeline.comparing import linking
from pipeline.comparing.blocking import candidates
from pipeline.comparing.evidence import Evidence, Lexicon, chance, evidence
from pipeline.comparing.groups import Rivals, group_evidence
from pipeline.comparing.intervals import relation
from pipeline.comparing.profiles import Profile, profiles
from pipeline.comparing.tables import Decider, Deciders

FOLDS = 12
RIDGE = 2.0  # how strongly weights are held towards what is expected of them; the constant term is left free
# What is known of evidence that the labelled sets have too little of to learn from; other weights are expected at 0.
EXPECTED = {
    "direction other": -2.0, "span other": -1.5, "time other": -0.7, "period other": -2.5,
    "contrasted": 2.0,
    "strange": -3.0,
}  # fmt: skip
# Evidence that a decider does better without, on sets that it was not fitted on.
LEFT_OUT_EQUAL = frozenset({
    "kind age", "kind time", "kind few", "kind ratio", "up to four", "near", "wording", "name foreign",
    "counted kindred", "subject", "said", "role alone", "rarity", "brief", "time same", "year same", "year other",
})  # fmt: skip
LEFT_OUT_DIFFERENT = frozenset({
    "kind count", "kind money", "kind time", "role against", "role same", "role kindred", "lead",
    "measure other", "said other", "person alone",
})  # fmt: skip
EQUAL = {"threshold": -0.15}
DIFFERENT = {"threshold": -0.6, "margin": 0.3, "slope": 0.9, "offset": 0.45}
_STEPS = 12
_PAIR = 12  # sets of no more claims are pairs of headlines

Row = tuple[Evidence, bool]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The claims of one set, and the facts each of them states; None for claims that nobody labelled."""

    name: str
    story: str  # sets of one story are left out together
    profiles: list[Profile]
    facts: list[frozenset[str] | None]
    border: int | None = None  # of two sets put together, where the second begins: only pairs across it are asked for

    def asked(self, i: int, j: int) -> bool:
        """Whether a pair is one to learn from."""
        return self.border is None or (i < self.border) != (j < self.border)

    def same(self, i: int, j: int) -> bool | None:
        """Whether two claims give a value for one measurement; None where that is not known."""
        left, right = self.facts[i], self.facts[j]
        return None if left is None or right is None else bool(left & right)


def read_sets(folder: pathlib.Path) -> Iterator[Labelled]:
    """The annotated sets under a folder."""
    for gold in sorted(folder.rglob("gold.jsonl")):
        rows = [row for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()) if row["tier"] != "trap"]
        published = json.loads((gold.parent / "facts.json").read_text(encoding="utf-8")).get("published", {})
        documents = [
            Document(
                name, (gold.parent / f"{name}.txt").read_text(encoding="utf-8"), name, published=published.get(name)
            )
            for name in sorted({row["doc"] for row in rows})
        ]
        yield _labelled(gold.parent.name, gold.parent.name, documents, rows)


def read_pairs(path: pathlib.Path) -> Iterator[Labelled]:
    """Labelled pairs of short texts, each a set of two documents."""
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        documents = [
            Document(side, pair[f"text_{side}"], pair[f"source_{side}"], published=pair.get(f"date_{side}"))
            for side in "ab"
        ]
        rows = []
        for side in "ab":
            start = pair[f"text_{side}"].index(pair[f"quote_{side}"])
            fact = "shared" if pair["relation"] == "same" else side
            rows.append({"doc": side, "start": start, "end": start + len(pair[f"quote_{side}"]), "fact": fact})
        yield _labelled(pair["id"], pair.get("key") or pair["id"], documents, rows)


def _labelled(name: str, story: str, documents: Sequence[Document], rows: Sequence[dict[str, object]]) -> Labelled:
    found = profiles([claim for document in documents for claim in extract(document)], documents)
    return Labelled(name, story, found, [_facts(profile.claim, rows) for profile in found])


def _facts(claim: Claim, rows: Iterable[dict[str, object]]) -> frozenset[str] | None:
    for row in rows:
        start, end = int(str(row["start"])), int(str(row["end"]))
        if row["doc"] == claim.document and start < claim.end and claim.start < end and _value_fits(claim, row):
            return frozenset(str(row["fact"]).split("|"))
    return None


def _value_fits(claim: Claim, row: dict[str, object]) -> bool:
    values = [float(str(row[side])) for side in ("low", "high") if row.get(side) is not None]
    return not values or any(math.isclose(a, b, rel_tol=0.005) for a in (claim.low, claim.high) for b in values)


def strangers(sets: Sequence[Labelled]) -> Iterator[Labelled]:
    """Every annotated set together with the next one (pairs of headlines apart): what links across them is wrong."""
    whole = [labelled for labelled in sets if len(labelled.profiles) > _PAIR]
    for first, second in itertools.pairwise(whole):
        found = list(first.profiles)
        later = 1 + max(profile.order for profile in found)
        for profile in second.profiles:
            place = (f"{second.name} {profile.place[0]}", profile.place[1])
            found.append(replace(profile, order=profile.order + later, place=place))
        facts = [
            facts and frozenset(f"{labelled.name} {fact}" for fact in facts)
            for labelled in (first, second)
            for facts in labelled.facts
        ]
        yield Labelled(f"{first.name} and {second.name}", first.story, found, facts, len(first.profiles))


def _pairs(labelled: Labelled) -> list[tuple[int, int]]:
    found = labelled.profiles
    pairs = candidates(found, Lexicon(found))
    return [(i, j) for i, j in pairs if labelled.asked(i, j) and not linking.forbidden(found[i], found[j])]


def equal_rows(labelled: Labelled) -> Iterator[Row]:
    """Evidence and label of every pair of equal or rounded value."""
    lexicon = Lexicon(labelled.profiles)
    for i, j in _pairs(labelled):
        same = labelled.same(i, j)
        a, b = labelled.profiles[i], labelled.profiles[j]
        if same is not None and relation(a.extent, b.extent) in ("equal", "rounding"):
            yield evidence(a, b, lexicon), same


def different_rows(labelled: Labelled, equal: Decider) -> Iterator[Row]:
    """Evidence and label of every pair of groups of different value, grouped as the program would."""
    found, lexicon = labelled.profiles, Lexicon(labelled.profiles)
    groups, apart = linking.equal_groups(found, _pairs(labelled), lexicon, equal)
    of = {index: number for number, group in enumerate(groups) for index in group}
    rivals = Rivals([[found[i] for i in group] for group in groups])
    for left, right in sorted({(min(of[i], of[j]), max(of[i], of[j])) for i, j in apart if of[i] != of[j]}):
        a, b = [found[i] for i in groups[left]], [found[i] for i in groups[right]]
        votes = [labelled.same(i, j) for i in groups[left] for j in groups[right]]
        if None not in votes and not linking.kept_apart(a, b):
            yield group_evidence(a, b, lexicon, rivals), sum(map(bool, votes)) > len(votes) / 2


def fit(
    rows: Sequence[Row], expected: Mapping[str, float], left_out: frozenset[str], ridge: float = RIDGE
) -> dict[str, float]:
    """Weights by logistic regression with a ridge around what is expected of them, in Newton steps."""
    rows = [({name: value for name, value in found.items() if name not in left_out}, same) for found, same in rows]
    names = ["bias", *sorted(({name for found, _ in rows for name in found} | set(expected)) - {"bias"})]
    place = {name: at for at, name in enumerate(names)}
    sparse = [([(place[name], value) for name, value in found.items() if value], label) for found, label in rows]
    means = [expected.get(name, 0.0) for name in names]
    weights = list(means)
    for _ in range(_STEPS):
        slope = [ridge * (means[at] - weight) if at else 0.0 for at, weight in enumerate(weights)]
        curve = [[(ridge if i else 1e-6) if i == j else 0.0 for j in range(len(names))] for i in range(len(names))]
        for values, label in sparse:
            told = chance(sum(weights[at] * value for at, value in values))
            for at, value in values:
                slope[at] += (label - told) * value
                pull = told * (1 - told) * value
                row = curve[at]
                for other, second in values:
                    row[other] += pull * second
        weights = [weight + step for weight, step in zip(weights, _solve(curve, slope), strict=True)]
    return {name: round(weight, 3) for name, weight in zip(names, weights, strict=True)}


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric positive system by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for below in rows[at + 1 :]:
            factor = below[at] / pivot[at]
            if factor:
                for column in range(at, len(pivot)):
                    below[column] -= factor * pivot[column]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        known = sum(rows[at][column] * found[column] for column in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - known) / rows[at][at]
    return found


def fit_deciders(sets: Sequence[Labelled]) -> Deciders:
    """Both deciders, fitted on the given sets."""
    among = [*sets, *strangers(sets)]
    equal = Decider(fit([row for labelled in among for row in equal_rows(labelled)], {}, LEFT_OUT_EQUAL), **EQUAL)
    rows = [row for labelled in sets for row in different_rows(labelled, equal)]
    return Deciders(equal, Decider(fit(rows, EXPECTED, LEFT_OUT_DIFFERENT), **DIFFERENT))


def link_counts(labelled: Labelled, deciders: Deciders) -> tuple[int, int, int]:
    """Links between texts that were made, that are right, and that there are."""
    with mock.patch.object(linking, "deciders", return_value=deciders):
        clusters = linking.link(labelled.profiles).clusters
    of = {index: number for number, cluster in enumerate(clusters) for index in cluster}
    made = right = real = 0
    for i, j in itertools.combinations(range(len(labelled.profiles)), 2):
        same = labelled.same(i, j)
        if same is None or labelled.profiles[i].order == labelled.profiles[j].order:
            continue
        told = of[i] == of[j]
        made, right, real = made + told, right + (told and same), real + same
    return made, right, real


def cross_validate(sets: Sequence[Labelled]) -> None:
    """Print how well links are made in sets of stories that the weights have not seen."""
    counts = []
    fold_of = {story: at % FOLDS for at, story in enumerate(dict.fromkeys(labelled.story for labelled in sets))}
    for fold in range(FOLDS):
        deciders = fit_deciders([labelled for labelled in sets if fold_of[labelled.story] != fold])
        counts += [link_counts(labelled, deciders) for labelled in sets if fold_of[labelled.story] == fold]
    made, right, real = map(sum, zip(*counts, strict=True))
    print(f"left out in {FOLDS} folds: links precision {right / made:.3f} recall {right / real:.3f} of {real}")


def as_toml(deciders: Deciders, sets: Sequence[Labelled]) -> str:
    """The table, with where it comes from."""
    figures = sum(facts is not None for labelled in sets for facts in labelled.facts)
    lines = [
        "# What each piece of evidence adds for or against a link, in log-odds; written by benchmarks/fit_links.py.",
        f"# Fitted by logistic regression (ridge {RIDGE:g}) on {len(sets)} annotated sets of English news"
        f" with {figures} figures.",
    ]
    for name, settings, decider in (("equal", EQUAL, deciders.equal), ("different", DIFFERENT, deciders.different)):
        lines += ["", f"[{name}]", *(f"{key} = {value}" for key, value in settings.items()), "", f"[{name}.weights]"]
        lines += [f'"{key}" = {value}' for key, value in sorted(decider.weights.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the sets, print the figures, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--pairs", type=pathlib.Path)
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--no-folds", action="store_true", help="only fit")
    args = parser.parse_args()
    sets = [*read_sets(args.folder), *(read_pairs(args.pairs) if args.pairs else ())]
    if not args.no_folds:
        cross_validate(sets)
    table = as_toml(fit_deciders(sets), sets)
    if args.write:
        args.write.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
