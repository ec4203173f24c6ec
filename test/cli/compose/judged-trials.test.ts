import fc from "fast-check";
import { expect, it } from "vitest";
import { JudgedTrials, type TrialEnd } from "../../../src/cli/compose/judged-trials.js";
import type { Cell } from "../../../src/core/cell.js";
import { IdTable } from "../../../src/core/id-table.js";
import type { Outcome } from "../../../src/core/outcome.js";
import type { Plan } from "../../../src/core/plan.js";
import { sha256 } from "../../../src/core/sha256.js";
import { listTrials } from "../../../src/plan/list-trials.js";
import { pairInstance } from "../../support/instance-fixture.js";

const cell = (evaluator: string, dataset: string): Cell => ({
  evaluator,
  protocol: "base",
  dataset,
  task: "pairwise",
});
const plan: Plan = {
  run: "r",
  seed: 0,
  cells: [cell("e", "d"), cell("f", "d"), cell("e", "other")],
  excluded: [],
  datasets: [
    { id: "d", instances: ["1", "2", "3"].map((id) => pairInstance(id)) },
    { id: "other", instances: [pairInstance("1", { dataset: "other" })] },
  ],
  presentations: [
    { position: "original", labels: "follow" },
    { position: "swapped", labels: "follow" },
  ],
  repeats: 2,
};
const trials = [...listTrials(plan)];

const outcome = fc.constantFrom<Outcome>(
  { kind: "verdict", verdict: "first" },
  { kind: "verdict", verdict: "tie" },
  { kind: "verdict", verdict: "first", confidence: 0.75 },
  { kind: "unparsed", reason: "no-verdict", excerpt: "hm" },
);
const calls = fc.array(
  fc.nat(5).map((number) => sha256(String(number))),
  { maxLength: 3 },
);
const end: fc.Arbitrary<TrialEnd> = fc.record({ outcome, calls });

it("JudgedTrials gives back how each trial ended, in whatever order they did", () => {
  const order = fc.shuffledSubarray(trials.map((_, index) => index));
  fc.assert(
    fc.property(
      order,
      fc.array(end, { minLength: trials.length, maxLength: trials.length }),
      (some, ends) => {
        const ids = new IdTable();
        ids.add("another's");
        const judged = new JudgedTrials(plan, ids);
        const expected = new Map<number, TrialEnd>();
        for (const index of some) {
          const [trial, known] = [trials[index], ends[index]];
          if (trial === undefined || known === undefined) continue;
          judged.add(trial, known);
          expected.set(index, known);
        }
        for (const [index, trial] of trials.entries()) expect(judged.get(trial)).toEqual(expected.get(index));
      },
    ),
    { numRuns: 50 },
  );
});

it("JudgedTrials refuses an instance of which the plan knows nothing", () => {
  const judged = new JudgedTrials(plan, new IdTable());
  const strangers = trials.map((trial) => ({ ...trial, instance: pairInstance("1") }));
  for (const stranger of strangers) expect(() => judged.get(stranger)).toThrow(RangeError);
});
