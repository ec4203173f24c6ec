"""Made-up review files of FLASK in both schemas, and what must come out of them, by definition: the authors' aggregators step by step in
Python, and our means by skill, ability, domain and difficulty with intervals from written-out matrices. An oracle for src/flask.

Run: python3 test/oracles/flask-aggregate.py > test/oracles/flask-aggregate.json
Debian 12: python3-numpy python3-scipy python3-statsmodels
"""

import ast
import itertools
import json
import random
import re
import warnings

import numpy as np
from scipy.stats import t

from bias_reduced import bias_reduced

warnings.simplefilter("ignore")
draw = random.Random(20270307)

ABILITIES = {
    "Logical Thinking": ["Logical Robustness", "Logical Correctness", "Logical Efficiency"],
    "Background Knowledge": ["Commonsense Understanding", "Factuality"],
    "Problem Handling": ["Metacognition", "Insightfulness", "Completeness", "Comprehension"],
    "User Alignment": ["Conciseness", "Readability", "Harmlessness"],
}
SKILLS = [skill for group in ABILITIES.values() for skill in group]
DOMAINS = ["Humanities", "Social Science", "Coding", "Natural Science", "-1"]
LEVELS = ["simple", "advanced", "formal", "major", "expert"]
LEVELS = [f"{LEVELS[0]} lifestyle knowledge", f"{LEVELS[1]} lifestyle knowledge", "formal education knowledge",
          "major level knowledge", "expert level knowledge"]

# Few skills, so that some slices are large and others of one instruction.
USED = ["Logical Correctness", "Logical Efficiency", "Factuality", "Commonsense Understanding", "Completeness", "Readability",
        "Harmlessness"]


def questions(count):
    rows = []
    for number in range(1, count + 1):
        domains = draw.sample(DOMAINS, draw.choice([1, 1, 2]))
        rows.append({
            "id": number,
            # The last two ask the same.
            "instruction": f"Made-up question {min(number, count - 1)}",
            "skills": draw.sample(USED, 2 if number == 5 else 3),
            "domains": domains,
            "difficulty": -1 if number == 7 else draw.choice(LEVELS),
        })
    return rows


def said(skills, lean):
    """A reply and the scores that it states; None where it states none that may count."""
    scores = {skill: max(1, min(5, round(draw.gauss(3.4 + lean, 1.1)))) for skill in skills}
    kind = draw.choice(["python"] * 6 + ["json", "under", "na", "draft", "code", "fence", "slash", "none", "high", "half", "short", "table"])
    body = ", ".join(f"'{skill}': {score}" for skill, score in scores.items())
    first = skills[0]
    if kind == "python":
        return f"Reasons.\n{{{body}}}", scores
    if kind == "json":
        return "Reasons.\n" + json.dumps(scores), scores
    if kind == "under":
        return "{" + ", ".join(f"'{skill.replace(' ', '_')}': {score}" for skill, score in scores.items()) + "}", scores
    if kind == "na":
        text = "{" + ", ".join(f"'{skill}': " + ("'N/A'" if skill == first else str(score)) for skill, score in scores.items()) + "}"
        return text, {**scores, first: "N/A"}
    if kind == "draft":
        return "{" + ", ".join(f"'{skill}': 1" for skill in skills) + f"}}\nOn second thoughts:\n{{{body},}}", scores
    if kind == "code":
        return f"The loop while (x) {{ x--; }} ends.\n{{{body}}}", scores
    if kind == "fence":
        return "```python\n{\n" + ",\n".join(f"  '{skill}': {score}" for skill, score in scores.items()) + "\n}\n```", scores
    if kind == "slash":
        return "{" + ", ".join(f"'{skill}': '{score}/5'" for skill, score in scores.items()) + "}", scores
    if kind == "none":
        return "As a language model I will not score this.", None
    if kind == "high":
        return f"{{{body.replace(': ' + str(scores[skills[-1]]), ': 6')}}}", None
    if kind == "half":
        return "{" + ", ".join(f"'{skill}': {score - 0.5}" for skill, score in scores.items()) + "}", None
    if kind == "short":
        return f"{{'{first}': 4}}", None
    return "| skill | score |\n" + "\n".join(f"| {skill} | {score} |" for skill, score in scores.items()), None


