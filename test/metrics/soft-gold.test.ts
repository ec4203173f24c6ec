import { describe, expect, it } from "vitest";
import type { SoftAgreement } from "../../src/core/ceiling.js";
import type { Estimate } from "../../src/core/estimate.js";
import { softGold } from "../../src/metrics/soft-gold.js";
import { softPreference } from "../../src/metrics/soft-preference.js";
import { pairJudgment } from "../support/pair-fixture.js";
import { votedCell } from "../support/voted-fixture.js";
import { softCases } from "../support/soft-cases.js";

function valueOf(estimate: Estimate): number {
  return "value" in estimate ? estimate.value : NaN;
}

function numbersOf(part: SoftAgreement): Readonly<Record<string, number>> {
  const { n, withoutVerdict, accuracy, brier, logLoss, jensenShannon } = part;
  return {
    ...{ n, withoutVerdict, accuracy: valueOf(accuracy), brier: valueOf(brier) },
    ...{ logLoss: valueOf(logLoss), jensenShannon: valueOf(jensenShannon) },
  };
}

function near(expected: Readonly<Record<string, number>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(expected).map(([name, value]) => [name, expect.closeTo(value, 10) as unknown]),
  );
}

describe("softGold()", () => {
  it.each(softCases)("agrees with SciPy over all pairs and apart, case $index", (oracle) => {
    const { judgments, frame } = votedCell(oracle.pairs);
    const soft = softGold(judgments, frame);
    if (soft === undefined) throw new Error("Expected votes");
    expect(numbersOf(soft)).toEqual(near(oracle.all));
    expect(numbersOf(soft.strata.unanimous)).toEqual(near(oracle.unanimous));
    expect(numbersOf(soft.strata.split)).toEqual(near(oracle.split));
    expect(valueOf(soft.leastLogLoss)).toBeCloseTo(oracle.leastLogLoss, 10);
    expect(valueOf(soft.logLoss)).toBeGreaterThan(valueOf(soft.leastLogLoss));
  });

  it("is perfect for a judge whose probabilities are the votes' shares", () => {
    const pair = {
      gold: "A" as const,
      votes: ["A", "A", "A", "B"] as const,
      trials: [{ verdict: "A" as const, confidence: 0.75 }],
    };
    const { judgments, frame } = votedCell([pair, pair, pair]);
    const soft = softGold(judgments, frame);
    expect(soft?.brier).toMatchObject({ value: 0 });
    expect(valueOf(soft?.jensenShannon ?? { undefined: "" })).toBeCloseTo(0, 12);
    expect(valueOf(soft?.logLoss ?? { undefined: "" })).toBeCloseTo(
      valueOf(soft?.leastLogLoss ?? { undefined: "" }),
      12,
    );
    expect(soft).toMatchObject({ confident: 3, trials: 3, clipped: 0 });
  });

  it("has nothing to say of pairs with one vote", () => {
    const { judgments, frame } = votedCell([{ gold: "A", votes: ["A"], trials: [{ verdict: "A" }] }]);
    expect(softGold(judgments, frame)).toBeUndefined();
  });
});

describe("softPreference()", () => {
  it("shares what a tie is not sure of between both outputs, and knows nothing without a verdict", () => {
    expect(softPreference([pairJudgment("x", "original", "tie", { confidence: 0.5 })])).toEqual([
      0.25, 0.25, 0.5,
    ]);
    expect(softPreference([pairJudgment("x", "original", "-")])).toBeUndefined();
    expect(softPreference([pairJudgment("x", "original", "-"), pairJudgment("x", "swapped", "B")])).toEqual([
      0, 1, 0,
    ]);
  });
});
