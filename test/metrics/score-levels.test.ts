import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Estimate } from "../../src/core/estimate.js";
import { spearmanCorrelation } from "../../src/stats/spearman-correlation.js";
import oracle from "../oracles/score-levels.json" with { type: "json" };
import { measureRows, type ScoreRow } from "../support/score-fixture.js";

function valueOf(estimate: Estimate): number {
  return "value" in estimate ? estimate.value : NaN;
}

function near(value: number): unknown {
  return expect.closeTo(value, 10);
}

const cases = oracle.cases.map((entry, index) => ({ ...entry, index }));

/** Interval and value. */
function isBracketed(estimate: Estimate): boolean {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return false;
  return estimate.low <= estimate.value && estimate.value <= estimate.high;
}

describe("measureScores() at its levels", () => {
  it.each(cases)("agrees with SciPy and fractions over all units, case $index", ({ rows, pooled }) => {
    const { correlation, weightedKappa, alpha, bias, rmse, mae } = measureRows(rows, 50);
    expect({
      spearman: valueOf(correlation.spearman),
      kendall: valueOf(correlation.kendall),
      pearson: valueOf(correlation.pearson),
      weightedKappa: valueOf(weightedKappa),
      ordinalAlpha: valueOf(alpha.ordinal),
      intervalAlpha: valueOf(alpha.interval),
      bias: valueOf(bias),
      rmse: valueOf(rmse),
      mae: valueOf(mae),
    }).toEqual(Object.fromEntries(Object.entries(pooled).map(([name, value]) => [name, near(value)])));
  });

  it.each(cases)("agrees with SciPy group by group, case $index", ({ rows, grouped }) => {
    const levels = measureRows(rows, 50).grouped;
    if ("undefined" in levels) throw new Error(levels.undefined);
    expect({ ...levels, pairs: undefined }).toMatchObject({
      level: "instruction",
      groups: grouped.groups,
      constantGroups: grouped.constantGroups,
      singles: grouped.singles,
    });
    for (const name of ["spearman", "kendall", "pearson"] as const) {
      expect(valueOf(levels[name]), name).toBeCloseTo(grouped[name], 10);
      expect(isBracketed(levels[name]), name).toBe(true);
    }
    expect(levels.pairs.n).toBe(grouped.pairs);
    expect(valueOf(levels.pairs.exact)).toBeCloseTo(grouped.exact, 10);
  });

  it.each(cases)("agrees with SciPy over systems, case $index", ({ rows, systems }) => {
    const measured = measureRows(rows, 200).systems;
    if ("undefined" in measured) throw new Error(measured.undefined);
    expect(Object.keys(measured.each)).toEqual(systems.names);
    Object.values(measured.each).forEach((row, place) => {
      expect(valueOf(row.judge)).toBeCloseTo(systems.judge[place] ?? NaN, 10);
      expect(valueOf(row.gold)).toBeCloseTo(systems.human[place] ?? NaN, 10);
      expect(isBracketed(row.judge)).toBe(true);
    });
    for (const name of ["spearman", "kendall", "pearson"] as const) {
      expect(valueOf(measured[name]), name).toBeCloseTo(systems[name], 10);
    }
    expect(isBracketed(measured.pearson)).toBe(true);
    for (const share of [measured.softPairwiseAccuracy, measured.separability.judge]) {
      expect(valueOf(share)).toBeGreaterThanOrEqual(0);
      expect(valueOf(share)).toBeLessThanOrEqual(1);
    }
  });

  it("draws clusters, not units: outputs of one instruction move together", () => {
    // Four outputs that are the same score thirty times over tell as much as one: the interval must not shrink.
    const scores = Array.from({ length: 12 }, (_, index) => ({
      human: (index * 7) % 5,
      judge: (index * 4) % 5,
    }));
    const single = measureRows(scores.map((row, index) => ({ ...row, instruction: String(index) })));
    const repeated = measureRows(
      scores.flatMap((row, index) =>
        Array.from({ length: 9 }, () => ({ ...row, instruction: String(index) })),
      ),
    );
    const width = (estimate: Estimate): number =>
      "value" in estimate ? (estimate.high ?? NaN) - (estimate.low ?? NaN) : NaN;
    expect(width(repeated.bias)).toBeCloseTo(width(single.bias), 10);
    expect(width(repeated.correlation.pearson)).toBeCloseTo(width(single.correlation.pearson), 10);
  });

  it("says at which level there is nothing to correlate, and why", () => {
    const plain = measureRows([1, 2, 3, 4].map((score) => ({ human: score, judge: 5 - score })));
    expect(plain.correlation.level).toBe("global");
    expect(plain.grouped).toEqual({ undefined: "no instruction has two outputs that both scored" });
    expect(plain.systems).toEqual({ undefined: "no instance names the system whose output it is" });
    const one = measureRows([1, 2].map((score) => ({ human: score, judge: score, system: "only" })));
    expect(one.systems).toEqual({ undefined: "all outputs are of one system, only" });
    const two = measureRows(
      [1, 2, 3, 4].map((score) => ({ human: score, judge: score, system: `s${score % 2}` })),
    );
    expect(two.systems).toMatchObject({ spearman: { undefined: "fewer than 3 systems" }, systems: 2 });
  });

  it("ties and orders pairs as the gold does once small differences are ties", () => {
    // The judge adds noise of a tenth to the human score: exact ties are lost, an epsilon brings them back.
    const rows = Array.from({ length: 60 }, (_, index): ScoreRow => {
      const human = 1 + ((index * 3) % 2);
      return { human, judge: human + (index % 4) / 40, instruction: String(Math.floor(index / 4)) };
    });
    const levels = measureRows(rows).grouped;
    if ("undefined" in levels) throw new Error(levels.undefined);
    expect(valueOf(levels.pairs.calibrated)).toBe(1);
    expect(valueOf(levels.pairs.exact)).toBeLessThan(0.9);
    expect(levels.pairs.epsilon).toBeGreaterThan(0);
    expect(levels.pairs.epsilon).toBeLessThan(0.1);
  });

  it("finds the system that a judge favours", () => {
    const rows = Array.from({ length: 200 }, (_, index): ScoreRow => {
      const system = index % 4;
      const human = (index * 37 + Math.floor(index / 4) * 11) % 7;
      return {
        human,
        judge: human + (system === 2 ? 3 : 0),
        system: `s${system}`,
        instruction: String(Math.floor(index / 4)),
      };
    });
    const { systems } = measureRows(rows);
    if ("undefined" in systems) throw new Error(systems.undefined);
    const biases = Object.values(systems.each).map(({ bias }) => valueOf(bias));
    expect(Math.max(...biases)).toBe(biases[2]);
    expect(biases[2]).toBeGreaterThan(0.1);
  });

  it("ranks by the global level as the plain function does, whatever the order of the rows", () => {
    const row = fc.record({ human: fc.integer({ min: 0, max: 4 }), judge: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 20 }), (rows) => {
        const plain = spearmanCorrelation(
          rows.map(({ judge }) => judge),
          rows.map(({ human }) => human),
        );
        const { spearman } = measureRows(rows.toReversed(), 2).correlation;
        expect("value" in spearman).toBe("value" in plain);
        if ("value" in plain) expect(valueOf(spearman)).toBeCloseTo(plain.value, 10);
      }),
      { numRuns: 60 },
    );
  });
});
