"""Reference values for juries and items.

Dawid-Skene: matrices and sums in place of our loops, with one-hot votes. Two-parameter logistic model: the same objective put to SciPy's
BFGS with its own gradient (Fisher's identity is not used: the integrals are differentiated point by point), a finer and wider quadrature.
Weights in fractions.

Run: /usr/bin/python3 test/oracles/items.py
Debian 12: python3-scipy
"""

import json
import math
import pathlib
from fractions import Fraction

import numpy
import scipy
from scipy import optimize
from scipy.special import expit, log_expit, logsumexp

draw = numpy.random.default_rng(20260505)


def dawid_skene(votes, classes, smoothing):
    votes = numpy.array(votes)
    hot = (votes[:, :, None] == numpy.arange(classes)).astype(float)  # rater, item, class
    voted = hot.sum((0, 2)) > 0
    shares = numpy.where(voted[:, None], hot.sum(0) / numpy.maximum(hot.sum((0, 2)), 1)[:, None], 0)
    for _ in range(200000):
        prior = shares[voted].sum(0) + smoothing
        prior = prior / prior.sum()
        counts = numpy.einsum("it,jiv->jtv", shares, hot) + smoothing
        sums = counts.sum(2, keepdims=True)
        confusion = numpy.where(sums > 0, counts / numpy.where(sums > 0, sums, 1), 1 / classes)
        with numpy.errstate(divide="ignore", invalid="ignore"):
            # A product of probabilities, as powers: 0 ** 0 is 1.
            joint = prior * numpy.prod(confusion[:, None, :, :] ** hot[:, :, None, :], axis=(0, 3))
        new = joint / joint.sum(1, keepdims=True)
        moved = numpy.abs(new - shares)[voted].max()
        shares = numpy.where(voted[:, None], new, 0)
        if moved < 1e-15:
            break
    return {
        "posteriors": numpy.where(voted[:, None], shares, prior).tolist(),
        "prior": prior.tolist(),
        "confusion": confusion.reshape(len(votes), -1).tolist(),
        "logLikelihood": float(numpy.log(joint.sum(1))[voted].sum()),
    }


def votes_of(raters, items, classes, missing):
    truth = draw.integers(classes, size=items)
    skill = draw.uniform(0.55, 0.95, raters)
    rows = numpy.where(draw.random((raters, items)) < skill[:, None], truth, draw.integers(classes, size=(raters, items)))
    return numpy.where(draw.random((raters, items)) < missing, -1, rows).tolist()


def dawid_skene_cases():
    cases = []
    for raters, items, classes, missing, smoothing in (
        (3, 40, 2, 0, 0), (5, 60, 3, 0.2, 0), (4, 30, 2, 0.1, 0.5), (7, 50, 4, 0.3, 1), (2, 12, 2, 0, 0.1),
    ):  # fmt: skip
        votes = votes_of(raters, items, classes, missing)
        cases.append({"name": f"{raters} raters, {classes} classes", "votes": votes, "classes": classes, "smoothing": smoothing})
    cases.append({"name": "one rater", "votes": [[0, 1, 1, -1]], "classes": 2, "smoothing": 0})
    cases.append({"name": "one class seen", "votes": [[1, 1, 1], [1, 1, -1]], "classes": 2, "smoothing": 0})
    cases.append({"name": "one item", "votes": [[0], [0], [1]], "classes": 2, "smoothing": 0})
    cases.append({"name": "an item without votes", "votes": [[0, -1, 1, 0], [0, -1, 1, 1], [1, -1, 1, 0]], "classes": 2, "smoothing": 0.2})
    for case in cases:
        case.update(dawid_skene(case["votes"], case["classes"], case["smoothing"]))
    return cases


def weights():
    return [
        {"right": right, "trials": trials, "smoothing": smoothing, "value": math.log(Fraction(right + smoothing) / Fraction(trials - right + smoothing))}
        for right, trials, smoothing in ((8, 10, 1), (0, 0, 1), (5, 5, 0.5), (0, 7, 2), (12.5, 40, 1))
    ]