def parse_score(review):
    found = re.findall(r"{[^}]+}", review)
    if not found:
        return {}
    try:
        value = ast.literal_eval(found[-1].replace("\n", "").replace("_", " ").lower())
        return {key: "N/A" if score in ("na", "n/a", "not applicable") else score for key, score in value.items()}
    except Exception:
        return {}


def first_schema(row, review):
    return {"question_id": row["id"], "text": row["instruction"], "metrics": row["skills"], "domain_labeled": row["domains"],
            "difficulty_labeled": row["difficulty"], "target_txt": "An answer", "review": review, "score": parse_score(review)}


def second_schema(row, review):
    # Without the field score: what the authors would have read is then read from the review.
    return {"idx": row["id"], "instruction": row["instruction"], "answer": "A reference", "task": "made-up", "skill": row["skills"],
            "domain": row["domains"], "difficulty": row["difficulty"], "target_txt": "Another answer", "review": review}


def file_of(rows, lean, schema):
    """Lines of a file, with a review that is there twice, and (row, scores) of the reviews that count."""
    replies = [said(row["skills"], lean) for row in rows]
    lines = [schema(row, review) for row, (review, _) in zip(rows, replies)]
    again = next(place for place, (_, scores) in enumerate(replies) if scores is None)
    review = "{" + ", ".join(f"'{skill}': 5" for skill in rows[again]["skills"]) + "}"
    lines.append(schema(rows[again], review))
    replies[again] = (review, {skill: 5 for skill in rows[again]["skills"]})
    return lines, [(row, scores) for row, (_, scores) in zip(rows, replies)]


# The authors' aggregators.


def numeric(score):
    try:
        return float(score)
    except (TypeError, ValueError):
        return None


def short_name(key):
    words = key.split(" ")
    return words[1] if "logical" in key else words[0]


NAMES = ["robustness", "correctness", "efficiency", "factuality", "commonsense", "comprehension", "insightfulness", "completeness",
         "metacognition", "readability", "conciseness", "harmlessness"]
WORDS = ["Humanities", "Language", "Social", "History", "Culture", "Technology", "Coding", "Math", "Natural", "Health"]


def csv_text(rows):
    return "".join(",".join(str(cell) for cell in row) + "\r\n" for row in rows)


def compat(lines, levels):
    skill, domain, level_of = {}, {}, {}
    for place, line in enumerate(lines):
        score = line.get("score", parse_score(line["review"]))
        level = levels[place] if place < len(levels) else None
        for key, value in score.items():
            name = short_name(key)
            skill.setdefault(name, [0, 0])
            level_of.setdefault(name, {entry: [0, 0] for entry in LEVELS})
            number = None if value == "N/A" else numeric(value)
            if number is None:
                continue
            skill[name][0] += number
            skill[name][1] += 1
            if level in LEVELS:
                level_of[name][level][0] += number
                level_of[name][level][1] += 1
            for label in line.get("domain", line.get("domain_labeled")):
                tally = domain.setdefault(label.split(" ")[0], [0, 0])
                tally[0] += number
                tally[1] += 1
    rows = [["skill", "difficulty", "score", "count", "avg", "cumu"]]
    for name in (name for name in NAMES if name in level_of):
        total, count = 0, 0
        for level, (own, size) in level_of[name].items():
            total, count = total + own, count + size
            rows.append([name, level, own, size, own / size if size else "N/A", total / count if count else "N/A"])
    plain = lambda table, order, head: csv_text([[head, "score", "count", "avg"]] + [
        [name, *table[name], table[name][0] / table[name][1] if table[name][1] else "N/A"] for name in order if name in table])
    return {"skill": plain(skill, NAMES, "skill"), "domain": plain(domain, WORDS, "domain"), "difficulty_skill": csv_text(rows)}


# Ours.


def ratings(reviews):
    for row, scores in reviews:
        for skill in row["skills"]:
            score = "lost" if scores is None else scores[skill]
            domains = [label for label in row["domains"] if label != "-1"] or ["(none)"]
            level = "(none)" if row["difficulty"] == -1 else row["difficulty"]
            ability = next(name for name, group in ABILITIES.items() if skill in group)
            yield {"cluster": row["instruction"], "skill": skill, "ability": ability, "domain": domains, "difficulty": level, "score": score}


FACETS = {"overall": [], "ability": ["ability"], "skill": ["skill"], "domain": ["domain"], "difficulty": ["difficulty"],
          "skill,difficulty": ["skill", "difficulty"]}


