import { expect, test } from "vitest";
import { checkBaseline } from "../../src/cli/gates/check-baseline.js";
import type { GateCheck } from "../../src/core/gate.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { judgedRun } from "../support/judged-run.js";
import type { Ended } from "../support/pair-fixture.js";
import { binomialBounds } from "./binomial-bounds.js";

const pairs = 60;
const margin = 0.1;

/**
 * In how many experiments the gate fails, and passes, a judge: two judges of 85 % on 60 pairs, which are hard or easy for both and in both
 * runs, of whom the second has fallen by `fall` in the new run.
 */
function rates(
  fall: number,
  experiments: number,
): { readonly alarms: number; readonly failed: number; readonly passed: number } {
  const random = seededRandom(`gate ${fall}`);
  const count = { alarms: 0, failed: 0, passed: 0 };
  for (let experiment = 0; experiment < experiments; experiment += 1) {
    const ease = Array.from({ length: pairs }, () => 0.2 * (random.next() - 0.5));
    const ended = (accuracy: number): readonly Ended[] =>
      ease.map((more) => (random.next() < accuracy + more ? "A" : "B"));
    const run = (second: number): ReturnType<typeof judgedRun> =>
      judgedRun("run", [
        { evaluator: "steady", ended: ended(0.85) },
        { evaluator: "falling", ended: ended(second) },
      ]);
    const { checks } = checkBaseline({ run: run(0.85 - fall), baseline: run(0.85), name: "main", margin });
    const statusOf = (evaluator: string): GateCheck["status"] | undefined =>
      checks.find(({ cell }) => cell?.evaluator === evaluator)?.status;
    // A judge that did not fall and is failed is a false alarm, whatever became of the other.
    const steady = fall === 0 ? ["steady", "falling"] : ["steady"];
    if (steady.some((evaluator) => statusOf(evaluator) === "failed")) count.alarms += 1;
    if (statusOf("falling") === "failed") count.failed += 1;
    if (statusOf("falling") === "passed") count.passed += 1;
  }
  return {
    alarms: count.alarms / experiments,
    failed: count.failed / experiments,
    passed: count.passed / experiments,
  };
}

test(
  "--baseline fails a run in which no judge got worse in 5 % of cases at most, over all judges",
  { timeout: 240_000 },
  () => {
    const { alarms } = rates(0, 120);
    // A two-sided test at 5 % over all cells, of which a fall is one side.
    expect(alarms).toBeLessThanOrEqual(0.05);
  },
);

test(
  "--baseline finds a fall of 30 points on 60 pairs, and alarms for no judge beside it",
  { timeout: 240_000 },
  () => {
    const { alarms, failed, passed } = rates(0.3, 40);
    expect(failed).toBeGreaterThan(0.85);
    expect(passed).toBe(0);
    expect(alarms).toBeLessThanOrEqual(0.05);
  },
);

test("--baseline passes a fall of just the margin in 5 % of cases at most", { timeout: 240_000 }, () => {
  const { passed } = rates(margin, 60);
  expect(passed).toBeLessThan(binomialBounds(0.05, 60).high);
});
