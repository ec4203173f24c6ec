"""Oracle values for the statistics of bias: logistic regression with cluster-robust errors, marginal effects, contrasts.

python3 test/oracles/bias.py > test/oracles/bias.json   (statsmodels 0.15, SciPy, NumPy)
"""
import itertools
import json
from fractions import Fraction

import numpy as np
import statsmodels.api as sm
from bias_reduced import bias_reduced
from scipy.optimize import linprog

rng = np.random.default_rng(20240601)


def columns(x, names):
    return {name: [float(v) for v in x[:, k]] for k, name in enumerate(names)}


def regression(n, groups, beta, round_to=3):
    names = [f"x{k}" for k in range(len(beta) - 1)]
    x = np.round(rng.normal(size=(n, len(names))), round_to)
    if len(names) > 1:
        x[:, 1] = np.sign(x[:, 1])
    labels = rng.integers(0, groups, size=n)
    shift = rng.normal(size=groups)[labels] * 0.5
    eta = beta[0] + x @ np.array(beta[1:]) + shift
    y = (rng.random(n) < 1 / (1 + np.exp(-eta))).astype(int)
    design = sm.add_constant(x, has_constant="add")
    case = {"outcomes": y.tolist(), "predictors": columns(x, names), "clusters": [f"c{g}" for g in labels], "fits": {}}
    model = sm.Logit(y, design)
    plain = model.fit(disp=0, method="newton", tol=1e-14, maxiter=100)
    count = len(set(labels.tolist()))
    g_factor = count / (count - 1)
    cr1 = g_factor * (n - 1) / (n - design.shape[1])
    for quantile in ("t", "z"):
        fit = model.fit(disp=0, method="newton", tol=1e-14, maxiter=100, cov_type="cluster", cov_kwds={"groups": labels}, use_t=quantile == "t")
        interval = fit.conf_int(alpha=0.1)
        effects = fit.get_margeff(at="overall", method="dydx")
        case["fits"][quantile] = {
            "values": fit.params.tolist(),
            "se": fit.bse.tolist(),
            "seClusters": (fit.bse * np.sqrt(g_factor / cr1)).tolist(),
            "low": interval[:, 0].tolist(),
            "high": interval[:, 1].tolist(),
            "covariance": fit.cov_params().tolist(),
            "effects": effects.margeff.tolist(),
            "effectSe": effects.margeff_se.tolist(),
        }
    case["logLikelihood"] = float(plain.llf)
    return case


def separated(x, y):
    """Whether some direction d has s_i x_i.d >= 0 for all i and > 0 for some: a linear programme."""
    design = np.column_stack([np.ones(len(y)), x])
    signed = design * (2 * np.array(y) - 1)[:, None]
    answer = linprog(-signed.sum(axis=0), A_ub=-signed, b_ub=np.zeros(len(y)), bounds=[(-1, 1)] * design.shape[1])
    return bool(-answer.fun > 1e-7)


def separations():
    cases = []
    while len(cases) < 60:
        n = int(rng.integers(5, 14))
        k = int(rng.integers(1, 3))
        x = rng.integers(-2, 3, size=(n, k))
        design = np.column_stack([np.ones(n), x])
        if np.linalg.matrix_rank(design) < k + 1:
            continue
        y = rng.integers(0, 2, size=n).tolist()
        if len(set(y)) < 2:
            continue
        is_separated = separated(x, y)
        if sum(case["separated"] == is_separated for case in cases) >= 30:
            continue
        cases.append({"outcomes": y, "columns": x.T.astype(float).tolist(), "separated": is_separated})
    return cases


def contrast(n, groups, clusters, weights):
    labels = rng.integers(0, clusters, size=n)
    group = rng.integers(0, groups, size=n)
    scores = np.round((rng.random(n) < 0.3 + 0.2 * group / groups).astype(float) / rng.integers(1, 3, size=n), 3)
    answer = bias_reduced(scores, np.eye(groups)[group], labels, np.array(weights, dtype=float))
    return {"scores": scores.tolist(), "groups": group.tolist(), "weights": list(map(float, weights)), "clusters": labels.tolist(), **answer}


def mean_with_error(effects, clusters):
    """OLS on a constant, cluster-robust with clusters / (clusters - 1): statsmodels with a constant alone."""
    fit = sm.OLS(np.array(effects, dtype=float), np.ones(len(effects))).fit(
        cov_type="cluster", cov_kwds={"groups": np.array(clusters)}, use_t=True)
    low, high = fit.conf_int()[0]
    return {"value": float(fit.params[0]), "se": float(fit.bse[0]), "low": float(low), "high": float(high)}