def sliced(all_ratings, names):
    slices = {}
    for rating in all_ratings:
        values = [rating[name] if isinstance(rating[name], list) else [rating[name]] for name in names]
        for key in itertools.product(*values):
            slices.setdefault(key, []).append(rating)
    return slices


def mean(scored):
    """scored: (cluster, group, score). The mean of the groups' means, its interval and p-value; only a value where there is none."""
    groups = sorted({group for _, group, _ in scored})
    value = float(np.mean([np.mean([score for _, own, score in scored if own == group]) for group in groups]))
    if any(len({cluster for cluster, own, _ in scored if own == group}) < 2 for group in groups):
        return {"value": value}
    scores = np.array([score for _, _, score in scored], dtype=float)
    design = np.array([[float(own == group) for group in groups] for _, own, _ in scored])
    labels = np.array([cluster for cluster, _, _ in scored])
    found = bias_reduced(scores, design, labels, np.full(len(groups), 1 / len(groups)))
    if found["se"] < 1e-12:
        return {"value": value}
    p = 2 * float(t.cdf(-abs(found["value"] / found["se"]), found["df"]))
    return {"value": value, "low": found["low"], "high": found["high"], "p": p}


def scored(own):
    return [(entry["cluster"], entry["skill"], entry["score"]) for entry in own if isinstance(entry["score"], int)]


def one_group(entries):
    return [(cluster, "", score) for cluster, _, score in entries]


def figures(own):
    entries = scored(own)
    count = lambda wanted: sum(entry["score"] == wanted for entry in own)
    return {"n": len(entries), "asked": len(own), "notApplicable": count("N/A"), "lost": count("lost"),
            "instructions": len({cluster for cluster, _, _ in entries}),
            **({"mean": mean(one_group(entries)), "macro": mean(entries)} if entries else {})}


def averaged(own):
    table = {}
    for cluster, skill, score in scored(own):
        table.setdefault((cluster, skill), []).append(score)
    return {key: float(np.mean(scores)) for key, scores in table.items()}


def holm(ps):
    adjusted, least = [None] * len(ps), 0.0
    for rank, place in enumerate(sorted(range(len(ps)), key=lambda place: ps[place])):
        least = max(least, min(1.0, ps[place] * (len(ps) - rank)))
        adjusted[place] = least
    return adjusted


def differences(base, other, names):
    ours, theirs, rows = sliced(other, names), sliced(base, names), []
    for key, own in ours.items():
        first, second = averaged(own), averaged(theirs.get(key, []))
        pairs = [(cluster, skill, first[cluster, skill] - second[cluster, skill]) for cluster, skill in first if (cluster, skill) in second]
        if pairs:
            rows.append({"keys": key, "n": len(pairs), **mean(one_group(pairs))})
    tested = [row for row in rows if "p" in row]
    for row, adjusted in zip(tested, holm([row["p"] for row in tested])):
        row["adjustedP"] = adjusted
    return rows


asked = questions(36)
alpha_lines, alpha = file_of(asked, 0.6, first_schema)
# Two questions were never reviewed.
beta_lines, beta = file_of(asked[:20] + asked[22:], -0.2, second_schema)
sets = {"alpha": list(ratings(alpha)), "beta": list(ratings(beta))}
levels = [str(row["difficulty"]) for row in asked]
own_levels = lambda lines: [line.get("difficulty", line.get("difficulty_labeled")) for line in lines]

print(json.dumps({
    "files": {"alpha": alpha_lines, "beta": beta_lines},
    "questions": [{key: value for key, value in second_schema(row, "").items() if key not in ("review", "target_txt")} for row in asked],
    "compat": {
        "own": {"alpha": compat(alpha_lines, own_levels(alpha_lines)), "beta": compat(beta_lines, own_levels(beta_lines))},
        "byLine": {"alpha": compat(alpha_lines, levels), "beta": compat(beta_lines, levels)},
    },
    "rows": [{"by": by, "model": model, "keys": key, **figures(own)} for by, names in FACETS.items() for model, own_set in sets.items()
             for key, own in sliced(own_set, names).items()],
    "differences": [{"by": by, **row} for by, names in FACETS.items() for row in differences(sets["alpha"], sets["beta"], names)],
}))
