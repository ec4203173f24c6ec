"""Exact response-set errors by fractions, for test/stats/response-set-error.test.ts.

Usage: python3 test/oracles/response-sets.py > test/oracles/response-sets.json
"""
import json
import random
from fractions import Fraction

LABELS = ["yes", "no", "unclear"]


def error(annotators, judge):
    total = Fraction(0)
    for people, repeats in zip(annotators, judge):
        for label in LABELS:
            of_people = Fraction(sum(label in s for s in people), len(people))
            of_judge = Fraction(sum(label in s for s in repeats), len(repeats))
            total += (of_judge - of_people) ** 2
    return total / len(judge)


def draw(rng, least, most):
    return [
        rng.sample(LABELS, rng.randint(1, len(LABELS))) for _ in range(rng.randint(least, most))
    ]


def main():
    rng = random.Random(20250305)
    cases = []
    for items in [1, 1, 2, 5, 20]:
        annotators = [draw(rng, 1, 5) for _ in range(items)]
        judge = [draw(rng, 1, 4) for _ in range(items)]
        cases.append(
            {"annotators": annotators, "judge": judge, "value": float(error(annotators, judge))}
        )
    print(json.dumps({"labels": LABELS, "cases": cases}, indent=1))


main()
