import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/core/plan.js";
import { presentationId } from "../../src/core/presentation-id.js";
import { presentationsOf } from "../../src/core/presentations-of.js";
import { listTrials } from "../../src/plan/list-trials.js";
import { pairInstance } from "../support/instance-fixture.js";

const cell = { evaluator: "e", protocol: "p" };
const item = (id: string) =>
  pairInstance(id, {
    dataset: "items",
    task: "pointwise",
    outputs: ["only"],
    gold: { kind: "scores", scores: {} },
  });

function planOf(more: Partial<Plan> = {}): Plan {
  return {
    run: "t",
    seed: 1,
    cells: [
      { ...cell, dataset: "pairs", task: "pairwise" },
      { ...cell, dataset: "items", task: "pointwise" },
    ],
    excluded: [],
    datasets: [
      { id: "pairs", instances: ["a", "b"].map((id) => pairInstance(id, { dataset: "pairs" })) },
      { id: "items", instances: ["i", "j"].map(item) },
    ],
    presentations: presentationsOf("full"),
    repeats: 1,
    ...more,
  };
}

const names = (plan: Plan): readonly string[] =>
  [...listTrials(plan)].map(
    ({ instance, presentation, repeat }) => `${instance.id} ${presentationId(presentation)} ${repeat}`,
  );

describe("listTrials()", () => {
  it("shows a pair in every presentation and an item to be scored once: there is nothing to swap", () => {
    expect(names(planOf())).toEqual([
      "a original 0",
      "a swapped 0",
      "a original-glued 0",
      "a swapped-glued 0",
      "i original 0",
      "b original 0",
      "b swapped 0",
      "b original-glued 0",
      "b swapped-glued 0",
      "j original 0",
    ]);
  });

  it("repeats an item to be scored as often as a pair", () => {
    const plan = planOf({ repeats: 2, presentations: presentationsOf("default") });
    expect(names(plan).filter((name) => name.startsWith("i"))).toEqual(["i original 0", "i original 1"]);
    expect(names(plan).filter((name) => name.startsWith("a"))).toEqual([
      "a original 0",
      "a swapped 0",
      "a original 1",
      "a swapped 1",
    ]);
  });

  it("leaves out a dataset without a cell, and a cell without a dataset", () => {
    expect(names(planOf({ cells: [{ ...cell, dataset: "items", task: "pointwise" }] }))).toEqual([
      "i original 0",
      "j original 0",
    ]);
    expect(names(planOf({ datasets: [] }))).toEqual([]);
  });

  it("gives the same trials however often it is walked", () => {
    const plan = planOf({ repeats: 3 });
    expect(names(plan)).toEqual(names(plan));
  });
});
