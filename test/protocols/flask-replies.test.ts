import { describe, expect, it } from "vitest";
import { reviewOutcome } from "../../src/cli/compose/flask/review-outcome.js";
import type { Outcome } from "../../src/core/outcome.js";
import { readDifficulty } from "../../src/flask/read-difficulty.js";
import { readDomains } from "../../src/flask/read-domains.js";
import { readSkills } from "../../src/flask/read-skills.js";
import { skills } from "../../src/flask/skills.js";
import { pairTask, play } from "./play.js";
import { protocolNamed } from "./read-all-protocols.js";

const asked = ["Logical Correctness", "Factuality", "Conciseness"];

function plain(outcome: Outcome): unknown {
  if (outcome.kind === "scores") return asked.map((skill) => outcome.scores[skill]);
  return outcome.kind === "unparsed" ? outcome.reason : outcome;
}

function reviewed(text: string, finishReason: "stop" | "refusal" | "length" = "stop"): unknown {
  const task = pairTask(
    { position: "original", labels: "follow" },
    { task: "pointwise", outputs: ["One."], skills: asked },
  );
  return plain(play(protocolNamed("flask"), task, () => ({ text, finishReason })).outcome);
}

const rest = "'Factuality': 3, 'Conciseness': 5";
const dictionary = `{'Logical Correctness': 2, ${rest}}`;

describe("a review's reply", () => {
  it.each<[string, string, unknown]>([
    ["a dictionary of Python", dictionary, [2, 3, 5]],
    ["JSON instead", `{"Logical Correctness": 2, "Factuality": 3, "Conciseness": 5}`, [2, 3, 5]],
    ["two dictionaries", `{'Logical Correctness': 1, ${rest}}\nOn reflection:\n${dictionary}`, [2, 3, 5]],
    ["two in one line", `{'Logical Correctness': 1, ${rest}} ${dictionary}`, [2, 3, 5]],
    ["code with braces in the feedback", `The loop for (;;) { x += {}; } ends.\n${dictionary}`, [2, 3, 5]],
    ["braces after the scores", `${dictionary}\nThat is the set {x}.`, [2, 3, 5]],
    ["N/A", `{'Logical Correctness': 'N/A', ${rest}}`, ["not-applicable", 3, 5]],
    ["NA", `{'Logical Correctness': 'NA', ${rest}}`, ["not-applicable", 3, 5]],
    ["N/A without quotes", `{'Logical Correctness': N/A, ${rest}}`, ["not-applicable", 3, 5]],
    ["Not Applicable", `{'Logical Correctness': "Not Applicable", ${rest}}`, ["not-applicable", 3, 5]],
    ["4/5", `{'Logical Correctness': '4/5', ${rest}}`, [4, 3, 5]],
    ["4/5 without quotes", `{'Logical Correctness': 4/5, ${rest}}`, [4, 3, 5]],
    ["4.5", `{'Logical Correctness': 4.5, ${rest}}`, "out-of-range"],
    ["0", `{'Logical Correctness': 0, ${rest}}`, "out-of-range"],
    ["6", `{'Logical Correctness': 6, ${rest}}`, "out-of-range"],
    ["a missing skill", `{${rest}}`, "missing-criterion"],
    ["Logical_Correctness", `{'Logical_Correctness': 2, ${rest}}`, [2, 3, 5]],
    ["a trailing comma", `{'Logical Correctness': 2, ${rest},}`, [2, 3, 5]],
    ["a code fence", `Feedback.\n\`\`\`python\n${dictionary}\n\`\`\``, [2, 3, 5]],
    ["a name before it", `scores = ${dictionary}`, [2, 3, 5]],
    [
      "a Markdown table",
      "| Skill | Score |\n|---|---|\n| Logical Correctness | 2 |\n| Factuality | 3 |\n| Conciseness | 5 |",
      "no-verdict",
    ],
    ["a refusal in prose", "I'm sorry, but I cannot rate this response.", "no-verdict"],
    ["nothing", " \n", "empty"],
  ])("%s", (_, text, expected) => {
    expect(reviewed(text)).toEqual(expected);
    expect(plain(reviewOutcome({ review: text }, asked))).toEqual(expected);
  });

  it("that was refused or cut off has no scores, whatever stands in it", () => {
    expect(reviewed(dictionary, "refusal")).toBe("refused");
    expect(reviewed(dictionary, "length")).toBe("truncated");
  });
});

describe("an annotator's reply", () => {
  const said = (text: string): { readonly text: string; readonly finishReason: "stop" } => ({
    text,
    finishReason: "stop",
  });
  const label = (reading: ReturnType<typeof readDomains>): unknown =>
    reading.kind === "labels" ? reading.labels : reading.reason;
  const three = [skills[0], skills[4], skills[11]];

  it.each<[string, string, unknown]>([
    ["two lists", "[2, 3, 4]\nOn reflection: [1, 5, 12]", three],
    ["brackets in the reasons", "Skills [5] and [12] matter, a[0] does not.\n[1, 5, 12]", three],
    ["names with underscores", "['Logical_Robustness', 'factuality', 'HARMLESSNESS']", three],
    ["a list in a code fence", "```python\n[1, 5, 12]\n```", three],
    ["an object of JSON with the list", '{"skills": [1, 5, 12]}', three],
    ["a trailing comma", "[1, 5, 12,]", three],
    ["half a number", "[1, 5, 4.5]", "off-menu"],
    ["0", "[0, 5, 12]", "out-of-range"],
    ["13", "[1, 5, 13]", "out-of-range"],
    ["N/A", "[1, 5, N/A]", "off-menu"],
    ["a missing skill", "[1, 5]", "missing-criterion"],
    ["a Markdown table", "| 1 | Logical Robustness |\n| 5 | Factuality |", "no-verdict"],
    ["a refusal", "I'm sorry, but I cannot help with that.", "no-verdict"],
    ["nothing", "", "empty"],
  ])("of skills: %s", (_, text, expected) => {
    expect(label(readSkills(said(text), skills))).toEqual(expected);
  });

  it.each<[string, string, unknown, unknown]>([
    ["a refusal", "I'm sorry, but I cannot help with that.", "off-menu", "no-verdict"],
    ["nothing", "\n", "empty", "empty"],
    ["N/A", "N/A", "off-menu", "no-verdict"],
    ["a word that is part of a name", "knowledge", "off-menu", "no-verdict"],
    ["an object", '{"domain": "Math", "difficulty": "expert level knowledge"}', "off-menu", "no-verdict"],
    ["a Markdown table", "| Domain | Level |\n|---|---|\n| Math | 5 |", "off-menu", "no-verdict"],
    ["a number alone", "5", "off-menu", "no-verdict"],
  ])("of domain and difficulty: %s", (_, text, domain, difficulty) => {
    expect(label(readDomains(said(text)))).toEqual(domain);
    expect(label(readDifficulty(said(text)))).toEqual(difficulty);
  });

  it("of domain and difficulty: a code fence", () => {
    expect(label(readDomains(said("```\nHealth, Psychology\n```")))).toEqual(["Health", "Humanities"]);
    expect(label(readDifficulty(said("```\nExpert level knowledge\n```")))).toEqual([
      "expert level knowledge",
    ]);
  });
});
