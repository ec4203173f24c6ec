"""Reference values for the reliability of FLASK's skill scores: a synthetic set of answers with human scores, two judges with repeats,
and reviews of longer answers.

Correlations: SciPy. Krippendorff's alpha: the coincidence matrix of Krippendorff (2011), with exact fractions. Shares and means: by hand.

Run: /usr/bin/python3 test/oracles/flask-reliability.py
Debian 12: python3-scipy
"""

import json
import pathlib
import random
from collections import defaultdict
from fractions import Fraction

from scipy import stats

draw = random.Random(20261128)
SKILLS = ["Factuality", "Conciseness", "Readability"]
RESPONDENTS = ["ann", "bob", "cid"]


def score(truth, noise):
    return min(5, max(1, round(truth + draw.gauss(0, noise))))


ratings, first, second, longer = [], [], [], []
for question in range(14):
    for place, respondent in enumerate(RESPONDENTS):
        length = draw.randint(20, 400) + 100 * place
        for skill in SKILLS:
            truth = 1 + 4 * draw.random()
            key = {"cluster": f"q{question}", "respondent": respondent, "skill": skill}
            noise = {"Factuality": 0.4, "Conciseness": 0.8, "Readability": 1.6}[skill]
            ratings.append(
                key
                | {"human": [score(truth, noise) for _ in range(3)], "model": [score(truth, 0.5) for _ in range(3)], "length": length}
            )
            first.append(key | {"scores": [score(truth, 0.6) for _ in range(2)], "length": length})
            # The second judge leaves one question out, and loses some second repeats.
            if question != 3:
                both = [score(truth - 0.5, 0.9) for _ in range(2)]
                second.append(key | {"scores": both[:1] if draw.random() < 0.2 else both, "length": length})
            if respondent == "ann":
                shift = 1 if draw.random() < 0.3 else 0
                longer.append(
                    {"cluster": f"q{question}", "respondent": "ann-long", "skill": skill}
                    | {"scores": [min(5, value + shift) for value in first[-1]["scores"]]}
                )
# Nobody has rated the last answers of all, and one rating has no scores of humans.
ratings = ratings[:-3]
ratings[5]["human"] = []


def alpha(units, level):
    units = [unit for unit in units if len(unit) > 1]
    coincidences = defaultdict(Fraction)
    for unit in units:
        for i, a in enumerate(unit):
            for j, b in enumerate(unit):
                if i != j:
                    coincidences[a, b] += Fraction(1, len(unit) - 1)
    totals = defaultdict(Fraction)
    for (a, _), count in coincidences.items():
        totals[a] += count
    values = sorted(totals)
    n = sum(totals.values())

    def distance(a, b):
        if level == "interval":
            return Fraction(a - b) ** 2
        low, high = min(a, b), max(a, b)
        between = sum(totals[value] for value in values if low <= value <= high)
        return (between - (totals[low] + totals[high]) / 2) ** 2

    observed = sum(count * distance(a, b) for (a, b), count in coincidences.items())
    expected = sum(totals[a] * totals[b] * distance(a, b) for a in values for b in values if a != b) / (n - 1)
    return float(1 - observed / expected)


def alphas(units):
    return {level: alpha(units, level) for level in ("ordinal", "interval")}


def mean(values):
    return Fraction(sum(values), len(values))


def floats(values):
    return [float(value) for value in values]


def correlations(x, y):
    x, y = floats(x), floats(y)
    return {
        "spearman": stats.spearmanr(x, y).statistic if hasattr(stats.spearmanr(x, y), "statistic") else stats.spearmanr(x, y)[0],
        "kendall": stats.kendalltau(x, y)[0],
        "pearson": stats.pearsonr(x, y)[0],
    }


def within(entries):
    found = []
    for respondent in RESPONDENTS:
        own = [(length, float(value)) for name, length, value in entries if name == respondent]
        found.append(stats.pearsonr(*zip(*own))[0])
    return sum(found) / len(found)


def human_row(rows):
    both = [row for row in rows if row["human"] and row["model"]]
    human, model = [mean(row["human"]) for row in both], [mean(row["model"]) for row in both]
    lengths = [row["length"] for row in both]
    return {
        "n": len(both),
        **correlations(human, model),
        "humans": alphas([row["human"] for row in rows]),
        "runs": alphas([row["model"] for row in rows]),
        "length": {
            "model": stats.pearsonr(lengths, floats(model))[0],
            "human": stats.pearsonr(lengths, floats(human))[0],
            "within": within([(row["respondent"], row["length"], value) for row, value in zip(both, model)]),
        },
    }


def key_of(row):
    return row["cluster"], row["respondent"], row["skill"]


def judge_row(rows):
    human = {key_of(row): row["human"] for row in ratings}
    both = [row for row in rows if human.get(key_of(row))]
    means = [mean(row["scores"]) for row in rows]
    return {
        "reviewed": len(rows),
        "n": len(both),
        **correlations([mean(human[key_of(row)]) for row in both], [mean(row["scores"]) for row in both]),
        "runs": alphas([row["scores"] for row in rows]),
        "length": {
            "all": stats.pearsonr([row["length"] for row in rows], floats(means))[0],
            "within": within([(row["respondent"], row["length"], value) for row, value in zip(rows, means)]),
        },
    }


def among_row(one, other):
    known = {key_of(row): row for row in other}
    pairs = [[mean(row["scores"]), mean(known[key_of(row)]["scores"])] for row in one if key_of(row) in known]
    return {"n": len(pairs), "alpha": alphas(pairs)}


def shift_row(skills):
    before = {(row["cluster"], row["skill"]): row["scores"] for row in first if row["respondent"] == "ann"}
    shifts = [
        after - was
        for row in longer
        if row["skill"] in skills
        for was, after in zip(before[row["cluster"], row["skill"]], row["scores"])
    ]
    return {"n": len(shifts), "unchanged": shifts.count(0) / len(shifts), "shift": sum(shifts) / len(shifts)}


def by_skill(rows, make):
    return {"overall": make(rows)} | {skill: make([row for row in rows if row["skill"] == skill]) for skill in SKILLS}


human = by_skill(ratings, human_row)
weights = {skill: max(0, human[skill]["humans"]["interval"]) for skill in SKILLS}
total = sum(weights.values())
respondents = {}
for respondent in RESPONDENTS:
    sides = {}
    for side in ("human", "model"):
        means = {
            skill: float(
                mean([mean(row[side]) for row in ratings if row["respondent"] == respondent and row["skill"] == skill and row[side]])
            )
            for skill in SKILLS
        }
        sides[side] = {
            "macro": sum(means.values()) / len(means),
            "weighted": sum(weights[skill] / total * means[skill] for skill in SKILLS),
        }
    respondents[respondent] = sides

result = {
    "ratings": ratings,
    "judges": {"first": first, "second": second},
    "longer": longer,
    "expected": {
        "human": human,
        "weights": {skill: weight / total for skill, weight in weights.items()},
        "respondents": respondents,
        "judges": {"first": by_skill(first, judge_row), "second": by_skill(second, judge_row)},
        "among": {
            "overall": among_row(first, second),
            **{
                skill: among_row([row for row in first if row["skill"] == skill], [row for row in second if row["skill"] == skill])
                for skill in SKILLS
            },
        },
        "verbosity": {"overall": shift_row(["Factuality", "Readability"])} | {skill: shift_row([skill]) for skill in SKILLS},
    },
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(result, separators=(",", ":")) + "\n")
