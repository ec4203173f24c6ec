"""Reference values for the difference of two correlations: SciPy's coefficients, every pattern of swaps, and resamples drawn
again from the description of the generator (resamples.py).

Run: /usr/bin/python3 test/oracles/correlation-difference.py
Debian 12: python3-scipy python3-sklearn
"""

import itertools
import json
import pathlib
import random

import numpy
import scipy
from resamples import counts
from scipy import stats

draw = random.Random(20260611)
KINDS = {
    "pearson": (lambda x, y: stats.pearsonr(x, y)[0], stats.zscore),
    "spearman": (lambda x, y: stats.spearmanr(x, y)[0], stats.rankdata),
    "kendall": (lambda x, y: stats.kendalltau(x, y)[0], stats.rankdata),
}


def example(kind, clusters, largest):
    correlate, scale = KINDS[kind]
    gold, first, second, labels = [], [], [], []
    for cluster in range(clusters):
        level = draw.gauss(0, 1)
        for _ in range(draw.randint(1, largest)):
            value = round(level + draw.gauss(0, 0.5), 2)
            gold.append(value)
            first.append(round(value + draw.gauss(0, 0.5)))
            second.append(round(10 * (value + draw.gauss(0, 1.2))))
            labels.append(f"c{cluster:02d}")
    groups = [[i for i, label in enumerate(labels) if label == name] for name in sorted(set(labels))]
    value = correlate(first, gold) - correlate(second, gold)
    one, two = numpy.array(scale(first)), numpy.array(scale(second))
    observed = abs(correlate(one, gold) - correlate(two, gold))
    far = 0
    for pattern in itertools.product([False, True], repeat=clusters):
        swapped = numpy.zeros(len(gold), dtype=bool)
        for group, chosen in zip(groups, pattern):
            swapped[group] = chosen
        x, y = numpy.where(swapped, two, one), numpy.where(swapped, one, two)
        far += abs(correlate(x, gold) - correlate(y, gold)) >= observed - 1e-12
    replicates = []
    for row in counts(clusters, 100, "difference"):
        units = [i for group, times in zip(groups, row) for _ in range(times) for i in group]
        x, y, z = ([values[i] for i in units] for values in (first, second, gold))
        replicates.append(correlate(x, z) - correlate(y, z))
    low, high = numpy.quantile(replicates, [0.025, 0.975])
    return {
        "kind": kind,
        "first": first,
        "second": second,
        "gold": gold,
        "clusters": labels,
        "value": value,
        "low": low,
        "high": high,
        "p": far / 2**clusters,
    }


values = {
    "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__},
    "seed": "difference",
    "resamples": 100,
    "cases": [example(kind, clusters, largest) for kind in KINDS for clusters, largest in ((9, 4), (11, 1))],
    "standard": [
        {"values": sample, "scores": stats.zscore(sample).tolist()} for sample in ([1, 2, 4], [0.1, 0.1, 7, -3.5, 2])
    ],
}
target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps(values, allow_nan=False) + "\n")
