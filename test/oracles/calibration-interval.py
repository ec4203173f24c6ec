"""Reference values for the intervals of ECE and AURC, from SciPy and from the definitions by brute force.

Run: python3 test/oracles/calibration-interval.py
Debian: python3-scipy python3-numpy
"""

import json
import math
import pathlib
import random

import numpy
from scipy import special, stats

draw = random.Random(20261128)


def clustered_se(values, clusters):
    values = numpy.array(values, float)
    labels = sorted(set(clusters))
    rest = values - values.mean()
    sums = [sum(r for r, c in zip(rest, clusters) if c == label) for label in labels]
    g = len(labels)
    return math.sqrt(g / (g - 1) * sum(s * s for s in sums)) / len(values), g


def bins_of(confidences, bins):
    n = len(confidences)
    inside = {}
    for item, value in enumerate(confidences):
        less = sum(c < value for c in confidences)
        same = sum(c == value for c in confidences)
        middle = less + same / 2
        inside.setdefault(min(bins - 1, int(middle / n * bins)), []).append(item)
    return list(inside.values())


def folded(gap, se):
    return stats.foldnorm(abs(gap) / se, scale=se).mean() if se > 0 else abs(gap)


def ece(confidences, credits, clusters, bins):
    n = len(credits)
    gaps, ses, groups = [], [], bins_of(confidences, bins)
    if len(set(clusters)) < 2:
        return None
    for items in groups:
        if len({clusters[i] for i in items}) < 2:
            return None
        values = [confidences[i] - credits[i] for i in items]
        gaps.append(sum(values) / len(values))
        ses.append(clustered_se(values, [clusters[i] for i in items])[0])
    weights = [len(items) / n for items in groups]
    plain = sum(w * abs(d) for w, d in zip(weights, gaps))
    debiased = max(0, 2 * plain - sum(w * folded(d, s) for w, d, s in zip(weights, gaps, ses)))
    # The slope by differences, not by its formula.
    signed = [0.0] * n
    for items, d, s in zip(groups, gaps, ses):
        h = 1e-5
        net = lambda x: 2 * abs(x) - folded(x, s)
        slope = (net(d + h) - net(d - h)) / (2 * h) if abs(d) > h else 0.0
        for i in items:
            signed[i] = (confidences[i] - credits[i]) * slope
    se, g = clustered_se(signed, clusters)
    half = stats.t.ppf(0.975, g - 1) * se
    mean = sum(w * stats.halfnorm(scale=s).mean() for w, s in zip(weights, ses) if s > 0)
    var = sum(w * w * stats.halfnorm(scale=s).var() for w, s in zip(weights, ses) if s > 0)
    beyond = bool(plain > mean + stats.norm.ppf(0.975) * math.sqrt(var))
    low = max(0, debiased - half) if beyond else 0
    return {"value": plain, "debiased": debiased, "beyondChance": beyond, "low": low, "high": min(1, debiased + half)}


def area(confidences, credits):
    total, n = 0.0, len(credits)
    for k in range(1, n + 1):
        cut = sorted(confidences, reverse=True)[k - 1]
        above = [1 - r for c, r in zip(confidences, credits) if c > cut]
        at = [1 - r for c, r in zip(confidences, credits) if c == cut]
        total += (sum(above) + (k - len(above)) * sum(at) / len(at)) / k
    return total / n


def aurc(confidences, credits, clusters):
    labels = sorted(set(clusters))
    g = len(labels)
    if g < 2:
        return None
    log_odds = lambda x: math.log(x / (1 - x)) if 0 < x < 1 else math.nan
    whole = area(confidences, credits)
    pseudo = []
    for label in labels:
        kept = [i for i, c in enumerate(clusters) if c != label]
        without = area([confidences[i] for i in kept], [credits[i] for i in kept])
        pseudo.append(g * log_odds(whole) - (g - 1) * log_odds(without))
    if any(math.isnan(p) for p in pseudo):
        return {"value": whole, "low": None, "high": None}
    half = stats.t.ppf(0.975, g - 1) * stats.sem(pseudo)
    middle = numpy.mean(pseudo)
    return {"value": whole, "low": special.expit(middle - half), "high": special.expit(middle + half)}


cases = []
for size, steps, clusters, bins in [(40, 0, 0, 4), (60, 0, 20, 5), (60, 6, 15, 10), (90, 3, 30, 3), (30, 8, 1, 2), (12, 0, 6, 6), (80, 10, 25, 1)]:
    said = [draw.random() if steps == 0 else draw.randint(0, steps) / steps for _ in range(size)]
    groups = [i if clusters == 0 else draw.randrange(clusters) for i in range(size)]
    right = [draw.choice([0, 0.5, 1]) if steps == 8 or bins == 1 else int(draw.random() < 0.3 + 0.5 * c) for c in said]
    cases.append({"confidences": said, "credits": right, "clusters": groups, "bins": bins})
cases.append({"confidences": [0.7] * 10, "credits": [1] * 10, "clusters": list(range(10)), "bins": 10})
for case in cases:
    case["ece"] = ece(**{k: case[k] for k in ("confidences", "credits", "clusters", "bins")})
    case["aurc"] = aurc(case["confidences"], case["credits"], case["clusters"])

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps({"cases": cases}) + "\n")
