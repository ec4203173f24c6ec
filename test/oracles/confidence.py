"""Reference values for confidences of judges: DeLong's and Obuchowski's variances from their kernels pair by pair, the Brier
score's parts in exact fractions, exact binomial bounds and beta quantiles from SciPy.

Run: python3 test/oracles/confidence.py, with scipy and statsmodels from Debian or PyPI
"""

import json
import math
import pathlib
import random
from fractions import Fraction

import numpy as np
import scipy
import statsmodels.api as sm
from scipy import stats

draw = random.Random(20261130)


def kernel(sure, other):
    return Fraction(1) if sure > other else Fraction(1, 2) if sure == other else Fraction(0)


def area_and_error(confidences, right, clusters):
    ours = [(c, k) for c, r, k in zip(confidences, right, clusters) if r]
    others = [(c, k) for c, r, k in zip(confidences, right, clusters) if not r]
    m, n = len(ours), len(others)
    area = sum(kernel(c, d) for c, _ in ours for d, _ in others) / (m * n)
    labels = sorted(set(clusters))
    v10 = {k: Fraction(0) for k in labels}
    v01 = {k: Fraction(0) for k in labels}
    for c, k in ours:
        v10[k] += sum(kernel(c, d) for d, _ in others) / Fraction(n) - area
    for d, k in others:
        v01[k] += sum(kernel(c, d) for c, _ in ours) / Fraction(m) - area
    i10, i01, i = len({k for _, k in ours}), len({k for _, k in others}), len(labels)
    if i10 < 2 or i01 < 2:
        return float(area), None
    s10 = Fraction(i10, (i10 - 1) * m) * sum(x * x for x in v10.values())
    s01 = Fraction(i01, (i01 - 1) * n) * sum(x * x for x in v01.values())
    s11 = Fraction(i, i - 1) * sum(v10[k] * v01[k] for k in labels)
    return float(area), math.sqrt(s10 / m + s01 / n + 2 * s11 / (m * n))


def areas():
    cases = []
    for n, steps, groups in [(12, 4, 0), (40, 100, 0), (25, 2, 0), (4, 3, 0), (40, 6, 9), (30, 100, 15), (10, 3, 2)]:
        while True:
            clusters = [f"c{draw.randrange(groups)}" if groups else f"i{item}" for item in range(n)]
            confidences = [draw.randrange(steps + 1) / steps for _ in range(n)]
            right = [draw.random() < 0.3 + 0.5 * confidence for confidence in confidences]
            if any(right) and not all(right):
                area, se = area_and_error(confidences, right, clusters)
                if se is not None and se > 0:
                    break
        z = stats.t.ppf(0.975, len(set(clusters)) - 1) if groups else stats.norm.ppf(0.975)
        logit = math.log(area / (1 - area))
        spread = z * se / (area * (1 - area))
        cases.append({"confidences": confidences, "right": right, "clusters": clusters if groups else None,
                      "area": area, "se": se, "linear": [max(0, area - z * se), min(1, area + z * se)],
                      "logit": [1 / (1 + math.exp(spread - logit)), 1 / (1 + math.exp(-logit - spread))]})
    return cases


def bins_of(confidences, wanted):
    """Equal values together, in the bin of their middle item."""
    n = len(confidences)
    bins = {}
    for value in sorted(set(confidences)):
        below = sum(one < value for one in confidences)
        same = [item for item, one in enumerate(confidences) if one == value]
        middle = Fraction(2 * below + len(same), 2 * n)
        bins.setdefault(min(wanted - 1, int(middle * wanted)), []).extend(same)
    return [bins[key] for key in sorted(bins)]


