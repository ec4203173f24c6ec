"""Reference values for estimates that a judge and a few labels make together.

PPI++: ppi_py, its own weights and intervals; clusters: statsmodels' OLS of two constants with cluster-robust covariance, and
Welch's degrees of freedom; Rogan and Gladen: the published interval with its gradient taken by complex steps in place of
algebra; the split of labels: from the rule in exact fractions.

Run: python3 test/oracles/corrections.py, with numpy, scipy, statsmodels and ppi_python from PyPI
"""

import json
import pathlib
import random
from fractions import Fraction
from importlib.metadata import version

import numpy as np
import statsmodels.api as sm
from ppi_py import classical_mean_ci, ppi_mean_ci, ppi_mean_pointestimate
from scipy import stats

draw = random.Random(20261128)


def sample(n, kind, skill, clusters):
    label = [draw.randrange(clusters) if clusters else None for _ in range(n)]
    level = [draw.random() for _ in range(max(clusters, 1))]
    human, judge = [], []
    for one in label:
        base = draw.random() if one is None else 0.5 * level[one] + 0.5 * draw.random()
        if kind == "binary":
            truth = 1 if base < 0.6 else 0
            said = truth if draw.random() < skill else draw.randrange(2)
        else:
            truth = 1 + round(4 * base)
            said = min(5, max(1, truth + draw.choice([-1, 0, 0, 1]))) if draw.random() < skill else draw.randint(1, 5)
        human.append(truth)
        judge.append(said)
    return human, judge, [f"c{one}" for one in label] if clusters else None


def means():
    cases = []
    for n, others, kind, skill in [(20, 200, "binary", 0.8), (40, 60, "binary", 0.3), (7, 3, "score", 0.9),
                                   (100, 1000, "score", 0.7), (2, 2, "score", 1.0), (30, 300, "score", 0.0)]:
        human, judge, _ = sample(n, kind, skill, 0)
        _, unlabelled, _ = sample(others, kind, skill, 0)
        y, f, u = (np.array(values, float) for values in (human, judge, unlabelled))
        case = {"human": human, "judge": judge, "unlabelled": unlabelled, "fits": []}
        if np.concatenate([f, u]).std() == 0:
            raise ValueError("constant judge")
        for lam in (None, 0.0, 0.4, 1.0):
            for level in (0.95, 0.8):
                low, high = ppi_mean_ci(y, f, u, alpha=1 - level, lam=lam)
                value = ppi_mean_pointestimate(y, f, u, lam=lam)
                case["fits"].append({"lambda": "tuned" if lam is None else lam, "level": level,
                                     "value": float(np.ravel(value)[0]), "low": float(np.ravel(low)[0]),
                                     "high": float(np.ravel(high)[0])})
        low, high = classical_mean_ci(y, alpha=0.05)
        case["classical"] = {"low": float(np.ravel(low)[0]), "high": float(np.ravel(high)[0])}
        cases.append(case)
    return cases


def clustered():
    cases = []
    for n, others, kind, clusters, shared in [(40, 120, "binary", 12, False), (60, 200, "score", 15, True),
                                              (25, 30, "score", 5, True)]:
        human, judge, ours = sample(n, kind, 0.7, clusters)
        _, unlabelled, theirs = sample(others, kind, 0.7, clusters)
        if not shared:
            theirs = [f"u{one}" for one in theirs]
        lam = 0.6
        residual = np.array(human, float) - lam * np.array(judge, float)
        leaning = lam * np.array(unlabelled, float)
        values = np.concatenate([residual, leaning])
        design = np.zeros((n + others, 2))
        design[:n, 0] = 1
        design[n:, 1] = 1
        names = sorted(set(ours) | set(theirs))
        groups = np.array([names.index(one) for one in ours + theirs])
        fit = sm.OLS(values, design).fit(cov_type="cluster", cov_kwds={"groups": groups, "use_correction": False})
        plain = float(np.sqrt(np.ones(2) @ fit.cov_params() @ np.ones(2)))
        case = {"human": human, "judge": judge, "clusters": ours, "unlabelled": unlabelled, "theirs": theirs,
                "lambda": lam, "value": float(fit.params.sum()), "plain": plain}
        if not shared:
            parts = []
            for part, labels in ((residual, ours), (leaning, theirs)):
                own = sorted(set(labels))
                one = sm.OLS(part, np.ones(len(part))).fit(
                    cov_type="cluster", cov_kwds={"groups": np.array([own.index(label) for label in labels])})
                parts.append((float(one.cov_params()[0][0]), len(own)))
            total = sum(variance for variance, _ in parts)
            df = total ** 2 / sum(variance ** 2 / (count - 1) for variance, count in parts)
            half = stats.t.ppf(0.975, df) * total ** 0.5
            case["corrected"] = {"se": total ** 0.5, "df": df, "low": case["value"] - half, "high": case["value"] + half}
        cases.append(case)
    return cases


