"""What an evaluator leans to over its cells, and its accuracy as a share of the human ceiling, with percentile intervals: each
draw is written out as a list of instances and measured again from the start. An oracle for src/analysis/bias/evaluator-leans.ts
and src/leaderboard/ceiling-shares.ts.

Run: python3 test/oracles/evaluator-means.py > test/oracles/evaluator-means.json
Debian 12: python3-sklearn
"""

import json
import random
import sys

import numpy

from resamples import counts

SHOWN = ("original", "swapped")
PROTOCOLS = ("base", "cot")
CEILINGS = {"d": 0.9, "e": 0.75, "f": None}
CLUSTERS = {"d": 120, "e": 150, "f": 110}
RESAMPLES = 80
SEED = 5


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else None


def rows_of(rng, dataset):
    rows = []
    for place in range(CLUSTERS[dataset] + 15):
        gold = rng.choice("AB")
        lengths = rng.choice(((9, 4), (4, 9), (6, 6)))
        row = {"cluster": place % CLUSTERS[dataset], "gold": gold, "lengths": lengths}
        for protocol in PROTOCOLS:
            menu = [gold] * (3 if protocol == "base" else 5) + ["A", "B", "-"]
            row[protocol] = {
                "original": rng.choice(menu + ["A"] * 2),
                "swapped": rng.choice(menu + ["B"] * 2),
            }
        rows.append(row)
    return rows


def cell(rows, protocol):
    trials = [(r, s, r[protocol][s]) for r in rows for s in SHOWN]
    decided = [t for t in trials if t[2] != "-"]
    unequal = [t for t in decided if t[0]["lengths"][0] != t[0]["lengths"][1]]
    longer = lambda r: "A" if r["lengths"][0] > r["lengths"][1] else "B"
    return {
        "accuracy": mean(v == r["gold"] for r, _, v in trials),
        "position": mean(v == ("A" if s == "original" else "B") for _, s, v in decided) - 0.5,
        "length": mean((v == longer(r)) - (r["gold"] == longer(r)) for r, _, v in unequal),
    }


def figures(data):
    cells = {d: {p: cell(rows, p) for p in PROTOCOLS} for d, rows in data.items()}
    over = lambda name: mean(mean(cells[d][p][name] for p in PROTOCOLS) for d in cells)
    share = lambda protocols: mean(
        mean(cells[d][p]["accuracy"] for p in protocols) / CEILINGS[d] for d in cells if CEILINGS[d]
    )
    return {
        "position": over("position"),
        "length": over("length"),
        "share": share(PROTOCOLS),
        **{f"share {p}": share((p,)) for p in PROTOCOLS},
    }


rng = random.Random(11)
data = {dataset: rows_of(rng, dataset) for dataset in CLUSTERS}
drawn = {dataset: counts(CLUSTERS[dataset], RESAMPLES, f"{SEED} {dataset}") for dataset in data}
draws = [
    figures({d: [r for r in rows for _ in range(drawn[d][draw][r["cluster"]])] for d, rows in data.items()})
    for draw in range(RESAMPLES)
]
expected = {}
for name, value in figures(data).items():
    low, high = numpy.quantile([draw[name] for draw in draws], [0.025, 0.975])
    expected[name] = {"value": value, "low": float(low), "high": float(high)}
packed = {
    dataset: [
        [r["cluster"], r["gold"], *r["lengths"], "".join(r[p][s] for p in PROTOCOLS for s in SHOWN)] for r in rows
    ]
    for dataset, rows in data.items()
}
json.dump(
    {
        "generator": "evaluator-means.py",
        "python": sys.version.split()[0],
        "numpy": numpy.__version__,
        "resamples": RESAMPLES,
        "seed": SEED,
        "ceilings": {d: c for d, c in CEILINGS.items() if c},
        "rows": packed,
        "expected": expected,
    },
    sys.stdout,
    separators=(",", ":"),
)
print()