def parts():
    cases = []
    for n, steps, wanted in [(30, 8, 5), (50, 1000, 10), (1, 4, 10), (10, 1, 3), (20, 0, 10)]:
        confidences = [Fraction(draw.randrange(steps + 1), steps) if steps else Fraction(3, 4) for _ in range(n)]
        right = [draw.random() < 0.2 + 0.6 * confidence for confidence in confidences]
        groups = bins_of(confidences, wanted)
        accuracy = Fraction(sum(right), n)
        out = {"value": sum((c - r) ** 2 for c, r in zip(confidences, right)) / Fraction(n),
               "uncertainty": accuracy * (1 - accuracy),
               "reliability": Fraction(0), "resolution": Fraction(0), "withinVariance": Fraction(0), "withinCovariance": Fraction(0)}
        for group in groups:
            said = sum(confidences[item] for item in group) / Fraction(len(group))
            been = Fraction(sum(right[item] for item in group), len(group))
            out["reliability"] += Fraction(len(group), n) * (said - been) ** 2
            out["resolution"] += Fraction(len(group), n) * (been - accuracy) ** 2
            out["withinVariance"] += sum((confidences[item] - said) ** 2 for item in group) / Fraction(n)
            out["withinCovariance"] += 2 * sum((right[item] - been) * (confidences[item] - said) for item in group) / Fraction(n)
        assert out["value"] == (out["reliability"] - out["resolution"] + out["uncertainty"] + out["withinVariance"]
                                - out["withinCovariance"])
        z = stats.norm.ppf(0.975)
        curve = []
        for group in groups:
            size, hits = len(group), sum(right[item] for item in group)
            share = hits / size
            centre = (share + z * z / (2 * size)) / (1 + z * z / size)
            half = z / (1 + z * z / size) * math.sqrt(share * (1 - share) / size + z * z / (4 * size * size))
            curve.append({"items": size, "accuracy": share, "low": max(0, centre - half), "high": min(1, centre + half)})
        cases.append({"confidences": [float(one) for one in confidences], "right": right, "bins": wanted, "curve": curve,
                      **{name: float(value) for name, value in out.items()}})
    return cases


def clustered_shares():
    cases = []
    for groups, size, share in [(6, 4, 0.5), (20, 3, 0.9), (5, 2, 1.0), (5, 3, 0.0), (12, 1, 0.7)]:
        clusters, successes = [], []
        for group in range(groups):
            level = min(1, max(0, share + draw.uniform(-0.3, 0.3))) if 0 < share < 1 else share
            for _ in range(size):
                clusters.append(f"g{group}")
                successes.append(draw.random() < level)
        n, hits = len(successes), sum(successes)
        p = hits / n
        numbers = np.array([int(label[1:]) for label in clusters])
        fit = sm.OLS(np.array(successes, float), np.ones(n)).fit(cov_type="cluster", cov_kwds={"groups": numbers})
        variance = float(fit.cov_params()[0][0])
        if p in (0, 1):
            effective = groups
        else:
            ratio = stats.t.ppf(0.025, n - 1) / stats.t.ppf(0.025, groups - 1)
            effective = min(n, p * (1 - p) / variance * ratio ** 2)
        x = p * effective
        low = stats.beta.ppf(0.025, x, effective - x + 1) if p > 0 else 0
        high = stats.beta.ppf(0.975, x + 1, effective - x) if p < 1 else 1
        cases.append({"successes": successes, "clusters": clusters, "low": float(low), "high": float(high)})
    return cases


def thresholds():
    cases = []
    for n, agreement, delta, fixed in [(200, 0.9, 0.05, None), (400, 0.8, 0.1, [0.95, 0.9, 0.8, 0.7, 0.5]), (100, 0.7, 0.05, None),
                                       (60, 0.6, 0.2, [0.9, 0.75, 0.6, 0.5]), (29, 0.9, 0.05, None)]:
        confidences = [round(0.5 + 0.5 * draw.random(), 2) for _ in range(n)]
        right = [draw.random() < confidence ** 0.5 or n == 29 for confidence in confidences]
        order = sorted(confidences, reverse=True)
        steps = fixed or sorted({order[math.ceil(n * k / 10) - 1] for k in range(1, 11)}, reverse=True)
        tested, passed = [], None
        for threshold in steps:
            kept = [r for c, r in zip(confidences, right) if c >= threshold]
            if not kept or delta ** (1 / len(kept)) < agreement:
                continue
            test = stats.binomtest(sum(kept), len(kept)).proportion_ci(confidence_level=1 - 2 * delta, method="exact")
            tested.append({"threshold": threshold, "items": len(kept), "bound": float(test.low)})
            if test.low < agreement:
                break
            passed = threshold
        cases.append({"confidences": confidences, "right": right, "agreement": agreement, "delta": delta,
                      "thresholds": fixed, "tested": tested, "passed": passed})
    return cases


document = {"versions": {"scipy": scipy.__version__, "numpy": np.__version__},
            "areas": areas(), "parts": parts(), "clusteredShares": clustered_shares(), "thresholds": thresholds()}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(document, separators=(",", ":")) + "\n")
