import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { biasRow } from "../../../src/analysis/bias/bias-row.js";
import type { BiasRow, BiasTermName } from "../../../src/core/bias.js";
import type { CellFacts } from "../../../src/core/cell-facts.js";
import type { Estimate } from "../../../src/core/estimate.js";
import { formatCounts } from "../../../src/core/format-counts.js";
import type { Instance } from "../../../src/core/instance.js";
import { instanceFacts } from "../../../src/core/instance-facts.js";
import { presentationId } from "../../../src/core/presentation-id.js";
import { presentationsOf } from "../../../src/core/presentations-of.js";
import { preferenceOf } from "../../../src/core/preference-of.js";
import { pickProbabilities, type ChoiceTraits } from "../../../src/models/simulated/pick-probabilities.js";
import { seededRandom } from "../../../src/stats/seeded-random.js";
import { pairFacts, pairJudgment } from "../../support/pair-fixture.js";

const cell: CellFacts = {
  evaluator: "e",
  adapter: "openai",
  protocol: "base",
  dataset: "d",
  task: "pairwise",
  presentationsShareCalls: false,
  reading: "own",
  missingPairAgrees: false,
};

/** Pairs of which one output is longer by one and the same number of characters, gold or not, in clusters of two. */
function pairs(count: number, more: (index: number) => Partial<Instance> = () => ({})): readonly Instance[] {
  const random = seededRandom("pairs");
  return Array.from({ length: count }, (_, index): Instance => ({
    id: `i${index}`,
    dataset: "d",
    task: "pairwise",
    instruction: `Instruction ${index}`,
    outputs: random.next() < 0.5 ? ["short", "twice as long"] : ["twice as long", "short"],
    gold: { kind: "pair", preference: random.next() < 0.5 ? "A" : "B" },
    cluster: `c${index % Math.ceil(count / 2)}`,
    row: index + 1,
    tags: {},
    ...more(index),
  }));
}

/** What a judge with such traits says of the pairs, in all four presentations, so many times each. */
function rowOf(
  instances: readonly Instance[],
  traits: ChoiceTraits,
  {
    repeats = 1,
    lean = () => 0,
    own = cell,
  }: {
    readonly repeats?: number;
    /** Log-odds towards A beside the traits. */
    readonly lean?: (instance: Instance) => number;
    readonly own?: CellFacts;
  } = {},
): BiasRow {
  const random = seededRandom("judge");
  const judgments = instances.flatMap((instance) =>
    presentationsOf("full").flatMap((presentation) =>
      Array.from({ length: repeats }, (_, repeat) => {
        const [first = NaN, second = NaN] = pickProbabilities(traits, instance, presentation);
        const towards = presentation.position === "original" ? lean(instance) : -lean(instance);
        const odds = (first / second) * Math.exp(towards);
        const verdict = random.next() < odds / (1 + odds) ? "first" : "second";
        const preference = preferenceOf(verdict, presentation);
        return pairJudgment(instance.id, presentationId(presentation), preference, { repeat });
      }),
    ),
  );
  const facts = new Map(instances.map((instance) => [instance.id, instanceFacts(instance, {})]));
  return biasRow({ evaluator: "e" }, [{ cell: own, judgments, facts }]);
}

function bounds(estimate: Estimate): { value: number; low: number; high: number } {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) {
    throw new Error("undefined" in estimate ? estimate.undefined : "no interval");
  }
  return { value: estimate.value, low: estimate.low, high: estimate.high };
}

/** The planted number lies in the interval, which is narrow enough to mean something. */
function expectRecovered(estimate: Estimate, planted: number): void {
  const { low, high } = bounds(estimate);
  expect(low).toBeLessThan(planted);
  expect(high).toBeGreaterThan(planted);
  expect(high - low).toBeLessThan(0.5);
}

function logOdds({ regression }: BiasRow, name: BiasTermName): Estimate {
  return "undefined" in regression ? regression : regression.terms[name].logOdds;
}

