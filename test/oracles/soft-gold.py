"""Soft gold of pairs, as an oracle for src/metrics: SciPy's entropies and Jensen-Shannon distance, the rest by definition.

Run: python3 test/oracles/soft-gold.py > test/oracles/soft-gold.json
A judge's probabilities are the mean over its trials with a verdict; a confidence goes to the verdict and the rest to the other
output, or to both where the verdict is a tie. Leave-one-out ceilings are counted in fractions.
"""

import json
import random
import sys
from collections import Counter
from fractions import Fraction

import numpy
import scipy
from scipy.spatial.distance import jensenshannon
from scipy.special import entr, rel_entr

labels = ["A", "B", "tie"]


def soft(trials):
    rows = []
    for verdict, confidence in trials:
        if verdict is None:
            continue
        rest = 1 - confidence
        row = {"A": [confidence, rest, 0], "B": [rest, confidence, 0], "tie": [rest / 2, rest / 2, confidence]}
        rows.append(row[verdict])
    return numpy.mean(rows, axis=0) if rows else None


def losses(pairs):
    """Means over the pairs with a verdict."""
    brier, loss, divergence, accuracy = [], [], [], []
    for pair in pairs:
        gold = numpy.array([pair["votes"].count(label) / len(pair["votes"]) for label in labels])
        credits = []
        for verdict, _ in pair["trials"]:
            equal = verdict == pair["gold"]
            half = verdict is not None and not equal and "tie" in (verdict, pair["gold"])
            credits.append(1 if equal else 0.5 if half else 0)
        accuracy.append(numpy.mean(credits))
        judge = soft(pair["trials"])
        if judge is None:
            continue
        brier.append(((judge - gold) ** 2).sum())
        clipped = numpy.maximum(judge, 1e-6)
        # Cross entropy is the gold's entropy and the divergence from it; clipped rows do not add up to 1 and need not.
        loss.append(entr(gold).sum() + rel_entr(gold, clipped).sum())
        divergence.append(jensenshannon(judge, gold, 2) ** 2)
    return {
        "n": len(pairs),
        "withoutVerdict": len(pairs) - len(brier),
        "accuracy": float(numpy.mean(accuracy)),
        "brier": float(numpy.mean(brier)),
        "logLoss": float(numpy.mean(loss)),
        "jensenShannon": float(numpy.mean(divergence)),
    }


def ceiling(pairs):
    persons = len(pairs[0]["votes"])
    human, judge = [], []
    for person in range(persons):
        credits = {"human": Fraction(0), "judge": Fraction(0)}
        for pair in pairs:
            counts = Counter(vote for place, vote in enumerate(pair["votes"]) if place != person)
            modes = [label for label, count in counts.items() if count == max(counts.values())]
            credit = Fraction(1, len(modes))
            credits["human"] += credit * (pair["votes"][person] in modes)
            hits = sum(verdict in modes for verdict, _ in pair["trials"])
            credits["judge"] += credit * Fraction(hits, len(pair["trials"]))
        human.append(credits["human"] / len(pairs))
        judge.append(credits["judge"] / len(pairs))
    top = sum(Fraction(max(Counter(p["votes"]).values()), persons) for p in pairs) / len(pairs)
    mean = lambda values: sum(values) / len(values)
    return {
        "human": float(mean(human)),
        "judge": float(mean(judge)),
        "share": float(mean(judge) / mean(human)),
        "attainable": float(top),
    }


def case(seed, size, persons, trials):
    rng = random.Random(seed)
    pairs = []
    for _ in range(size):
        truth = rng.choice(labels)
        votes = [truth if rng.random() < 0.75 else rng.choice(labels) for _ in range(persons)]
        given = []
        for trial in range(trials):
            verdict = None if rng.random() < 0.1 else truth if rng.random() < 0.7 else rng.choice(labels)
            given.append([verdict, rng.choice([1, 0.9, 0.6]) if seed % 2 else 1])
        pairs.append({"gold": Counter(votes).most_common(1)[0][0], "votes": votes, "trials": given})
    split = [p for p in pairs if len(set(p["votes"])) > 1]
    unanimous = [p for p in pairs if len(set(p["votes"])) == 1]
    entropies = [entr([p["votes"].count(label) / persons for label in labels]).sum() for p in pairs]
    return {
        "pairs": pairs,
        "all": losses(pairs),
        "unanimous": losses(unanimous),
        "split": losses(split),
        "leastLogLoss": float(numpy.mean(entropies)),
        "ceiling": ceiling(pairs),
    }


cases = [case(1, 40, 3, 2), case(2, 30, 2, 1), case(3, 25, 5, 2)]
versions = {"python": sys.version.split()[0], "numpy": numpy.__version__, "scipy": scipy.__version__}
json.dump({"generator": "soft-gold.py", "versions": versions, "cases": cases}, sys.stdout, indent=1)
print()
