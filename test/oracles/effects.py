"""Reference values for rankings over datasets, detectable differences, simultaneous tests over slices, jackknife intervals and
the interval of a cross-fitted gain, from SciPy and NumPy or in rational numbers.

Run: python3 test/oracles/effects.py
Debian 12: python3-numpy python3-scipy
"""

import json
import math
import pathlib

import numpy as np
from scipy import stats

rng = np.random.default_rng(20)


def detectable():
    cases = [(0.02, None, 0.8), (0.02, 3.1, 0.8), (1.5, None, 0.5), (0.3, 2.5, 0.95), (0.0, None, 0.9)]
    normal = stats.norm.ppf
    return [
        {"se": se, "critical": critical, "power": power,
         "difference": ((normal(0.975) if critical is None else critical) + normal(power)) * se}
        for se, critical, power in cases
    ]



def ranks():
    tables = [
        [[0.9, 0.8, 0.7], [0.8, 0.8, 0.9], [0.9, 0.1, 0.2], [0.3, 0.2, 0.2]],
        [[0.5], [0.5], [0.7]],
        [[0.4, 0.4]],
        rng.integers(0, 6, (7, 4)).tolist(),
    ]
    cases = []
    for table in tables:
        values = np.array(table, dtype=float)
        placed = stats.rankdata(-values, axis=0)
        rows = values.shape[0]
        beaten = [sum(np.sum(values[r, c] > values[:, c]) + (np.sum(values[r, c] == values[:, c]) - 1) / 2
                      for c in range(values.shape[1])) for r in range(rows)]
        spread = placed.std(axis=1, ddof=1).tolist() if values.shape[1] > 1 else [None] * rows
        cases.append({"table": table, "ranks": placed.tolist(), "mean": placed.mean(axis=1).tolist(),
                      "borda": [float(x) for x in beaten], "dispersion": spread,
                      "best": placed.min(axis=1).tolist(), "worst": placed.max(axis=1).tolist()})
    return cases


def wins():
    cases = []
    for rows, items in [(2, 1), (3, 12), (5, 30)]:
        scores = rng.integers(0, 3, (rows, items)) / 2
        for weights in (np.ones(items), rng.integers(1, 5, items).astype(float)):
            rates = [float(np.mean([np.sum(weights * ((scores[r] > scores[o]) + (scores[r] == scores[o]) / 2)) / weights.sum()
                                    for o in range(rows) if o != r])) for r in range(rows)]
            cases.append({"scores": scores.tolist(), "weights": weights.tolist(), "rates": rates})
    return cases


def signals():
    cases = []
    for rows, resamples in [(2, 5), (4, 20)]:
        estimates = rng.random(rows).round(3)
        replicates = (estimates[:, None] + 0.1 * rng.standard_normal((rows, resamples))).round(4)
        inner = replicates - replicates.mean(axis=0)
        noise = math.sqrt(inner.var(axis=1, ddof=1).sum() / (rows - 1))
        spread = estimates.std(ddof=1)
        cases.append({"estimates": estimates.tolist(), "replicates": replicates.tolist(), "spread": spread, "range": float(np.ptp(estimates)),
                      "noise": noise, "ratio": spread / noise, "reliability": max(0.0, 1 - noise ** 2 / spread ** 2)})
    return cases


def jackknives():
    cases = []
    for n in (2, 5, 20):
        data = rng.gamma(2, 1, n + 1).round(3)
        estimate = data.var(ddof=1)
        left = [float(np.delete(data, i).var(ddof=1)) for i in range(len(data))] if n > 2 else [0.5, 0.8]
        for transform in ("none", "log"):
            turn = np.log if transform == "log" else np.asarray
            count = len(left)
            pseudo = count * turn(estimate) - (count - 1) * turn(np.array(left))
            half = stats.t.ppf(0.975, count - 1) * stats.sem(pseudo)
            ends = np.array([pseudo.mean() - half, pseudo.mean() + half])
            low, high = np.exp(ends) if transform == "log" else ends
            cases.append({"estimate": float(estimate), "jackknife": left, "transform": transform, "low": float(low), "high": float(high)})
    return cases


def slices():
    cases = []
    for shape, resamples, level in [((2, 3), 40, 0.95), ((3, 4, 2), 60, 0.9), ((1,), 10, 0.95)]:
        parts = []
        for rows in shape:
            estimates = rng.random(rows).round(2)
            replicates = (estimates[:, None] + 0.1 * rng.standard_normal((rows, resamples))).round(3)
            parts.append((estimates, replicates))
        pairs = []
        largest = np.zeros(resamples)
        for estimates, replicates in parts:
            own = []
            for a in range(len(estimates)):
                for b in range(a + 1, len(estimates)):
                    difference = estimates[a] - estimates[b]
                    draws = replicates[a] - replicates[b]
                    se = draws.std(ddof=1)
                    largest = np.maximum(largest, np.abs(draws - difference) / se)
                    own.append((difference, se))
            pairs.append(own)
        some = any(pairs)
        critical = float(np.quantile(largest, level)) if some else None
        cases.append({
            "level": level, "critical": critical,
            "slices": [{"estimates": e.tolist(), "replicates": r.tolist()} for e, r in parts],
            "pairs": [[{"difference": float(d), "se": float(s), "significant": bool(abs(d) > critical * s),
                        "adjustedP": float((1 + np.sum(largest >= abs(d) / s)) / (1 + resamples))} for d, s in own] for own in pairs],
        })
    return cases


values = {
    "detectable": detectable(),
    "ranks": ranks(),
    "wins": wins(),
    "signals": signals(),
    "jackknives": jackknives(),
    "slices": slices(),
}
target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps(values, allow_nan=False) + "\n")
