import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decomposeDrift, type TrialCredits } from "../../../src/analysis/drift/decompose-drift.js";
import type { TrialCause } from "../../../src/core/drift.js";

const moving: readonly TrialCause[] = ["protocol", "parser", "judge", "failures", "unknown"];
const common = { clusterOf: (id: string) => id, seed: 1, resamples: 100 };

function credits(entries: readonly (readonly [string, readonly number[]])[]): TrialCredits {
  return new Map(
    entries.map(([id, values]) => [id, new Map(values.map((value, place) => [`t${place}`, value]))]),
  );
}

/** Instances 0..n-1 with two trials each. */
function grid(n: number, credit: (instance: number, trial: number) => number): TrialCredits {
  return credits(
    Array.from({ length: n }, (_, index) => [String(index), [credit(index, 0), credit(index, 1)]]),
  );
}

describe("decomposeDrift()", () => {
  it("gives parts that add up to the change, whatever the credits, causes and instances", () => {
    const trials = fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 1, maxLength: 4 });
    const side = fc.array(trials, { minLength: 1, maxLength: 8 });
    const entries = (values: readonly (readonly number[])[], from: number): TrialCredits =>
      credits(values.map((row, index) => [String(index + from), row]));
    fc.assert(
      fc.property(side, side, side, fc.nat({ max: 5 }), (old, mid, now, shift) => {
        const drift = decomposeDrift({
          before: entries(old, 0),
          regraded: entries(mid, 0),
          after: entries(now, shift),
          causeOf: (instance, trial) =>
            moving[(Number(instance) * 7 + Number(trial.slice(1)) + shift) % moving.length] ?? "unknown",
          ...common,
        });
        if (drift === undefined) return;
        const sum = Object.values(drift.parts).reduce((total, part) => total + part, 0);
        expect(sum).toBeCloseTo(drift.change, 12);
        expect(drift.after - drift.before).toBeCloseTo(drift.change, 12);
        expect(Object.values(drift.causes).reduce((total, count) => total + count, 0)).toBe(drift.trials);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it("finds what was planted, each part by itself", () => {
    // Of 100 instances, all right before: the judge loses 10, a prompt 6, a parser 3, a failure one trial of one, the new gold 4;
    // the second run has 20 further instances, half of them right.
    const causeOf = (instance: string, trial: string): TrialCause => {
      const index = Number(instance);
      if (index < 10) return "judge";
      if (index < 16) return "protocol";
      if (index < 19) return "parser";
      return index === 19 && trial === "t0" ? "failures" : "same";
    };
    const drift = decomposeDrift({
      before: grid(100, () => 1),
      regraded: grid(100, (index) => (index >= 96 ? 0 : 1)),
      after: grid(120, (index, trial) => {
        if (index >= 100) return index % 2;
        return index < 19 || (index === 19 && trial === 0) || index >= 96 ? 0 : 1;
      }),
      causeOf,
      ...common,
    });
    // On the common instances: 1 before, 0.96 by the new gold, 0.765 now.
    const now = (76.5 + 10) / 120;
    expect(drift?.parts.gold).toBeCloseTo(-0.04, 12);
    expect(drift?.parts.judge).toBeCloseTo(-0.1, 12);
    expect(drift?.parts.protocol).toBeCloseTo(-0.06, 12);
    expect(drift?.parts.parser).toBeCloseTo(-0.03, 12);
    expect(drift?.parts.failures).toBeCloseTo(-0.005, 12);
    expect(drift?.parts.sample).toBeCloseTo(now - 0.765, 12);
    expect(drift?.change).toBeCloseTo(now - 1, 12);
    expect(drift?.causes).toEqual({ judge: 20, protocol: 12, parser: 6, failures: 1, same: 161, unknown: 0 });
    // Ten clusters that all lose: exact two-sided p of 2 / 2^10.
    expect(drift?.judge.p).toMatchObject({ value: 2 / 1024 });
    expect(drift?.judge.change).toHaveProperty("low");
  });

  it("claims nothing of a judge whose replies are all the same, and has nothing to say without a common trial", () => {
    const before = grid(5, () => 1);
    const parts = { before, regraded: before, after: before, causeOf: () => "same" as const, ...common };
    expect(decomposeDrift(parts)?.judge).toEqual({
      change: { value: 0 },
      p: { undefined: "no reply to a prompt of both runs differs" },
    });
    expect(decomposeDrift({ ...parts, regraded: new Map() })).toBeUndefined();
  });
});
