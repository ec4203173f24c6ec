import { describe, expect, it } from "vitest";
import type { InstanceFacts } from "../../src/core/instance-facts.js";
import type { Judgment } from "../../src/core/judgment.js";
import type { PairwiseMeasures, Lean } from "../../src/core/leaderboard.js";
import { datasetFrame } from "../../src/metrics/dataset-frame.js";

import { measurePairs } from "../../src/metrics/measure-pairs.js";
import { tabulatePairs } from "../../src/metrics/tabulate-pairs.js";
import type { Random } from "../../src/stats/seeded-random.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { binomialBounds } from "../calibration/binomial-bounds.js";
import { leanOfTable } from "../support/lean-of-table.js";
import { pairFacts, pairJudgment } from "../support/pair-fixture.js";

/** What is planted: log-odds towards the gold, the first position, the first letter, the longer output; and a rate. */
interface Planted {
  readonly knowledge: number;
  readonly position: number;
  readonly letter: number;
  readonly length: number;
  readonly unparsed: number;
}

const none: Planted = { knowledge: 0, position: 0, letter: 0, length: 0, unparsed: 0 };
const presentations = ["original", "swapped", "original-glued", "swapped-glued"] as const;

/** Share of the pairs whose gold is the longer output. */
const goldLonger = 0.6;

const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** One pair as shown: whether the gold output stands first, bears the first letter, and is the longer one. */
interface Shown {
  readonly first: boolean;
  readonly letter: boolean;
  readonly longer: boolean;
}

/** The probability of preferring the gold output. */
function right({ first, letter, longer }: Shown, planted: Planted): number {
  const sign = (yes: boolean): number => (yes ? 1 : -1);
  return sigmoid(
    planted.knowledge +
      sign(first) * planted.position +
      sign(letter) * planted.letter +
      sign(longer) * planted.length,
  );
}

/** The mean over all ways of showing a pair, weighted by how often they come. */
function expected(planted: Planted, of: (shown: Shown, probability: number) => number): number {
  let total = 0;
  for (const first of [true, false]) {
    for (const letter of [true, false]) {
      for (const longer of [true, false]) {
        const shown = { first, letter, longer };
        total += 0.25 * (longer ? goldLonger : 1 - goldLonger) * of(shown, right(shown, planted));
      }
    }
  }
  return total;
}

interface Simulated {
  readonly facts: readonly InstanceFacts[];
  readonly judgments: readonly Judgment[];
}

function simulate(planted: Planted, n: number, random: Random): Simulated {
  const facts = Array.from({ length: n }, (_, index) => {
    const gold = random.next() < 0.5 ? "A" : "B";
    const longerIsA = random.next() < goldLonger === (gold === "A");
    return pairFacts(String(index), gold, { lengths: longerIsA ? [9, 4] : [4, 9] });
  });
  const judgments = facts.flatMap(({ id, gold, lengths }) => {
    const isA = gold.kind === "pair" && gold.preference === "A";
    const longer = isA === (lengths[0] ?? 0) > (lengths[1] ?? 0);
    return presentations.map((presentation) => {
      const firstIsA = presentation.startsWith("original");
      const letterIsA = firstIsA !== presentation.endsWith("glued");
      const probability = right({ first: firstIsA === isA, letter: letterIsA === isA, longer }, planted);
      if (random.next() < planted.unparsed) return pairJudgment(id, presentation, "-");
      return pairJudgment(id, presentation, random.next() < probability === isA ? "A" : "B");
    });
  });
  return { facts, judgments };
}

function measure({ facts, judgments }: Simulated, seed: number): { measures: PairwiseMeasures; lean: Lean } {
  const frame = datasetFrame("d", facts, { resamples: 400, seed });
  const table = tabulatePairs({ judgments, facts: frame.facts, reading: "recorded" });
  return {
    measures: measurePairs(table, frame, { missingPairAgrees: false }).measures,
    lean: leanOfTable(table),
  };
}

