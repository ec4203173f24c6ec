"""Pair metrics by their definitions, in plain Python, as an oracle for src/metrics.

Run: python3 test/oracles/pair-metrics.py > test/oracles/pair-metrics.json
Krippendorff's alpha is computed from pairwise disagreements (double loops), not from a coincidence matrix.
"""

import itertools
import json
import random
import sys


def credit(preference, gold):
    if preference == gold:
        return 1.0
    if preference in ("-", "!"):
        return 0.0
    return 0.5 if "tie" in (preference, gold) else 0.0


def kappa(first, second):
    n = len(first)
    labels = sorted(set(first) | set(second))
    observed = sum(a == b for a, b in zip(first, second)) / n
    expected = sum((first.count(c) / n) * (second.count(c) / n) for c in labels)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def alpha(units):
    units = [[v for v in unit if v is not None] for unit in units]
    units = [unit for unit in units if len(unit) >= 2]
    values = [v for unit in units for v in unit]
    n = len(values)
    observed = sum(
        sum(a != b for a, b in itertools.permutations(unit, 2)) / (len(unit) - 1) for unit in units
    ) / n
    expected = sum(a != b for a, b in itertools.permutations(values, 2)) / (n * (n - 1))
    return None if expected == 0 else 1 - observed / expected


def case(seed, n, menu, golds):
    rng = random.Random(seed)
    rows = [
        {
            "gold": rng.choice(golds),
            "lengths": [rng.randint(1, 9), rng.randint(1, 9)],
            "original": rng.choice(menu),
            "swapped": rng.choice(menu),
        }
        for _ in range(n)
    ]
    shown = ("original", "swapped")
    missing = ("-", "!")
    result = {
        "accuracy": sum(credit(r[p], r["gold"]) for r in rows for p in shown) / (2 * n),
        "accuracyByPresentation": {p: sum(credit(r[p], r["gold"]) for r in rows) / n for p in shown},
        "bothCorrect": sum(all(credit(r[p], r["gold"]) == 1 for p in shown) for r in rows) / n,
        "selfAgreement": sum(r["original"] == r["swapped"] and r["original"] not in missing for r in rows) / n,
        "missing": sum(r[p] in missing for r in rows for p in shown) / (2 * n),
    }
    kappas, alphas = [], []
    for p in shown:
        judged = [(r[p], r["gold"]) for r in rows if r[p] not in missing]
        kappas.append(kappa([a for a, _ in judged], [b for _, b in judged]))
        alphas.append(alpha([list(pair) for pair in judged]))
    result["kappa"] = sum(kappas) / 2
    result["alpha"] = sum(alphas) / 2
    result["selfAlpha"] = alpha([[None if r[p] in missing else r[p] for p in shown] for r in rows])
    decided = [(r, p) for r in rows for p in shown if r[p] in ("A", "B")]
    first = sum(r[p] == ("A" if p == "original" else "B") for r, p in decided)
    result["positionLean"] = first / len(decided) - 0.5
    unequal = [(r, p) for r, p in decided if r["lengths"][0] != r["lengths"][1] and r["gold"] != "tie"]
    longer = lambda r: "A" if r["lengths"][0] > r["lengths"][1] else "B"
    result["lengthLean"] = (
        sum(r[p] == longer(r) for r, p in unequal) - sum(r["gold"] == longer(r) for r, p in unequal)
    ) / len(unequal)
    return {"rows": rows, "expected": result}


cases = [
    case(1, 40, ["A", "B"], ["A", "B"]),
    case(2, 60, ["A", "A", "A", "B", "tie", "-", "!"], ["A", "B"]),
    case(3, 50, ["A", "B", "tie"], ["A", "B", "tie"]),
    case(4, 7, ["A", "B", "-"], ["A", "B", "B", "B"]),
]
json.dump({"generator": "pair-metrics.py", "python": sys.version.split()[0], "cases": cases}, sys.stdout, indent=1)
print()
