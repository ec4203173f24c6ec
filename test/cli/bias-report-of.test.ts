import { expect, test } from "vitest";
import { biasReportOf } from "../../src/cli/bias-report-of.js";
import type { CellFacts } from "../../src/core/cell-facts.js";
import { pairFacts, pairJudgment } from "../support/pair-fixture.js";

function cell(evaluator: string, more: Partial<CellFacts> = {}): CellFacts {
  return {
    ...{ evaluator, adapter: "openai", protocol: "base", dataset: "d", task: "pairwise", reading: "own" },
    ...{ presentationsShareCalls: false, missingPairAgrees: false },
    ...more,
  };
}

const facts = ["a", "b", "c"].map((id) => pairFacts(id, "A", { tags: { systems: ["gpt-4", "llama-2"] } }));
const cells = [
  cell("gpt-4o"),
  cell("gpt-4o", { protocol: "cot" }),
  cell("claude"),
  cell("nulls/first", { adapter: "null" }),
  cell("simulated/gpt", { adapter: "simulated" }),
];
const judgments = cells.flatMap(({ evaluator, protocol }) =>
  facts.flatMap(({ id }) =>
    (["original", "swapped"] as const).map((presentation) =>
      pairJudgment(id, presentation, "A", { evaluator, protocol }),
    ),
  ),
);
const run = { manifest: { run: "r", cells }, judgments, facts };

test("biasReportOf() has one row for each evaluator and protocol, null judges left out", () => {
  const { rows, by } = biasReportOf({ ...run, by: ["evaluator", "protocol"] });
  expect(by).toEqual(["evaluator", "protocol"]);
  expect(rows.map(({ keys }) => Object.values(keys).join(":"))).toEqual([
    "gpt-4o:base",
    "gpt-4o:cot",
    "claude:base",
    "simulated/gpt:base",
  ]);
  expect(rows[0]).toMatchObject({ pairs: 3, trials: 6, consistency: { value: 1 } });
});

test("biasReportOf() keeps the rows of one evaluator together, whatever the order of cells", () => {
  const mixed = {
    ...run,
    manifest: { run: "r", cells: [...cells.slice(0, 1), ...cells.slice(2), ...cells.slice(1, 2)] },
  };
  const { rows } = biasReportOf({ ...mixed, by: ["evaluator", "protocol"] });
  expect(rows.map(({ keys }) => keys["evaluator"])).toEqual(["gpt-4o", "gpt-4o", "claude", "simulated/gpt"]);
});

test("biasReportOf() pools what is not named, and keeps to one evaluator", () => {
  const pooled = biasReportOf({ ...run, by: ["evaluator"], evaluator: "gpt-4o" });
  expect(pooled.rows).toHaveLength(1);
  expect(pooled.rows[0]).toMatchObject({
    keys: { evaluator: "gpt-4o" },
    cells: 2,
    pairs: 3,
    clusters: 3,
    trials: 12,
  });
});

test("biasReportOf() counts the pairs whose outputs have no counts of markup", () => {
  const marks = { listItems: 1, headers: 0, bold: 2, codeFences: 0 };
  const counted = facts.map((entry, place) => (place === 0 ? entry : { ...entry, formats: [marks, marks] }));
  const markupOf = (given: typeof facts): object =>
    biasReportOf({ ...run, facts: given, by: ["evaluator"] }).markup;
  expect(markupOf(facts)).toEqual({ pairs: 3, uncounted: 3 });
  expect(markupOf(counted)).toEqual({ pairs: 3, uncounted: 1 });
});

test("biasReportOf() knows a family by the name, but not a simulated judge's", () => {
  const { rows } = biasReportOf({ ...run, by: ["evaluator"] });
  const reasons = rows.map(({ selfPreference }) =>
    "undefined" in selfPreference.value ? selfPreference.value.undefined : "",
  );
  expect(reasons).toEqual([
    "the better output is always by the own family, or never",
    "no pair has exactly one output by the own family",
    "the family of simulated/gpt is not known: its card may say it",
  ]);
});

test("biasReportOf() refuses an evaluator that judged no pairs, and a run without any", () => {
  const biasOf = (evaluator: string) => () => biasReportOf({ ...run, by: ["evaluator"], evaluator });
  expect(biasOf("gpt-4")).toThrow(
    expect.objectContaining({ message: "The run has no evaluator 'gpt-4'", hint: "Did you mean 'gpt-4o'?" }),
  );
  expect(biasOf("nulls/first")).toThrow("it is no judge of pairs here");
  const none = { ...run, manifest: { run: "r", cells: cells.slice(3, 4) } };
  expect(() => biasReportOf({ ...none, by: ["evaluator"] })).toThrow("no judgments by a judge of pairs");
});