const n = 4_000;
/** Four standard errors of a share over all trials: about one false alarm in 16,000 figures. */
const tolerance = 4 * Math.sqrt(0.25 / (n * presentations.length));
const knowing = Math.log(0.8 / 0.2);

describe("measurePairs() and leanOfTable() on judges with planted properties", () => {
  it.each<readonly [string, Planted]>([
    ["nothing but a coin", none],
    ["knowledge", { ...none, knowledge: knowing }],
    ["the opposite of knowledge", { ...none, knowledge: -knowing }],
    ["a lean towards the first position", { ...none, knowledge: 1, position: 0.7 }],
    ["a lean away from the first letter", { ...none, knowledge: 1, letter: -0.7 }],
    ["a lean towards the longer output", { ...none, knowledge: 1, length: 0.8 }],
    ["all of it at once", { knowledge: 1.2, position: 0.5, letter: 0.3, length: -0.4, unparsed: 0.1 }],
  ])("recovers %s", (name, planted) => {
    const { measures, lean } = measure(simulate(planted, n, seededRandom(name)), 1);
    const share = 1 - planted.unparsed;
    expect(near(measures.accuracy, share * expected(planted, (_, p) => p))).toBeLessThan(tolerance);
    const firstChosen = expected(planted, ({ first }, p) => (first ? p : 1 - p));
    expect(Math.abs(numberOf(lean.position) - (firstChosen - 0.5))).toBeLessThan(tolerance);
    const letterChosen = expected(planted, ({ letter }, p) => (letter ? p : 1 - p));
    expect(Math.abs(numberOf(lean.label) - (letterChosen - 0.5))).toBeLessThan(tolerance);
    const longerChosen = expected(planted, ({ longer }, p) => (longer ? p : 1 - p));
    // Both shares have an error: of the verdicts, and of the golds of n pairs.
    const wide = tolerance + 4 * Math.sqrt(0.25 / n);
    expect(Math.abs(numberOf(lean.length) - (longerChosen - goldLonger))).toBeLessThan(wide);
    expect(Math.abs(measures.coverage.verdicts / measures.coverage.trials - share)).toBeLessThan(tolerance);
  });

  it("has intervals that hold the planted accuracy in 90 to 99 of 100 runs, though pairs come in clusters", () => {
    const runs = 200;
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const random = seededRandom(`coverage ${run}`);
      const { facts, judgments } = clustered(random);
      const { accuracy } = measure({ facts, judgments }, run).measures;
      if (!("low" in accuracy) || accuracy.low === undefined || accuracy.high === undefined) continue;
      if (accuracy.low <= 0.7 && 0.7 <= accuracy.high) held += 1;
    }
    expect(held / runs).toBeGreaterThanOrEqual(0.9);
    expect(held / runs).toBeLessThanOrEqual(0.99);
    // The nominal rate is within what 200 runs can tell apart.
    const { low, high } = binomialBounds(0.95, runs);
    expect(held / runs).toBeGreaterThan(low);
    expect(held / runs).toBeLessThan(high);
  });
});

/** 60 clusters of three pairs: a judge that is right in 90 % of one half's trials and in 50 % of the other's. */
function clustered(random: Random): Simulated {
  const facts: InstanceFacts[] = [];
  const judgments: Judgment[] = [];
  for (let cluster = 0; cluster < 60; cluster += 1) {
    const accuracy = random.next() < 0.5 ? 0.9 : 0.5;
    for (let member = 0; member < 3; member += 1) {
      const id = `${cluster} ${member}`;
      facts.push(pairFacts(id, "A", { cluster: String(cluster) }));
      for (const presentation of ["original", "swapped"] as const) {
        judgments.push(pairJudgment(id, presentation, random.next() < accuracy ? "A" : "B"));
      }
    }
  }
  return { facts, judgments };
}

function near(estimate: PairwiseMeasures["accuracy"], value: number): number {
  return "value" in estimate ? Math.abs(estimate.value - value) : NaN;
}

function numberOf(figure: Lean["label"]): number {
  return typeof figure === "number" ? figure : NaN;
}
