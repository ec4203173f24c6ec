"""Reference values for golds under suspicion and for anchor items.

Golds: the same density put to SciPy's BFGS over abilities, log spread and log odds of the rate, with a finer and wider sum over ease
scaled by the spread; probabilities by Bayes' rule. Anchor items: determinants of diagonal precision matrices, step by step.

Run: /usr/bin/python3 test/oracles/suspect-gold.py
Debian 12: python3-scipy
"""

import json
import pathlib

import numpy
import scipy
from scipy import optimize
from scipy.special import expit, log_expit, logsumexp

draw = numpy.random.default_rng(20260606)
T = numpy.linspace(-9, 9, 3001)
LOG_T = -(T**2) / 2 - logsumexp(-(T**2) / 2)


def fit(rows, weights, prior, strength):
    x = numpy.array([[numpy.nan if value is None else value for value in row] for row in rows], float)
    seen = ~numpy.isnan(x)
    filled = numpy.where(seen, x, 0)
    w = numpy.array(weights)[:, None]
    raters = len(rows)

    def parts(parameters):
        theta, spread, rate = parameters[:raters], numpy.exp(parameters[raters]), expit(parameters[raters + 1])
        z = theta[:, None] + spread * T
        hit, miss = log_expit(z), log_expit(-z)
        right = (w * filled).T @ hit + (w * (seen - filled)).T @ miss + LOG_T
        flipped = (w * filled).T @ miss + (w * (seen - filled)).T @ hit + LOG_T
        return numpy.log1p(-rate) + logsumexp(right, axis=1), numpy.log(rate) + logsumexp(flipped, axis=1), rate

    def negative(parameters):
        right, flipped, rate = parts(parameters)
        prior_part = -((parameters[:raters] / 2) ** 2).sum() / 2 + strength * (prior * numpy.log(rate) + (1 - prior) * numpy.log1p(-rate))
        return -(numpy.logaddexp(right, flipped).sum() + prior_part)

    shares = (filled.sum(1) + 0.5) / (seen.sum(1) + 1)
    start = numpy.concatenate([numpy.log(shares / (1 - shares)), [0.0, numpy.log(prior / (1 - prior))]])
    jac = lambda p: optimize.approx_fprime(p, negative, 1e-6)  # noqa: E731
    found = optimize.minimize(negative, start, jac=jac, method="BFGS", options={"gtol": 1e-5, "maxiter": 2000})
    found = optimize.minimize(negative, found.x, method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000, "initial_simplex": numpy.vstack([found.x, found.x + 1e-3 * numpy.eye(len(found.x))])})
    right, flipped, rate = parts(found.x)
    return {
        "abilities": found.x[:raters].tolist(),
        "spread": float(numpy.exp(found.x[raters])),
        "rate": float(rate),
        "objective": -float(found.fun),
        "wrong": numpy.exp(flipped - numpy.logaddexp(right, flipped)).tolist(),
    }


def gold_cases():
    cases = []
    for name, raters, items, missing, share, weights, prior, strength in (
        ("complete", 6, 60, 0, 0, None, 0.05, 20), ("missing responses", 8, 50, 0.2, 0, None, 0.05, 20),
        ("shares and weights", 5, 40, 0.1, 0.3, [0.4, 0.4, 0.4, 1, 1], 0.1, 10), ("one rater", 1, 20, 0, 0, None, 0.05, 20),
    ):  # fmt: skip
        theta, ease = draw.uniform(0.3, 2.5, raters), draw.normal(0, 1, items)
        responses = (draw.random((raters, items)) < expit(theta[:, None] + ease)).astype(float)
        wrong = draw.random(items) < 0.08
        responses = numpy.where(wrong, 1 - responses, responses)
        responses = numpy.where(draw.random((raters, items)) < share, 0.5, responses)
        holes = draw.random((raters, items)) < missing
        rows = [[None if hole else float(value) for value, hole in zip(*row)] for row in zip(responses, holes)]
        if missing > 0:
            for row in rows:
                row[0] = None  # an item that nobody answered
        weights = weights or [1.0] * raters
        cases.append({"name": name, "responses": rows, "weights": weights, "prior": prior, "strength": strength, **fit(rows, weights, prior, strength)})
    return cases


def anchor_cases():
    cases = []
    for items, raters, count in ((12, 5, 4), (40, 11, 10), (3, 2, 9)):
        a, d, theta = draw.normal(0.8, 0.8, items), draw.normal(0, 1, items), draw.normal(size=raters)
        p = expit(a[:, None] * theta + d[:, None])
        information = a[:, None] ** 2 * p * (1 - p)
        precision, chosen = numpy.eye(raters), []
        while len(chosen) < count:
            able = [i for i in range(items) if i not in chosen and a[i] > 0]
            if not able:
                break
            chosen.append(max(able, key=lambda i: numpy.linalg.slogdet(precision + numpy.diag(information[i]))[1]))
            precision = precision + numpy.diag(information[chosen[-1]])
        cases.append(
            {
                "items": [{"discrimination": float(x), "intercept": float(y)} for x, y in zip(a, d)],
                "abilities": theta.tolist(),
                "count": count,
                "chosen": chosen,
                "errors": numpy.sqrt(numpy.diag(numpy.linalg.inv(precision))).tolist(),
            }
        )
    return cases


out = {"versions": {"numpy": numpy.__version__, "scipy": scipy.__version__}, "gold": gold_cases(), "anchors": anchor_cases()}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(out, indent=1) + "\n")