function traitsOf(name: string): ChoiceTraits {
  const card = parse(
    readFileSync(new URL(`../../../evaluators/simulated/${name}.yaml`, import.meta.url), "utf8"),
  ) as {
    readonly traits: ChoiceTraits;
  };
  return card.traits;
}

test.each(["careful", "coin", "position", "sharp", "verbose"])(
  "the leans planted in simulated/%s are recovered",
  (name) => {
    const traits = traitsOf(name);
    const row = rowOf(pairs(600), traits, { repeats: 2 });
    expectRecovered(logOdds(row, "position"), traits.positionLean);
    expectRecovered(logOdds(row, "letter"), traits.labelLean);
    // All pairs differ by the same number of characters, which is the unit.
    expectRecovered(logOdds(row, "length"), traits.lengthLean);
    if ("undefined" in row.regression) throw new Error(row.regression.undefined);
    expectRecovered(row.regression.gold, Math.log(traits.accuracy / (1 - traits.accuracy)));
    expect(row.regression.units.length).toBeCloseTo(8, 10);
    const { low, high } = bounds(row.lean.letter);
    expect(low < 0 && high > 0).toBe(traits.labelLean === 0);
    // Flips beyond noise come from the place alone.
    const { value } = bounds(row.flips.bias);
    if (traits.positionLean > 1) expect(value).toBeGreaterThan(0.1);
    else expect(Math.abs(value)).toBeLessThan(0.03);
  },
);

test("accuracy at equal length is the planted one, whatever a judge thinks of length", () => {
  const { accuracy } = rowOf(pairs(800), { accuracy: 0.8, positionLean: 0, labelLean: 0, lengthLean: 1.2 });
  const { low, high } = bounds(accuracy.controlled);
  expect(low).toBeLessThan(0.8);
  expect(high).toBeGreaterThan(0.8);
  expect(bounds(accuracy.gap).low).toBeGreaterThan(0.2);
  expect(bounds(accuracy.raw).value).toBeLessThan(low);
});

test("a place and a letter that a judge likes are told apart", () => {
  const row = rowOf(pairs(400), { accuracy: 0.7, positionLean: 0, labelLean: 1, lengthLean: 0 });
  expect(bounds(row.lean.letter).low).toBeGreaterThan(0.1);
  expect(bounds(row.lean.position).low).toBeLessThan(0);
  expect(bounds(row.lean.position).high).toBeGreaterThan(0);
  expectRecovered(logOdds(row, "letter"), 1);
});

test("a lean to the own family is found where tags say who wrote what", () => {
  const systems = ["gpt-4", "llama-2-70b"];
  const instances = pairs(600, (index) => ({
    tags: { systems: index % 2 === 0 ? systems : systems.toReversed() },
  }));
  const towardsOwn = ({ tags }: Instance): number => (tags["systems"]?.[0] === "gpt-4" ? 0.9 : -0.9);
  const traits = { accuracy: 0.75, positionLean: 0, labelLean: 0, lengthLean: 0 };
  const row = rowOf(instances, traits, { lean: towardsOwn, own: { ...cell, family: "gpt" } });
  expectRecovered(logOdds(row, "own"), 0.9);
  expect(bounds(row.selfPreference.value).low).toBeGreaterThan(0.1);
  const other = rowOf(instances, traits, { lean: towardsOwn, own: { ...cell, family: "claude" } });
  expect(other.selfPreference.value).toEqual({
    undefined: "no pair has exactly one output by the own family",
  });
  const nobody = rowOf(instances, traits, { lean: towardsOwn });
  expect(nobody.selfPreference.value).toEqual({
    undefined: "the family of e is not known: its card may say it",
  });
});