GRID = numpy.linspace(-8, 8, 4001)
LOG_WEIGHTS = -GRID**2 / 2 - logsumexp(-GRID**2 / 2)


def fit_items(rows, prior):
    x = numpy.array([[numpy.nan if value is None else value for value in row] for row in rows], float)
    seen = ~numpy.isnan(x)
    filled = numpy.where(seen, x, 0)
    items = x.shape[1]
    mean_a, sd_a, mean_d, sd_d = prior

    def joint(parameters):
        z = parameters[:items, None] * GRID + parameters[items:, None]  # item, point
        return filled @ log_expit(z) + (seen - filled) @ log_expit(-z) + LOG_WEIGHTS  # rater, point

    def negative(parameters):
        a, d = parameters[:items], parameters[items:]
        prior_part = -((a - mean_a) ** 2).sum() / (2 * sd_a**2) - ((d - mean_d) ** 2).sum() / (2 * sd_d**2)
        return -(logsumexp(joint(parameters), axis=1).sum() + prior_part)

    def gradient(parameters):
        a, d = parameters[:items], parameters[items:]
        logs = joint(parameters)
        post = numpy.exp(logs - logsumexp(logs, axis=1, keepdims=True))
        p = expit(a[:, None] * GRID + d[:, None])
        residual = filled[:, :, None] - seen[:, :, None] * p  # rater, item, point
        by_d = numpy.einsum("jq,jiq->i", post, residual)
        by_a = numpy.einsum("jq,jiq,q->i", post, residual, GRID)
        return -numpy.concatenate([by_a - (a - mean_a) / sd_a**2, by_d - (d - mean_d) / sd_d**2])

    start = numpy.concatenate([numpy.ones(items), numpy.zeros(items)])
    check = optimize.check_grad(negative, gradient, start + 0.1)
    assert check < 1e-4, check
    found = optimize.minimize(negative, start, jac=gradient, method="BFGS", options={"gtol": 1e-9, "maxiter": 10000})
    logs = joint(found.x)
    post = numpy.exp(logs - logsumexp(logs, axis=1, keepdims=True))
    means = post @ GRID
    return {
        "discrimination": found.x[:items].tolist(),
        "intercept": found.x[items:].tolist(),
        "objective": -float(found.fun),
        "means": means.tolist(),
        "deviations": numpy.sqrt((post * (GRID - means[:, None]) ** 2).sum(1)).tolist(),
    }


def item_cases():
    cases = []
    for name, raters, items, missing, share, prior in (
        ("complete", 12, 8, 0, 0, (1, 1, 0, 3)), ("missing responses", 20, 10, 0.2, 0, (1, 1, 0, 3)),
        ("shares of a right response", 15, 6, 0.1, 0.3, (1, 1, 0, 3)), ("other priors", 10, 7, 0, 0, (1.2, 0.5, 0.5, 1.5)),
    ):  # fmt: skip
        theta = draw.normal(size=raters)
        a, d = draw.uniform(-0.3, 2, items), draw.normal(0, 1, items)
        responses = (draw.random((raters, items)) < expit(theta[:, None] * a + d)).astype(float)
        responses = numpy.where(draw.random((raters, items)) < share, 0.5, responses)
        if name == "complete":
            responses[:, 0], responses[:, 1] = 1, 0  # constant columns
        holes = draw.random((raters, items)) < missing
        rows = [[None if hole else float(value) for value, hole in zip(*row)] for row in zip(responses, holes)]
        if missing > 0:
            rows[0] = [None] * items  # a rater who answered nothing
        cases.append({"name": name, "responses": rows, "prior": prior, **fit_items(rows, prior)})
    return cases


out = {
    "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__},
    "dawidSkene": dawid_skene_cases(),
    "weights": weights(),
    "itemResponse": item_cases(),
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(out, indent=1) + "\n")
