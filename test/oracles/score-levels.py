"""Scores at their levels, as an oracle for src/metrics: pooled, within instructions, over systems.

Run: python3 test/oracles/score-levels.py > test/oracles/score-levels.json
Correlations are SciPy's. Krippendorff's alpha is counted from its coincidence matrix in fractions; the quadratic kappa is 1 -
mean squared difference / mean squared difference of all pairings, in fractions. Pairs are counted one by one. Each case has
scores with ties, groups without variation, single outputs, and systems that lack some instructions.
"""

import json
import random
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from itertools import combinations

import numpy
import scipy
from scipy import stats


def correlations(first, second):
    if len(first) < 2 or len(set(first)) == 1 or len(set(second)) == 1:
        return None
    return {
        "pearson": float(stats.pearsonr(first, second)[0]),
        "spearman": float(stats.spearmanr(first, second)[0]),
        "kendall": float(stats.kendalltau(first, second)[0]),
    }


def alpha(units, level):
    """Krippendorff's alpha of two raters from the coincidences of their values, in fractions."""
    values = sorted({v for unit in units for v in unit})
    coincidences = Counter()
    for a, b in units:
        coincidences[a, b] += 1
        coincidences[b, a] += 1
    totals = {v: sum(coincidences[v, w] for w in values) for v in values}
    n = sum(totals.values())

    def distance(a, b):
        if level == "interval":
            return (Fraction(a) - Fraction(b)) ** 2
        low, high = min(a, b), max(a, b)
        between = sum(totals[v] for v in values if low <= v <= high)
        return (between - Fraction(totals[a] + totals[b], 2)) ** 2

    observed = sum(c * distance(a, b) for (a, b), c in coincidences.items()) / Fraction(n)
    expected = sum(totals[a] * totals[b] * distance(a, b) for a in values for b in values) / Fraction(n * (n - 1))
    return float(1 - observed / expected)


def quadratic_kappa(judge, human):
    judge, human = ([numpy.floor(v + 0.5) for v in side] for side in (judge, human))
    judge, human = ([Fraction(float(v)) for v in side] for side in (judge, human))
    observed = sum((a - b) ** 2 for a, b in zip(judge, human)) / len(judge)
    expected = sum((a - b) ** 2 for a in judge for b in human) / (len(judge) * len(human))
    return float(1 - observed / expected)


def pooled(rows):
    judge = [row["judge"] for row in rows]
    human = [row["human"] for row in rows]
    difference = numpy.array(judge) - numpy.array(human)
    return {
        **correlations(judge, human),
        "weightedKappa": quadratic_kappa(judge, human),
        "ordinalAlpha": alpha(list(zip(judge, human)), "ordinal"),
        "intervalAlpha": alpha(list(zip(judge, human)), "interval"),
        "bias": float(difference.mean()),
        "rmse": float(numpy.sqrt((difference**2).mean())),
        "mae": float(numpy.abs(difference).mean()),
    }


def grouped(rows):
    groups = defaultdict(list)
    for row in rows:
        groups[row["instruction"]].append(row)
    several = [group for group in groups.values() if len(group) > 1]
    found = [correlations([r["judge"] for r in g], [r["human"] for r in g]) for g in several]
    defined = [c for c in found if c is not None]
    shares = []
    for group in several:
        pairs = list(combinations(group, 2))
        right = sum(
            numpy.sign(a["judge"] - b["judge"]) == numpy.sign(a["human"] - b["human"]) for a, b in pairs
        )
        shares.append(right / len(pairs))
    return {
        **{name: float(numpy.mean([c[name] for c in defined])) for name in defined[0]},
        "groups": len(several),
        "constantGroups": len(several) - len(defined),
        "singles": len(groups) - len(several),
        "pairs": sum(len(g) * (len(g) - 1) // 2 for g in several),
        "exact": float(numpy.mean(shares)),
    }


def systems(rows):
    names = sorted({row["system"] for row in rows})
    cell = defaultdict(list)
    for row in rows:
        cell[row["system"], row["instruction"]].append(row)
    means = {side: [] for side in ("judge", "human")}
    for name in names:
        for side in means:
            own = [numpy.mean([r[side] for r in rs]) for (s, _), rs in cell.items() if s == name]
            means[side].append(float(numpy.mean(own)))
    return {"names": names, **means, **correlations(means["judge"], means["human"])}


def case(seed, instructions, step):
    rng = random.Random(seed)
    names = [f"system {n}" for n in range(4)]
    rows = []
    for instruction in range(instructions):
        level = rng.randint(1, 4)
        flat = rng.random() < 0.15
        for skill, name in enumerate(names):
            if instruction > 1 and rng.random() < 0.25:
                continue
            human = level if flat else min(5, max(1, level + rng.choice([-1, 0, 0, 1]) + (skill > 1)))
            judge = min(5, max(1, human + rng.choice([-1, 0, 0, 1]))) + (rng.choice([0, step]))
            rows.append({"instruction": str(instruction), "system": name, "human": human, "judge": judge})
    return {"rows": rows, "pooled": pooled(rows), "grouped": grouped(rows), "systems": systems(rows)}


cases = [case(11, 12, 0), case(12, 25, 0.5), case(13, 40, 0.25)]
versions = {"python": sys.version.split()[0], "numpy": numpy.__version__, "scipy": scipy.__version__}
json.dump({"generator": "score-levels.py", "versions": versions, "cases": cases}, sys.stdout, indent=1)
print()
