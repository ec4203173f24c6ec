"""Bell and McCaffrey's cluster-robust interval of a contrast, with all matrices written out, for the other scripts."""

import numpy as np
import statsmodels.api as sm
from scipy.linalg import pinvh, sqrtm
from scipy.stats import t


def bias_reduced(scores, design, labels, weights):
    """CR2 and its degrees of freedom; the means by statsmodels."""
    fit = sm.OLS(scores, design).fit()
    n = len(scores)
    bread = np.linalg.inv(design.T @ design)
    maker = np.eye(n) - design @ bread @ design.T
    rows, estimates = [], []
    for label in sorted(set(labels.tolist())):
        inside = labels == label
        root = pinvh(np.real(sqrtm(maker[np.ix_(inside, inside)])))
        combination = root @ design[inside] @ bread @ weights
        if not combination.any():
            continue
        rows.append(maker[:, inside] @ combination)
        estimates.append(combination @ fit.resid[inside])
    covariance = np.array(rows) @ np.array(rows).T
    df = float(np.trace(covariance) ** 2 / np.sum(covariance**2))
    se = float(np.sqrt(np.sum(np.square(estimates))))
    value, half = float(weights @ fit.params), float(t.ppf(0.975, df)) * se
    return {"value": value, "se": se, "df": df, "low": value - half, "high": value + half, "means": fit.params.tolist()}
