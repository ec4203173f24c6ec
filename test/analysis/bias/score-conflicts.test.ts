import { expect, test } from "vitest";
import type { JudgedCell } from "../../../src/analysis/bias/choice-trial.js";
import { scoreConflicts } from "../../../src/analysis/bias/score-conflicts.js";
import type { CellFacts } from "../../../src/core/cell-facts.js";
import type { Judgment } from "../../../src/core/judgment.js";
import type { Preference } from "../../../src/core/preference.js";
import { pairFacts, pairJudgment } from "../../support/pair-fixture.js";

const facts = new Map(["a", "b", "c", "d"].map((id) => [id, pairFacts(id, "A")]));

function judged(protocol: string, judgments: readonly Judgment[], evaluator = "e"): JudgedCell {
  const cell: CellFacts = {
    ...{ evaluator, adapter: "openai", protocol, dataset: "d", task: "pairwise", reading: "own" },
    ...{ presentationsShareCalls: false, missingPairAgrees: false },
  };
  return { cell, judgments, facts };
}

function scored(id: string, first: readonly number[], second: readonly number[]): Judgment {
  const all = (values: readonly number[]): Record<string, number> =>
    Object.fromEntries(values.map((value, index) => [`criterion ${index}`, value]));
  return {
    ...pairJudgment(id, "original", "A"),
    outcome: { kind: "verdict", verdict: "first", scores: [all(first), all(second)] },
  };
}

function compared(id: string, original: Preference, swapped: Preference): readonly Judgment[] {
  return [pairJudgment(id, "original", original), pairJudgment(id, "swapped", swapped)];
}

const rating = judged("rating", [
  scored("a", [5], [3]),
  scored("b", [5], [3]),
  scored("c", [0.1, 0.2, 0.3], [0.3, 0.2, 0.1]),
  scored("d", [1], [2]),
]);

test("scoreConflicts() counts ties as conflicts strictly, and only opposites loosely", () => {
  const base = judged("base", [
    ...compared("a", "A", "A"),
    // Flips with the positions: a tie.
    ...compared("b", "A", "B"),
    ...compared("c", "tie", "tie"),
    ...compared("d", "A", "A"),
  ]);
  expect(scoreConflicts([rating, base])).toMatchObject([
    {
      ...{ evaluator: "e", scores: "rating", compares: "base", datasets: ["d"], pairs: 4, clusters: 4 },
      ...{ strict: { value: 0.5, method: "Wilson" }, loose: { value: 0.25 } },
    },
  ]);
});

test("scoreConflicts() takes the mean over repeats, and leaves out pairs that one side lacks", () => {
  const again = judged("rating", [scored("a", [1], [5]), scored("a", [5], [2]), scored("b", [1], [2])]);
  const base = judged("base", [...compared("a", "A", "A"), pairJudgment("b", "original", "-")]);
  expect(scoreConflicts([again, base])).toMatchObject([
    { pairs: 1, strict: { value: 1 }, loose: { value: 1 } },
  ]);
});

test("scoreConflicts() says why there are none", () => {
  const base = judged("base", compared("a", "A", "A"));
  expect(scoreConflicts([base])).toEqual({
    undefined: "no protocol of this run scores the outputs of pairs alone",
  });
  const other = judged("base", compared("a", "A", "A"), "other");
  expect(scoreConflicts([rating, other])).toEqual({
    undefined: "no evaluator both scored and compared the same pairs",
  });
});
