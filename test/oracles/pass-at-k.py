"""Exact pass@k by fractions of binomial coefficients, for test/stats/pass-at-k.test.ts.

Usage: python3 test/oracles/pass-at-k.py > test/oracles/pass-at-k.json
"""
import json
import random
from fractions import Fraction
from math import comb


def case(samples, correct, k):
    value = 1 - Fraction(comb(samples - correct, k), comb(samples, k))
    return {"samples": samples, "correct": correct, "k": k, "value": float(value)}


def main():
    rng = random.Random(20210707)
    cases = [case(n, c, k) for n in range(1, 7) for c in range(n + 1) for k in range(1, n + 1)]
    for most in [50, 200, 1000, 5000]:
        for _ in range(10):
            n = rng.randint(10, most)
            cases.append(case(n, rng.randint(0, n), rng.choice([1, 2, 5, 10, n // 2, n])))
    print(json.dumps(cases, indent=1))


main()
