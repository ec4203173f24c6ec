import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { plannedTrials } from "../../src/cli/planned-trials.js";
import type { Plan } from "../../src/core/plan.js";
import { presentationsOf } from "../../src/core/presentations-of.js";
import { listTrials } from "../../src/plan/list-trials.js";
import { pairInstance } from "../support/instance-fixture.js";

const plans = fc.record({
  sizes: fc.tuple(fc.nat(6), fc.nat(6)),
  cells: fc.array(
    fc.record({ evaluator: fc.constantFrom("a", "b"), dataset: fc.constantFrom("pairs", "items") }),
    { maxLength: 5 },
  ),
  choice: fc.constantFrom("original", "default", "full"),
  repeats: fc.integer({ min: 1, max: 3 }),
});

describe("plannedTrials()", () => {
  test.prop([plans])("is how many trials the plan lists", ({ sizes, cells, choice, repeats }) => {
    const plan: Plan = {
      run: "t",
      seed: 1,
      cells: cells.map((cell) => ({
        ...cell,
        protocol: "p",
        task: cell.dataset === "pairs" ? "pairwise" : "pointwise",
      })),
      excluded: [],
      datasets: ["pairs", "items"].map((id, index) => ({
        id,
        instances: Array.from({ length: sizes[index] ?? 0 }, (_, number) => pairInstance(`${id}${number}`)),
      })),
      presentations: presentationsOf(choice),
      repeats,
    };
    expect(plannedTrials(plan)).toBe([...listTrials(plan)].length);
  });
});