def lean(n, clusters, missing):
    items, rows = [], []
    for item in range(n):
        shares = [None if rng.random() < missing else float(rng.integers(0, 5)) / 4 for _ in range(4)]
        cluster = int(rng.integers(0, clusters))
        items.append({"cluster": cluster, "shares": shares})
        if None not in shares:
            # Least squares of the item's shares on place, letter and their product: the effects of this item.
            place, letter = np.array([1, -1, 1, -1]), np.array([1, -1, -1, 1])
            design = np.column_stack([np.ones(4), place, letter, place * letter])
            rows.append((np.linalg.solve(design, np.array(shares)), cluster))
    own = [c for _, c in rows]
    both = [(i["shares"], i["cluster"]) for i in items if None not in i["shares"][:2]]
    return {"items": items,
            "position": mean_with_error([e[1] for e, _ in rows], own),
            "letter": mean_with_error([e[2] for e, _ in rows], own),
            "interaction": mean_with_error([e[3] for e, _ in rows], own),
            "together": mean_with_error([(s[0] - s[1]) / 2 for s, _ in both], [c for _, c in both])}


def fairness(n, clusters):
    """The authors' formula, in fractions: count * share of each kind, rescaled by plus and minus the number of pairs."""
    words = ["first", "second", "tie"]
    pairs = [{"cluster": int(rng.integers(0, clusters)), "original": words[rng.choice(3, p=[0.5, 0.3, 0.2])],
              "swapped": words[rng.choice(3, p=[0.5, 0.3, 0.2])]} for _ in range(n)]
    letter = {"first": "A", "second": "B", "tie": "C"}
    kinds = [letter[p["original"]] + letter[p["swapped"]] for p in pairs]
    primacy = sum(k in ("AA", "AC", "CA") for k in kinds)
    recency = sum(k in ("BB", "BC", "CB") for k in kinds)
    raw = Fraction(recency * recency, primacy + recency) - Fraction(primacy * primacy, primacy + recency)
    score = (raw + n) / (2 * n) * 2 - 1
    return {"pairs": pairs, "primacy": primacy, "recency": recency, "consistency": 1 - (primacy + recency) / n,
            "fairness": float(score), "amongInconsistent": (recency - primacy) / (recency + primacy)}


def skewed(scores, clusters):
    """Hall's monotone cubic: the t for which t + g t^2 / (3 root(G)) + g^2 t^3 / (27 G) + g / (6 root(G)) is the quantile."""
    from scipy.optimize import brentq
    from scipy.stats import skew, t

    mean = mean_with_error(scores, clusters)
    added = [sum(s - mean["value"] for s, c in zip(scores, clusters) if c == label) for label in sorted(set(clusters))]
    # Influences of clusters add up to 0, so that their skewness is that about 0.
    g, count = float(skew(added)), len(added)
    cubic = lambda x: x + g * x**2 / (3 * count**0.5) + g**2 * x**3 / (27 * count) + g / (6 * count**0.5)
    ends = [brentq(lambda x: cubic(x) - q, -1e3, 1e3, xtol=1e-14) for q in t.ppf([0.975, 0.025], count - 1)]
    low, high = (mean["value"] - end * mean["se"] for end in ends)
    return {"scores": scores, "clusters": clusters, **mean, "low": low, "high": high}


def dealt_out(items):
    """Exact p-value: the distribution of the sum over pairs of all ways to deal out their answers."""

    def difference(a, b):
        alike = lambda couples: Fraction(sum(x == y for x, y in couples), len(couples))
        inside = (alike(list(itertools.combinations(a, 2))) + alike(list(itertools.combinations(b, 2)))) / 2
        return inside - alike(list(itertools.product(a, b)))

    whole, found = {Fraction(0): 1.0}, Fraction(0)
    for item in items:
        a, b = item["original"], item["swapped"]
        found += difference(a, b)
        together, ways = a + b, {}
        chosen = list(itertools.combinations(range(len(together)), len(a)))
        for places in chosen:
            value = difference([together[k] for k in places], [w for k, w in enumerate(together) if k not in places])
            ways[value] = ways.get(value, 0) + 1 / len(chosen)
        summed = {}
        for total, chance in whole.items():
            for value, own in ways.items():
                summed[total + value] = summed.get(total + value, 0) + chance * own
        whole = summed
    return float(sum(chance for total, chance in whole.items() if total >= found))


