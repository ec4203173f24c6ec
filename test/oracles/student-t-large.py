"""Student's t with very many degrees of freedom, to 30 digits, for test/stats/student-t-large.test.ts.

Usage: python3 test/oracles/student-t-large.py > test/oracles/student-t-large.json (needs mpmath)
"""
import json

from mpmath import beta, mp, mpf, quad, sqrt, inf, findroot, ncdf, erfinv

mp.dps = 40


def density(x, df):
    return (1 + x * x / df) ** (-(df + 1) / 2) / (sqrt(df) * beta(df / 2, mpf(1) / 2))


def tail(t, df):
    """Probability of a value below -|t|."""
    t = abs(mpf(t))
    return quad(lambda x: density(x, df), [t, t + 1, t + 3, t + 8, t + 20, t + 60])


def quantile(p, df):
    z = sqrt(2) * erfinv(2 * mpf(p) - 1)
    return -findroot(lambda t: tail(t, df) - p, abs(z))


cdf = [
    {"t": -t, "df": df, "p": float(tail(t, mpf(df)))}
    for df in [1e7, 1e8, 1e9, 1e12]
    for t in [0.1, 1, 2, 3.5, 5]
]
quantiles = [
    {"probability": p, "df": df, "t": float(quantile(mpf(p), mpf(df)))}
    for df in [1e7, 1e8, 1e9, 1e12]
    for p in [0.4, 0.025, 0.001]
]
print(json.dumps({"cdf": cdf, "quantiles": quantiles}, indent=1))
