"""Reference values for shares, their conflicts and contrasts, and for which rows of a ranking can be told apart.

Run: python3 test/oracles/shares.py   (SciPy, statsmodels, NumPy)
"""

import itertools
import json
import pathlib

import numpy as np
import statsmodels.api as sm
from bias_reduced import bias_reduced
from scipy import stats
from scipy.optimize import brentq
from statsmodels.stats.proportion import proportion_confint

rng = np.random.default_rng(20261128)


def effective_wilson(value, se, df, level):
    """The shares whose own standard error, times the quantile, is their distance to the value: found by bisection."""
    effective = value * (1 - value) / se**2
    quantile = stats.t.isf((1 - level) / 2, df)
    off = lambda x: abs(value - x) - quantile * np.sqrt(x * (1 - x) / effective)
    ends = [brentq(off, 1e-15, value - 1e-12, xtol=1e-15), brentq(off, value + 1e-12, 1 - 1e-15, xtol=1e-15)]
    return {"value": value, "se": se, "df": df, "level": level, "low": ends[0], "high": ends[1], "effectiveSize": effective}


def proportion(hits, clusters):
    hits, clusters = np.array(hits), np.array(clusters)
    groups, n = len(set(clusters.tolist())), len(hits)
    if groups == n:
        low, high = proportion_confint(hits.sum(), n, method="wilson")
        method = "Wilson"
    else:
        fit = sm.OLS(hits.astype(float), np.ones(n)).fit(cov_type="cluster", cov_kwds={"groups": clusters}, use_t=True)
        value = float(hits.mean())
        if value in (0, 1):
            low, high = proportion_confint(value * groups, groups, method="wilson")
        else:
            ends = effective_wilson(value, float(fit.bse[0]), groups - 1, 0.95)
            low, high = ends["low"], ends["high"]
        method = "Wilson, effective size"
    return {"value": float(hits.mean()), "low": float(low), "high": float(high), "n": n, "clusters": groups, "method": method}


def share(n, groups, rate):
    clusters = list(range(n)) if groups == 0 else rng.integers(0, groups, size=n).tolist()
    hits = (rng.random(n) < rate).tolist()
    return {"hits": hits, "labels": clusters, **proportion(hits, clusters)}


def conflict(n, groups):
    clusters = list(range(n)) if groups == 0 else rng.integers(0, groups, size=n).tolist()
    scores = rng.integers(1, 6, size=(n, 2)).tolist()
    verdicts = rng.choice(["first", "second", "tie"], size=n).tolist()
    implied = ["first" if a > b else "second" if a < b else "tie" for a, b in scores]
    strict = [said != better for said, better in zip(verdicts, implied)]
    loose = [{said, better} == {"first", "second"} for said, better in zip(verdicts, implied)]
    pairs = [{"cluster": c, "scores": s, "verdict": v} for c, s, v in zip(clusters, scores, verdicts)]
    return {"pairs": pairs, "strict": proportion(strict, clusters), "loose": proportion(loose, clusters)}


def self_preference(n, groups):
    clusters = rng.integers(0, groups, size=n)
    own = rng.random(n) < 0.45
    picks = rng.choice([0, 0.5, 1], size=n, p=[0.3, 0.2, 0.5])
    # A regression of picking the better output on whose it is: the contrast of both means.
    right = np.where(own, picks, 1 - picks)
    design = np.column_stack([own, ~own]).astype(float)
    answer = bias_reduced(right, design, clusters, np.array([1.0, -1.0]))
    means = answer.pop("means")
    pairs = [{"cluster": int(c), "goldOwn": bool(o), "picksOwn": float(p)} for c, o, p in zip(clusters, own, picks)]
    return {"pairs": pairs, **answer, "whenOwnBetter": means[0], "whenOtherBetter": means[1]}


def letters_of(order, apart):
    """The largest sets of rows of which no two are apart, by trying all sets; named in the order of their rows."""
    places = range(len(order))
    together = lambda group: not any(frozenset((order[a], order[b])) in apart for a, b in itertools.combinations(group, 2))
    groups = [set(g) for size in range(1, len(order) + 1) for g in itertools.combinations(places, size) if together(g)]
    largest = sorted((sorted(g) for g in groups if not any(g < other for other in groups)))
    letters = {row: "" for row in order}
    for letter, group in zip("abcdefgh", largest):
        for place in group:
            letters[order[place]] += letter
    return [letters[row] for row in range(len(order))]


def told_apart(estimates, noise, resamples):
    shared = rng.normal(size=resamples)
    rows = np.round([e + noise * (0.6 * shared + rng.normal(size=resamples)) for e in estimates], 6)
    pairs = list(itertools.combinations(range(len(estimates)), 2))
    differences = {p: estimates[p[0]] - estimates[p[1]] for p in pairs}
    errors = {p: (rows[p[0]] - rows[p[1]]).std(ddof=1) for p in pairs}
    distances = [np.abs(rows[a] - rows[b] - differences[a, b]) / errors[a, b] for a, b in pairs]
    critical = np.quantile(np.max(distances, axis=0), 0.95)
    apart = {frozenset(p) for p in pairs if abs(differences[p]) > critical * errors[p]}
    better = lambda a, b: frozenset((a, b)) in apart and estimates[a] > estimates[b]
    k = range(len(estimates))
    ranks = [{"low": 1 + sum(better(b, a) for b in k), "high": len(estimates) - sum(better(a, b) for b in k)} for a in k]
    order = sorted(k, key=lambda row: (-estimates[row], row))
    typical = float(np.median(list(errors.values())))
    power = stats.norm.ppf(0.8)
    return {"replicates": rows.tolist(), "estimates": estimates, "ranks": ranks, "letters": letters_of(order, apart),
            "onePair": float((stats.norm.ppf(0.975) + power) * typical), "allPairs": float((critical + power) * typical)}


document = {
    "effectiveWilson": [effective_wilson(*given) for given in [(0.9, 0.03, 12, 0.95), (0.5, 0.08, 4.3, 0.95), (0.02, 0.015, 40, 0.9), (0.8, 0.02, 250, 0.99)]],
    "proportion": [share(25, 0, 0.8), share(60, 0, 0.05), share(40, 12, 0.6), share(30, 6, 0.95), share(12, 4, 1)],
    "conflict": [conflict(30, 0), conflict(50, 15)],
    "selfPreference": [self_preference(40, 9), self_preference(80, 40), self_preference(30, 1000)],
    "toldApart": [told_apart([0.6, 0.8, 0.7, 0.62, 0.78], 0.03, 120), told_apart([0.5, 0.55, 0.5, 0.7], 0.01, 80), told_apart([0.4, 0.42], 0.05, 60)],
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(document) + "\n")