def flips(n, clusters, most):
    items = []
    for _ in range(n):
        p, q = rng.dirichlet([1, 1, 0.5]), rng.dirichlet([1, 1, 0.5])
        draw = lambda dist: ["A", "B", "tie"][rng.choice(3, p=dist)]
        items.append({"cluster": int(rng.integers(0, clusters)), "original": [draw(p) for _ in range(rng.integers(0, most))],
                      "swapped": [draw(q) for _ in range(rng.integers(0, most))]})

    def unlike(couples):
        couples = list(couples)
        return sum(a != b for a, b in couples) / len(couples)

    used = [i for i in items if len(i["original"]) > 1 and len(i["swapped"]) > 1]
    between = [unlike(itertools.product(i["original"], i["swapped"])) for i in used]
    within = [(unlike(itertools.combinations(i["original"], 2)) + unlike(itertools.combinations(i["swapped"], 2))) / 2 for i in used]
    own = [i["cluster"] for i in used]
    asked = [(a, i["cluster"]) for i in items for a in (i["original"], i["swapped"])]
    stable = [(max(a.count(w) for w in set(a)) / len(a), c) for a, c in asked if len(a) > 1]
    return {"items": items, "between": mean_with_error(between, own), "within": mean_with_error(within, own),
            "bias": skewed([b - w for b, w in zip(between, within)], own), "p": dealt_out(used),
            "stability": mean_with_error([s for s, _ in stable], [c for _, c in stable])}


def weak_orders(k):
    """All places 0, 1, ... of k outputs without a gap: 1, 3, 13, 75, 541, 4683 for k = 1..6."""
    return [p for p in itertools.product(range(k), repeat=k) if set(p) == set(range(max(p) + 1))]


def agrees(table, subset):
    """Whether some weak order of the subset agrees with all its verdicts."""
    return any(all(np.sign(p[b] - p[a]) == table[i][j] for a, i in enumerate(subset) for b, j in enumerate(subset) if a < b)
               for p in weak_orders(len(subset)))


def tables():
    cases = []
    for k in (3, 4, 5, 6):
        orders = weak_orders(k)
        for missing in (0, 0.2):
            table = [[0 if i == j else (None if rng.random() < missing else int(rng.integers(-1, 2))) for j in range(k)] for i in range(k)]
            upper = [(i, j) for i in range(k) for j in range(i + 1, k) if table[i][j] is not None]
            changes = min(sum(int(np.sign(p[j] - p[i])) != table[i][j] for i, j in upper) for p in orders)
            case = {"table": table, "changes": changes, "pairs": len(upper)}
            for size in (3, 4, 5):
                sets = [s for s in itertools.combinations(range(k), size) if all(table[a][b] is not None for a, b in itertools.combinations(s, 2))]
                case[f"sets{size}"] = len(sets)
                case[f"bad{size}"] = sum(not agrees(table, s) for s in sets)
            both = [(i, j) for i, j in itertools.combinations(range(k), 2) if table[i][j] is not None and table[j][i] is not None]
            case["swapped"] = len(both)
            case["unstable"] = sum(table[i][j] != -table[j][i] for i, j in both)
            cases.append(case)
    return cases


def length_controlled(n, clusters, with_position):
    labels = rng.integers(0, clusters, size=n)
    length = rng.integers(-400, 600, size=n)
    first = np.where(np.arange(n) % 2 == 0, 1, -1)
    scale = np.sqrt(np.mean(length.astype(float) ** 2))
    x = np.tanh(length / scale)
    eta = 0.7 + 0.9 * x + 0.4 * first
    y = (rng.random(n) < 1 / (1 + np.exp(-eta))).astype(int)
    design = np.column_stack([np.ones(n), x] + ([first] if with_position else []))
    fit = sm.Logit(y, design).fit(disp=0, method="newton", tol=1e-14, maxiter=100, cov_type="cluster", cov_kwds={"groups": labels}, use_t=True)
    zeroed = design.copy()
    zeroed[:, 1] = 0
    p = 1 / (1 + np.exp(-zeroed @ fit.params))
    value = p.mean()
    gradient = (zeroed * (p * (1 - p))[:, None]).mean(axis=0)
    from scipy.stats import t

    half = t.ppf(0.975, len(set(labels.tolist())) - 1) * np.sqrt(gradient @ fit.cov_params() @ gradient) / (value * (1 - value))
    expit = lambda v: float(1 / (1 + np.exp(-v)))
    logit = np.log(value / (1 - value))
    return {"correct": y.tolist(), "lengthDifferences": length.tolist(), "first": first.tolist() if with_position else None,
            "clusters": labels.tolist(), "value": float(value), "low": expit(logit - half), "high": expit(logit + half), "raw": float(y.mean())}


