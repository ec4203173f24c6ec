import { describe, expect, it } from "vitest";
import type { SimulatedTraits } from "../../src/core/evaluator-card.js";
import { instanceFacts } from "../../src/core/instance-facts.js";
import type { Instance } from "../../src/core/instance.js";
import type { Judgment } from "../../src/core/judgment.js";
import type { Estimate } from "../../src/core/estimate.js";
import type { Figure } from "../../src/core/leaderboard.js";
import { presentationId } from "../../src/core/presentation-id.js";
import { presentationsOf } from "../../src/core/presentations-of.js";
import { shownOrder } from "../../src/core/shown-order.js";
import { taskOf } from "../../src/core/task-of.js";
import { datasetFrame } from "../../src/metrics/dataset-frame.js";

import { measureLists } from "../../src/metrics/measure-lists.js";
import { tabulateLists } from "../../src/metrics/tabulate-lists.js";
import { createSimulatedModel } from "../../src/models/simulated/create-simulated-model.js";
import { protocolNamed } from "../protocols/read-all-protocols.js";
import { leanOfTable } from "../support/lean-of-table.js";
import { listInstance } from "../support/list-fixture.js";

const none: SimulatedTraits = {
  accuracy: 0.6,
  positionLean: 0,
  labelLean: 0,
  lengthLean: 0,
  unparsedRate: 0,
  failureRate: 0,
  scoreNoise: 0,
};
const presentations = presentationsOf("full");
const count = 800;

/** Lists of two to five outputs; the best one is the only longest in about half of them. */
const lists: readonly Instance[] = Array.from({ length: count }, (_, index) => {
  const size = 2 + (index % 4);
  const best = Math.floor(index / 4) % size;
  const longest = index % 8 < 4 ? best : (best + 1) % size;
  const outputs = Array.from({ length: size }, (_none, output) =>
    output === longest ? `a much longer output ${index}` : `output ${output}`,
  );
  return listInstance(String(index), { outputs, gold: { kind: "best", index: best } });
});

/** What is to be measured, by additive utilities: log-odds of each output against any other. */
function expected(traits: SimulatedTraits): Readonly<Record<string, number>> {
  const sums = { accuracy: 0, chance: 0, position: 0, label: 0, longest: 0, goldLongest: 0 };
  for (const { outputs, gold, ...list } of lists) {
    const best = gold.kind === "best" ? gold.index : -1;
    const longest = outputs.findIndex((output) => output.startsWith("a much"));
    for (const presentation of presentations) {
      const order = shownOrder({ ...list, outputs }, presentation);
      const lettered = presentation.labels === "follow" ? order[0] : order.at(-1);
      const utilities = outputs.map(
        (_, output) =>
          (output === best ? Math.log((traits.accuracy * (outputs.length - 1)) / (1 - traits.accuracy)) : 0) +
          (output === order[0] ? traits.positionLean : 0) +
          (output === lettered ? traits.labelLean : 0) +
          (output === longest ? traits.lengthLean : 0),
      );
      const total = utilities.reduce((sum, utility) => sum + Math.exp(utility), 0);
      const of = (output: number | undefined): number => Math.exp(utilities[output ?? -1] ?? 0) / total;
      sums.accuracy += of(best);
      sums.chance += 1 / outputs.length;
      sums.position += of(order[0]) - 1 / outputs.length;
      sums.label += of(lettered) - 1 / outputs.length;
      sums.longest += of(longest);
      sums.goldLongest += best === longest ? 1 : 0;
    }
  }
  const trials = count * presentations.length;
  const [accuracy, chance] = [sums.accuracy / trials, sums.chance / trials];
  return {
    accuracy,
    aboveChance: (accuracy - chance) / (1 - chance),
    position: sums.position / trials,
    label: sums.label / trials,
    length: (sums.longest - sums.goldLongest) / trials,
  };
}

/** Asks a simulated judge by protocol `listwise`, as a run does. */
async function judge(traits: SimulatedTraits): Promise<readonly Judgment[]> {
  const protocol = protocolNamed("listwise");
  const card = { id: "s", title: "s", adapter: "simulated", seed: 3, traits, file: "s.yaml" } as const;
  const model = createSimulatedModel(card, { lookup: (_, id) => lists[Number(id)] });
  const cell = { evaluator: "s", protocol: "listwise", dataset: "lists", task: "listwise" } as const;
  const trials = lists.flatMap((instance) =>
    presentations.map((presentation) => ({ instance, presentation })),
  );
  return Promise.all(
    trials.map(async ({ instance, presentation }): Promise<Judgment> => {
      const task = taskOf({ cell, instance, presentation, repeat: 0 });
      const first = protocol.next(task, []);
      if (first.kind === "done" || first.asks[0] === undefined) throw new Error("asks nothing");
      const [ask] = first.asks;
      const { step, scope, sample, messages, sampling, answer } = ask;
      const address = { ...cell, instance: instance.id, step, scope, sample, repeat: 0 };
      const reply = await model.complete({ messages, sampling, answer, address });
      const end = protocol.next(task, [{ step, scope, sample, reply }]);
      if (end.kind === "ask") throw new Error("asks again");
      const ids = { evaluator: "s", protocol: "listwise", dataset: "lists", instance: instance.id };
      return {
        ...ids,
        presentation: presentationId(presentation),
        repeat: 0,
        outcome: end.outcome,
        calls: [],
      };
    }),
  );
}

/** Four standard errors of a share over all trials; those of one list are drawn by themselves. */
const tolerance = 4 * Math.sqrt(0.25 / (count * presentations.length));

describe("measureLists() and leanOfTable() on simulated judges", () => {
  it.each<readonly [string, Partial<SimulatedTraits>]>([
    ["knowledge", {}],
    ["less than chance", { accuracy: 0.1 }],
    ["a lean towards the first place", { positionLean: 1 }],
    ["a lean away from the first letter", { labelLean: -1.2 }],
    ["a lean towards the longest output", { lengthLean: 1 }],
    ["all of it at once", { accuracy: 0.5, positionLean: 0.5, labelLean: 0.4, lengthLean: -0.6 }],
  ])("recovers %s", async (_, planted) => {
    const traits = { ...none, ...planted };
    const facts = lists.map((instance) => instanceFacts(instance, {}));
    const frame = datasetFrame("lists", facts, { resamples: 200, seed: 1 });
    const judgments = await judge(traits);
    const table = tabulateLists({ judgments, facts: frame.facts, reading: "recorded" });
    const { accuracy, strict, aboveChance } = measureLists(table, frame).measures;
    const { position, label, length } = leanOfTable(table);
    const wanted = expected(traits);
    expect(near(accuracy, wanted["accuracy"])).toBeLessThan(tolerance);
    expect(near(strict, wanted["accuracy"])).toBeLessThan(tolerance);
    // Divided by one minus chance, which is 0.68 here.
    expect(near(aboveChance, wanted["aboveChance"])).toBeLessThan(tolerance / 0.67);
    expect(far(position, wanted["position"])).toBeLessThan(tolerance);
    expect(far(label, wanted["label"])).toBeLessThan(tolerance);
    expect(far(length, wanted["length"])).toBeLessThan(tolerance);
    if (Object.keys(planted).length === 0) expect(wanted["accuracy"]).toBeCloseTo(0.6, 12);
  });
});

function near(estimate: Estimate, value: number | undefined): number {
  return "value" in estimate ? Math.abs(estimate.value - (value ?? NaN)) : NaN;
}

function far(figure: Figure | null, value: number | undefined): number {
  return typeof figure === "number" ? Math.abs(figure - (value ?? NaN)) : NaN;
}
