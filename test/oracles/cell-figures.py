"""Figures of pairwise cells with their percentile intervals, by their definitions: each draw is written out as a list of
instances and measured again from the start. An oracle for src/metrics.

Run: python3 test/oracles/cell-figures.py > test/oracles/cell-figures.json
Debian 12: python3-sklearn. Alpha comes from double loops over values, precision and recall from scikit-learn.
"""

import itertools
import json
import random
import sys

import numpy
import sklearn
from sklearn.metrics import cohen_kappa_score, precision_recall_fscore_support, recall_score

from resamples import counts

SHOWN = ("original", "swapped")
MISSING = ("-", "!")
ORDER = ["A", "tie", "B"]


def credit(verdict, gold):
    if verdict == gold:
        return 1.0
    return 0.5 if verdict not in MISSING and "tie" in (verdict, gold) else 0.0


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else None


def alpha(units):
    units = [[v for v in unit if v not in MISSING] for unit in units]
    units = [unit for unit in units if len(unit) >= 2]
    values = [v for unit in units for v in unit]
    n = len(values)
    if len(set(values)) < 2:
        return None
    observed = sum(sum(a != b for a, b in itertools.permutations(u, 2)) / (len(u) - 1) for u in units) / n
    expected = sum(a != b for a, b in itertools.permutations(values, 2)) / (n * (n - 1))
    return 1 - observed / expected


def kappa(pairs, weights=None):
    judge, gold = [a for a, _ in pairs], [b for _, b in pairs]
    if len(set(judge) | set(gold)) < 2:
        return None
    return float(cohen_kappa_score(judge, gold, labels=ORDER, weights=weights))


def scott(pairs, _):
    n = len(pairs)
    share = {c: sum(a == c for p in pairs for a in p) / (2 * n) for c in ORDER}
    chance = sum(s * s for s in share.values())
    return None if chance == 1 else (mean(a == b for a, b in pairs) - chance) / (1 - chance)


def ac1(pairs, categories):
    n, q = len(pairs), len(categories)
    share = {c: sum(a == c for p in pairs for a in p) / (2 * n) for c in categories}
    chance = sum(s * (1 - s) for s in share.values()) / (q - 1)
    return (mean(a == b for a, b in pairs) - chance) / (1 - chance)


def pabak(pairs, categories):
    q = len(categories)
    return (q * mean(a == b for a, b in pairs) - 1) / (q - 1)


def over_presentations(rows, statistic):
    values = []
    for shown in SHOWN:
        pairs = [(r[shown], r["gold"]) for r in rows if r[shown] not in MISSING]
        value = statistic(pairs) if pairs else None
        if value is None:
            return None
        values.append(value)
    return mean(values)


def macro(rows):
    gold = [r["gold"] for r in rows for _ in SHOWN]
    judge = ["none" if r[s] in MISSING else r[s] for r in rows for s in SHOWN]
    labels = [c for c in ORDER if c in gold or c in judge]
    p, r, f, _ = precision_recall_fscore_support(gold, judge, labels=labels, average="macro", zero_division=0)
    balanced = recall_score(gold, judge, labels=[c for c in ORDER if c in gold], average="macro", zero_division=0)
    return {"precision": float(p), "recall": float(r), "f1": float(f), "balancedAccuracy": float(balanced)}


def judgebench(row):
    signs = [0 if row[s] in MISSING + ("tie",) else 1 if row[s] == row["gold"] else -1 for s in SHOWN]
    return 1.0 if sum(signs) > 0 else 0.0


