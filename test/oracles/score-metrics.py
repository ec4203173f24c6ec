"""Agreement of scores with human scores, by scipy and numpy, as an oracle for src/metrics.

Run: python3 test/oracles/score-metrics.py > test/oracles/score-metrics.json
A unit is an output and a criterion that both sides scored; "all" pools the units of all criteria. The quadratic kappa is
computed from the two lists of scores directly: 1 - mean squared difference / mean squared difference of all pairings.
"""

import json
import random
import sys

import numpy
import scipy
from scipy import stats


def quadratic_kappa(judge, human):
    judge, human = (numpy.floor(numpy.asarray(side) + 0.5) for side in (judge, human))
    observed = numpy.mean((judge - human) ** 2)
    expected = numpy.mean((judge[:, None] - human[None, :]) ** 2)
    return 1 - observed / expected


def measures(units):
    judge = numpy.array([a for a, _ in units], dtype=float)
    human = numpy.array([b for _, b in units], dtype=float)
    return {
        "n": len(units),
        "spearman": float(stats.spearmanr(judge, human)[0]),
        "kendall": float(stats.kendalltau(judge, human)[0]),
        "pearson": float(stats.pearsonr(judge, human)[0]),
        "weightedKappa": float(quadratic_kappa(judge, human)),
        "bias": float(numpy.mean(judge - human)),
    }


def judged(rng, criteria, human, step):
    """One reply: scores near the human ones, now and then no applicable score, or no usable reply at all."""
    ending = rng.random()
    if ending < 0.08:
        return "unparsed"
    if ending < 0.14:
        return "failed"
    scores = {}
    for criterion in criteria:
        chance = rng.random()
        if chance < 0.1:
            scores[criterion] = "not-applicable"
        elif chance < 0.95:
            near = human.get(criterion, 3) + rng.choice([-2, -1, 0, 0, 0, 1, 1, 2])
            scores[criterion] = min(5, max(1, near)) + (rng.choice([0, step]) if near < 5 else 0)
    return scores


def case(seed, n, criteria, step):
    rng = random.Random(seed)
    rows = []
    for _ in range(n):
        # Humans leave a criterion unscored now and then.
        human = {c: rng.randint(1, 5) for c in criteria if rng.random() < 0.9}
        rows.append({"human": human, "judge": judged(rng, criteria, human, step)})
    units = {c: [] for c in criteria}
    for row in rows:
        if isinstance(row["judge"], str):
            continue
        for criterion, score in row["judge"].items():
            if score != "not-applicable" and criterion in row["human"]:
                units[criterion].append((score, row["human"][criterion]))
    pooled = [unit for criterion in criteria for unit in units[criterion]]
    return {
        "rows": rows,
        "expected": {
            "all": measures(pooled),
            "criteria": {criterion: measures(units[criterion]) for criterion in criteria},
            "unparsed": sum(row["judge"] == "unparsed" for row in rows),
            "failed": sum(row["judge"] == "failed" for row in rows),
        },
    }


cases = [
    case(1, 60, ["quality"], 0),
    case(2, 80, ["depth", "fluency", "truth"], 0),
    case(3, 50, ["depth", "truth"], 0.5),
]
versions = {"python": sys.version.split()[0], "numpy": numpy.__version__, "scipy": scipy.__version__}
json.dump({"generator": "score-metrics.py", "versions": versions, "cases": cases}, sys.stdout, indent=1)
print()