def length_balanced(n, clusters, strata):
    better, other = rng.integers(1, 60, size=n), rng.integers(1, 60, size=n)
    scores = rng.integers(0, 3, size=n) / 2
    labels = rng.integers(0, clusters, size=n)
    keep = better != other
    distance = np.abs(better - other) / (better + other)
    kept = distance[keep]
    # Rank of the first of equals, cut into strata of equal size.
    stratum = np.array([int((kept < d).sum() * strata // len(kept)) for d in kept])
    longer = (better > other)[keep]
    s = scores[keep]
    own = labels[keep]
    sides = [(stratum == b, (stratum == b) & longer, (stratum == b) & ~longer) for b in range(strata)]
    parts = [(np.sum(a), s[l], s[o]) for a, l, o in sides if len(set(own[l])) > 1 and len(set(own[o])) > 1]
    total = sum(p[0] for p in parts)
    balanced = sum(p[0] / total * (p[1].mean() + p[2].mean()) / 2 for p in parts)
    return {"scores": scores.tolist(), "betterLengths": better.tolist(), "otherLengths": other.tolist(), "clusters": labels.tolist(),
            "strata": strata, "longer": float(s[longer].mean()), "shorter": float(s[~longer].mean()), "balanced": float(balanced),
            "covered": float(total / n)}


def welch(sizes):
    """Groups in clusters of one score each, none shared: the standard error of SciPy's t-test with unequal variances."""
    from scipy.stats import t, ttest_ind

    groups = [np.round(rng.normal(k, 1 + k, size=size), 3) for k, size in enumerate(sizes)]
    test = ttest_ind(*groups, equal_var=False)
    low, high = test.confidence_interval(0.95)
    return {"scores": np.concatenate(groups).tolist(), "groups": [k for k, size in enumerate(sizes) for _ in range(size)],
            "se": float((high - low) / 2 / t.ppf(0.975, test.df))}


def far_from_zero(n, groups):
    """Predictors of great size far from 0, and of tiny size: effects and covariances in their own units."""
    labels = rng.integers(0, groups, size=n)
    year, tiny = 2000.0 + rng.integers(0, 30, size=n), np.round(rng.normal(size=n), 3) * 1e-3
    eta = 0.1 * (year - 2015) + 900 * tiny + 0.5 * rng.normal(size=groups)[labels]
    y = (rng.random(n) < 1 / (1 + np.exp(-eta))).astype(int)
    centred = sm.add_constant(np.column_stack([year - 2015, tiny]))
    fit = sm.Logit(y, centred).fit(disp=0, method="newton", tol=1e-14, maxiter=100, cov_type="cluster", cov_kwds={"groups": labels}, use_t=True)
    effects = fit.get_margeff(at="overall", method="dydx")
    # By differences of mean fitted probabilities too, so that no formula of slopes is trusted.
    mean = lambda shift: fit.predict(centred + shift).mean()
    steps = [np.array([0, 1e-4, 0]), np.array([0, 0, 1e-7])]
    slopes = [float((mean(h) - mean(-h)) / (2 * h.max())) for h in steps]
    return {"outcomes": y.tolist(), "predictors": {"year": year.tolist(), "tiny": tiny.tolist()}, "clusters": labels.tolist(),
            "effects": effects.margeff.tolist(), "effectSe": effects.margeff_se.tolist(), "slopes": slopes}


document = {
    "logistic": [regression(60, 12, [0.2, 0.8]), regression(300, 40, [-0.4, 0.5, 1.0, -0.7]), regression(90, 90, [1.5, 0.0, 0.6])],
    "separation": separations(),
    "contrast": [contrast(40, 2, 9, [1, -1]), contrast(120, 4, 30, [0.1, 0.4, 0.3, 0.2]), contrast(25, 3, 25, [1, -0.5, -0.5])],
    "lean": [lean(30, 8, 0), lean(60, 60, 0.1)],
    "fairness": [fairness(40, 12), fairness(25, 25)],
    "flips": [flips(30, 9, 4), flips(60, 30, 6)],
    "tables": tables(),
    "lengthControlled": [length_controlled(80, 20, False), length_controlled(200, 50, True)],
    "lengthBalanced": [length_balanced(50, 12, 4), length_balanced(90, 90, 3), length_balanced(40, 40, 5)],
    "welch": [welch([5, 55]), welch([2, 9]), welch([30, 30])],
    "farFromZero": [far_from_zero(150, 40), far_from_zero(400, 400)],
}
print(json.dumps(document, indent=1))