test("markup is a term of its own, left out where runs have not counted it or few pairs differ", () => {
  const outputs = ["# Title\n- one\n- two", "Title, one, two, all same"];
  const instances = pairs(400, (index) => ({ outputs: index % 2 === 0 ? outputs : outputs.toReversed() }));
  const marked = ({ outputs: shown }: Instance): number => (shown[0]?.startsWith("#") === true ? 0.8 : -0.8);
  const traits = { accuracy: 0.7, positionLean: 0, labelLean: 0, lengthLean: 0 };
  // Markup and length are the same here, and the regression says so.
  expect(rowOf(instances, traits, { lean: marked }).regression).toEqual({
    undefined: "'markup' is constant, or made up of the predictors before it",
  });
  const apart = pairs(400, (index) => ({
    outputs: [index % 2 === 0 ? "# a" : "a plain", index % 3 === 0 ? "b" : "- b is longer than that"],
  }));
  const marks = (text: string | undefined): number => {
    const { headers, listItems } = formatCounts(text ?? "");
    return headers + listItems;
  };
  const found = rowOf(apart, traits, { lean: ({ outputs: [a, b] }) => 0.8 * (marks(a) - marks(b)) });
  if ("undefined" in found.regression) throw new Error(found.regression.undefined);
  expectRecovered(logOdds(found, "markup"), 0.8 * (found.regression.units.markup ?? NaN));
  const few = pairs(400, (index) => (index < 5 ? { outputs: ["# a", "b"] } : {}));
  expect(logOdds(rowOf(few, traits), "markup")).toEqual({
    undefined: "only 5 instructions have outputs that differ in markup, and 10 are needed",
  });
});

test("old runs, rules and judges without places leave terms out, and say why", () => {
  const facts = new Map(
    ["a", "b", "c", "d"].map((id, place) => [id, pairFacts(id, place % 2 === 0 ? "A" : "B")]),
  );
  const judgments = [...facts.keys()].flatMap((id) => [
    pairJudgment(id, "original", id === "a" ? "B" : "A"),
    pairJudgment(id, "swapped", id === "a" ? "A" : "B"),
  ]);
  const row = biasRow({}, [{ cell, judgments, facts }]);
  expect(row).toMatchObject({ pairs: 4, clusters: 4, trials: 8, decided: 8 });
  expect(row.lean.letter).toHaveProperty("undefined", expect.stringContaining("presentations: full"));
  expect(row.flips.within).toEqual({ undefined: "nothing was asked twice under both positions" });
  const shared = biasRow({}, [{ cell: { ...cell, presentationsShareCalls: true }, judgments, facts }]);
  expect(shared.consistency).toHaveProperty("undefined", expect.stringContaining("the same replies"));
  expect(biasRow({}, [{ cell, judgments: [], facts }])).toMatchObject({
    pairs: 0,
    consistency: { undefined: "no pair has a verdict in both positions" },
    regression: { undefined: "no decided verdict" },
    accuracy: { raw: { undefined: "no scores" } },
  });
});

test("a pool of datasets has an effect for each but one, and the place is their mean", () => {
  const instances = pairs(300);
  const facts = new Map(instances.map((instance) => [instance.id, instanceFacts(instance, {})]));
  const random = seededRandom("pool");
  const judge = (dataset: string, lean: number): Parameters<typeof biasRow>[1][number] => ({
    cell: { ...cell, dataset },
    facts,
    judgments: instances.flatMap(({ id }) =>
      (["original", "swapped"] as const).map((presentation) => {
        const first = random.next() < 1 / (1 + Math.exp(-lean));
        return pairJudgment(id, presentation, first === (presentation === "original") ? "A" : "B");
      }),
    ),
  });
  const row = biasRow({}, [judge("one", 0.9), judge("two", -0.1)]);
  if ("undefined" in row.regression) throw new Error(row.regression.undefined);
  expect(row.regression.fixedEffects).toEqual(["dataset one"]);
  expectRecovered(row.regression.terms.position.logOdds, 0.4);
});
