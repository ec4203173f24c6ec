import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decomposeScoreDrift,
  type DecomposeScoreDriftParts,
  type TrialScores,
} from "../../../src/analysis/drift/decompose-score-drift.js";
import type { DriftCause, TrialCause } from "../../../src/core/drift.js";
import { correlationDifference } from "../../../src/stats/correlation-difference.js";
import { midRanks } from "../../../src/stats/mid-ranks.js";
import { seededRandom } from "../../../src/stats/seeded-random.js";
import { spearmanCorrelation } from "../../../src/stats/spearman-correlation.js";

const moving: readonly TrialCause[] = ["protocol", "parser", "judge", "failures", "unknown"];

/** Scores of instances 0.., a trial each; null where there is none. */
function scores(values: readonly (number | null)[], from = 0): TrialScores {
  return new Map(
    values.map((value, index) => [
      String(index + from),
      new Map([["t", value === null ? {} : { quality: value }]]),
    ]),
  );
}

function golds(values: readonly number[], from = 0): DecomposeScoreDriftParts["goldBefore"] {
  return (instance) => {
    const quality = values[Number(instance) - from];
    return quality === undefined ? undefined : { quality };
  };
}

function decompose(
  parts: Pick<DecomposeScoreDriftParts, "before" | "after"> & Partial<DecomposeScoreDriftParts>,
  human: readonly number[],
): Exclude<ReturnType<typeof decomposeScoreDrift>, undefined> {
  const found = decomposeScoreDrift({
    ...{ goldBefore: golds(human), goldAfter: golds(human), isSame: () => true, causeOf: () => "judge" },
    ...{ clusterOf: (instance) => instance, seed: 1, resamples: 200, ...parts },
  });
  if (found === undefined) throw new Error("Nothing in common");
  return found;
}

function rho(judge: readonly number[], human: readonly number[]): number {
  const found = spearmanCorrelation(judge, human);
  if ("undefined" in found) throw new Error(found.undefined);
  return found.value;
}

const random = seededRandom("score drift");
const human = Array.from({ length: 40 }, () => 1 + Math.floor(5 * random.next()));
const noisy = (size: number): number[] => human.map((value) => value + size * (random.next() - 0.5));
const good = noisy(2);
const poor = noisy(12);

describe("decomposeScoreDrift()", () => {
  it("gives parts that add up to the change, whatever the scores, golds, causes and instances", () => {
    const score = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 6 });
    const judged = fc.array(score, { minLength: 4, maxLength: 9 });
    const given = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 12, maxLength: 12 });
    let told = 0;
    fc.assert(
      fc.property(judged, judged, given, given, fc.nat({ max: 2 }), (old, now, first, second, shift) => {
        const drift = decomposeScoreDrift({
          ...{ before: scores(old), after: scores(now, shift) },
          ...{ goldBefore: golds(first), goldAfter: golds(second) },
          isSame: (instance) => instance !== "3",
          causeOf: (instance) => moving[(Number(instance) + shift) % moving.length] ?? "unknown",
          ...{ clusterOf: (instance) => instance, seed: 1, resamples: 20 },
        });
        if (drift === undefined || "undefined" in drift) return;
        told += 1;
        const sum = Object.values(drift.parts).reduce((total, part) => total + part, 0);
        expect(sum).toBeCloseTo(drift.change, 12);
        expect(drift.after - drift.before).toBeCloseTo(drift.change, 12);
        expect(Object.values(drift.causes).reduce((total, count) => total + count, 0)).toBe(drift.trials);
      }),
      { numRuns: 60, seed: 5 },
    );
    expect(told).toBeGreaterThan(30);
  });

  it.each<TrialCause>(moving)(
    "puts the whole change down to %s where that is what all trials have",
    (cause) => {
      const drift = decompose({ before: scores(good), after: scores(poor), causeOf: () => cause }, human);
      if ("undefined" in drift) throw new Error(drift.undefined);
      const change = rho(poor, human) - rho(good, human);
      expect(drift.change).toBeCloseTo(change, 12);
      const others = Object.entries(drift.parts).filter(([name]) => name !== cause);
      expect(drift.parts[cause as DriftCause]).toBeCloseTo(change, 12);
      for (const [, part] of others) expect(part).toBeCloseTo(0, 12);
      expect("value" in drift.judge.p).toBe(cause === "judge");
    },
  );

  it("puts it down to the gold, or to what only one run has", () => {
    const regraded = human.map((value, index) => (index < 15 ? 6 - value : value));
    const gold = decompose({ before: scores(good), after: scores(good), goldAfter: golds(regraded) }, human);
    expect(gold).toMatchObject({ parts: { sample: 0, judge: 0 } });
    expect("undefined" in gold || gold.parts.gold).toBeCloseTo(rho(good, regraded) - rho(good, human), 12);

    const half = decompose({ before: scores(good), after: scores(good.slice(0, 20)) }, human);
    expect(half).toMatchObject({ trials: 20, parts: { gold: 0, judge: 0 } });
    const change = rho(good.slice(0, 20), human.slice(0, 20)) - rho(good, human);
    expect("undefined" in half || half.parts.sample).toBeCloseTo(change, 12);
  });

  it("gives the judge's part the interval and p-value of a difference of correlations, beside what else changed", () => {
    const causeOf = (instance: string): TrialCause => (Number(instance) < 10 ? "parser" : "judge");
    const drift = decompose({ before: scores(good), after: scores(poor), causeOf }, human);
    if ("undefined" in drift) throw new Error(drift.undefined);
    const parsed = good.map((score, index) => (index < 10 ? (poor[index] ?? 0) : score));
    const found = correlationDifference({
      ...{ first: poor, second: parsed, gold: human, clusters: human.map((_, index) => index) },
      ...{ correlate: spearmanCorrelation, scale: midRanks, seed: 1, resamples: 200, swaps: 200 },
    });
    if ("undefined" in found) throw new Error(found.undefined);
    expect(drift.judge.change).toMatchObject({ value: found.value, low: found.low, high: found.high });
    expect(drift.judge.p).toMatchObject({ value: found.p });
    expect(drift.parts.judge).toBeCloseTo(found.value, 12);
    expect(found.p).toBeLessThan(0.05);
  });

  it("has a reason in place of numbers where scores have no correlation, and nothing without a common trial", () => {
    const flat = decompose({ before: scores(good), after: scores(human.map(() => 3)) }, human);
    expect(flat).toHaveProperty("undefined");
    expect(() => decompose({ before: scores(good), after: scores(good, 100) }, human)).toThrow("Nothing");
  });
});