def figures(rows, categories, null):
    trials = [(r, s) for r in rows for s in SHOWN]
    decided = [(r, s) for r, s in trials if r[s] in ("A", "B")]
    unequal = [(r, s) for r, s in decided if r["lengths"][0] != r["lengths"][1] and r["gold"] != "tie"]
    longer = lambda r: "A" if r["lengths"][0] > r["lengths"][1] else "B"
    decisive = [r for r in rows if r["gold"] != "tie"]
    accuracy = mean(credit(r[s], r["gold"]) for r, s in trials)
    first = lambda shown: "A" if shown == "original" else "B"
    result = {
        "accuracy": accuracy,
        "best": mean(1 if r[s] in MISSING else credit(r[s], r["gold"]) for r, s in trials),
        "bothCorrect": mean(all(r[s] == r["gold"] for s in SHOWN) for r in rows),
        "selfAgreement": mean(r["original"] == r["swapped"] not in MISSING for r in rows),
        "kappa": over_presentations(rows, kappa),
        "alpha": over_presentations(rows, alpha),
        "selfAlpha": alpha([[r[s] for s in SHOWN] for r in rows]),
        "position": mean(r[s] == first(s) for r, s in decided),
        "length": mean((r[s] == longer(r)) - (r["gold"] == longer(r)) for r, s in unequal),
        "lift": accuracy - mean(r["null"] if null else 1 - r["null"] for r in rows),
        "scottPi": over_presentations(rows, lambda pairs: scott(pairs, categories)),
        "ac1": over_presentations(rows, lambda pairs: ac1(pairs, categories)),
        "pabak": over_presentations(rows, lambda pairs: pabak(pairs, categories)),
        "strict": mean(r[s] == r["gold"] for r, s in trials),
        "goldDecisive": mean(credit(r[s], r["gold"]) for r in decisive for s in SHOWN),
        "judgeBench": mean(judgebench(r) for r in decisive),
        **macro(rows),
    }
    if result["position"] is not None:
        result["position"] -= 0.5
    if "tie" in categories:
        result["weightedKappa"] = over_presentations(rows, lambda pairs: kappa(pairs, "linear"))
    return result


def case(seed, n, clusters, menu, golds):
    rng = random.Random(seed)
    rows = []
    for place in range(n):
        gold = rng.choice(golds)
        row = {"cluster": f"c{place % clusters:02d}", "gold": gold}
        row["lengths"] = [rng.randint(1, 9), rng.randint(1, 9)]
        for shown in SHOWN:
            row[shown] = rng.choice(menu + [gold] * len(menu))
        row["null"] = {"A": 1, "tie": 0.5, "B": 0}[gold]
        rows.append(row)
    ties = any("tie" in (r["gold"], r["original"], r["swapped"]) for r in rows)
    categories = ORDER if ties else ["A", "B"]
    null = mean(r["null"] for r in rows) >= 0.5
    resamples = 60
    draws = []
    for drawn in counts(clusters, resamples, "5 d"):
        draws.append(figures([r for r in rows for _ in range(drawn[int(r["cluster"][1:])])], categories, null))
    expected = {}
    for name, value in figures(rows, categories, null).items():
        replicates = [draw[name] for draw in draws if draw[name] is not None]
        expected[name] = {"value": value}
        if len(replicates) >= 0.9 * resamples:
            low, high = numpy.quantile(replicates, [0.025, 0.975])
            expected[name] |= {"low": float(low), "high": float(high)}
    confusion = [[0] * 5 for _ in ORDER]
    for row in rows:
        for shown in SHOWN:
            confusion[ORDER.index(row["gold"])][(ORDER + ["-", "!"]).index(row[shown])] += 1
    return {"resamples": resamples, "seed": 5, "rows": rows, "expected": expected, "confusion": confusion}


cases = [
    case(1, 60, 40, ["A", "B"], ["A", "B"]),
    case(2, 80, 35, ["A", "A", "B", "tie", "-", "!"], ["A", "B"]),
    case(3, 70, 70, ["A", "B", "tie"], ["A", "B", "tie"]),
    case(4, 90, 31, ["A", "B", "B", "-"], ["B", "B", "B", "A"]),
]
versions = {"python": sys.version.split()[0], "numpy": numpy.__version__, "sklearn": sklearn.__version__}
json.dump({"generator": "cell-figures.py", **versions, "cases": cases}, sys.stdout, indent=1)
print()