def shares():
    cases = []
    for n, others, skill in [(40, 300, 0.8), (15, 20, 0.4)]:
        human = [draw.choice(["A", "A", "B", "tie"]) for _ in range(n)]
        judge = [one if draw.random() < skill else draw.choice(["A", "B", "tie"]) for one in human]
        unlabelled = [draw.choice(["A", "A", "B", "tie"]) for _ in range(others)]
        names = sorted(set(human + judge + unlabelled))
        y, f, u = (np.array([[float(one == name) for name in names] for one in values])
                   for values in (human, judge, unlabelled))
        value = ppi_mean_pointestimate(y, f, u, lam=None, lam_optim_mode="overall")
        cases.append({"human": human, "judge": judge, "unlabelled": unlabelled, "names": names,
                      "value": [float(one) for one in np.ravel(value)]})
    return cases


def corrected(p, q0, q1):
    return (p + q0 - 1) / (q0 + q1 - 1)


def rogan_gladen():
    cases = []
    for judged, specificity, sensitivity, level in [
        ((400, 1000), (140, 200), (180, 200), 0.95), ((250, 500), (80, 100), (80, 100), 0.9),
        ((30, 50), (10, 10), (10, 10), 0.95), ((0, 50), (9, 10), (12, 12), 0.95), ((50, 50), (20, 21), (30, 31), 0.99),
        ((5, 100), (90, 100), (90, 100), 0.95), ((123, 777), (45, 50), (33, 60), 0.8), ((1, 1), (30, 40), (34, 40), 0.5),
    ]:
        z = stats.norm.ppf(0.5 + level / 2)
        rates, variances = [], []
        for (successes, n), more in ((judged, z * z), (specificity, 2), (sensitivity, 2)):
            rate = (successes + more / 2) / (n + more)
            rates.append(rate)
            variances.append(rate * (1 - rate) / (n + more))
        step = 1e-30
        gradient = [corrected(*[rate + (step * 1j if place == at else 0) for place, rate in enumerate(rates)]).imag / step
                    for at in range(3)]
        se = sum(slope ** 2 * variance for slope, variance in zip(gradient, variances)) ** 0.5
        theta = corrected(*rates)
        # The gradients of the two error rates are (1 - theta) / J and -theta / J.
        slope = rates[1] + rates[2] - 1
        shift = 2 * z * z * -slope * (gradient[1] * variances[1] + gradient[2] * variances[2])
        clip = lambda share: min(1, max(0, share))
        value = corrected(*[Fraction(*count) for count in (judged, specificity, sensitivity)])
        spread = z * (variances[1] + variances[2]) ** 0.5
        cases.append({"judged": judged, "specificity": specificity, "sensitivity": sensitivity, "level": level,
                      "value": clip(float(value)), "low": clip(theta + shift - z * se),
                      "high": clip(theta + shift + z * se), "information": [slope - spread, min(1, slope + spread)]})
    return cases


def splits():
    cases = []
    for labels, passed, specificity, sensitivity in [(200, 0.4, (7, 10), (9, 10)), (100, 0.5, (4, 5), (4, 5)),
                                                     (50, 1.0, (4, 5), (5, 5)), (20, 0.02, (4, 8), (8, 8)),
                                                     (7, 0.5, (0, 0), (0, 0)), (50, 0.0, (4, 5), (5, 5))]:
        wrong = [Fraction(n - right + 1, n + 2) for right, n in (specificity, sensitivity)]
        kappa = wrong[0] / wrong[1]
        odds = passed / (1 - passed) / float(kappa) ** 0.5 if passed < 1 else float("inf")
        wanted = labels * odds / (1 + odds) if passed < 1 else labels
        passing = max(sensitivity[1], round(min(labels - specificity[1], wanted)))
        cases.append({"labels": labels, "passed": passed, "specificity": specificity, "sensitivity": sensitivity,
                      "failing": labels - passing, "passing": passing})
    return cases


document = {
    "versions": {name: version(name) for name in ("numpy", "scipy", "statsmodels", "ppi-python")},
    "means": means(),
    "clustered": clustered(),
    "shares": shares(),
    "roganGladen": rogan_gladen(),
    "splits": splits(),
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(document, separators=(",", ":")) + "\n")
