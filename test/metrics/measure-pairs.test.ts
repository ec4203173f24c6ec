import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Estimate } from "../../src/core/estimate.js";
import type { InstanceFacts } from "../../src/core/instance-facts.js";
import type { Judgment } from "../../src/core/judgment.js";
import type { PairwiseMeasures } from "../../src/core/leaderboard.js";
import { datasetFrame } from "../../src/metrics/dataset-frame.js";

import { measurePairs } from "../../src/metrics/measure-pairs.js";
import { tabulatePairs } from "../../src/metrics/tabulate-pairs.js";
import { leanOfTable } from "../support/lean-of-table.js";
import { pairFacts, pairJudgment, type Ended } from "../support/pair-fixture.js";

interface OracleRow {
  readonly gold: "A" | "B" | "tie";
  readonly lengths: readonly [number, number];
  readonly original: Ended;
  readonly swapped: Ended;
}

interface Oracle {
  readonly cases: readonly {
    readonly rows: readonly OracleRow[];
    readonly expected: Readonly<Record<string, number>> & {
      readonly accuracyByPresentation: Readonly<Record<string, number>>;
    };
  }[];
}

const oracle = JSON.parse(
  readFileSync(new URL("../oracles/pair-metrics.json", import.meta.url), "utf8"),
) as Oracle;

function cellOf(rows: readonly OracleRow[]): { facts: InstanceFacts[]; judgments: Judgment[] } {
  return {
    facts: rows.map((row, index) => pairFacts(`i${index}`, row.gold, { lengths: row.lengths })),
    judgments: rows.flatMap((row, index) => [
      pairJudgment(`i${index}`, "original", row.original),
      pairJudgment(`i${index}`, "swapped", row.swapped),
    ]),
  };
}

function measure(facts: readonly InstanceFacts[], judgments: readonly Judgment[]): PairwiseMeasures {
  const frame = datasetFrame("d", facts, { resamples: 200, seed: 1 });
  const table = tabulatePairs({ judgments, facts: frame.facts, reading: "recorded" });
  return measurePairs(table, frame, { missingPairAgrees: false }).measures;
}

function valueOf(estimate: Estimate): number {
  if (!("value" in estimate)) throw new Error(`Undefined: ${estimate.undefined}`);
  return estimate.value;
}

describe("measurePairs()", () => {
  it.each(oracle.cases.map((entry, index) => ({ ...entry, index })))(
    "agrees with the definitions computed in Python, case $index",
    ({ rows, expected }) => {
      const { facts, judgments } = cellOf(rows);
      const measures = measure(facts, judgments);
      expect(valueOf(measures.accuracy)).toBeCloseTo(expected["accuracy"] ?? NaN, 12);
      expect(measures.accuracyByPresentation.original).toBeCloseTo(
        expected.accuracyByPresentation["original"] ?? NaN,
        12,
      );
      expect(measures.accuracyByPresentation.swapped).toBeCloseTo(
        expected.accuracyByPresentation["swapped"] ?? NaN,
        12,
      );
      for (const key of ["bothCorrect", "selfAgreement", "kappa", "alpha", "selfAlpha"] as const) {
        expect(valueOf(measures[key]), key).toBeCloseTo(expected[key] ?? NaN, 12);
      }
      expect(measures.bounds.best - measures.bounds.worst).toBeCloseTo(expected["missing"] ?? NaN, 12);
      const table = tabulatePairs({
        judgments,
        facts: new Map(facts.map((entry) => [entry.id, entry])),
        reading: "recorded",
      });
      expect(leanOfTable(table).position).toBeCloseTo(expected["positionLean"] ?? NaN, 12);
      expect(leanOfTable(table).length).toBeCloseTo(expected["lengthLean"] ?? NaN, 12);
    },
  );

  const rowArbitrary = fc.record<OracleRow>({
    gold: fc.constantFrom("A", "B"),
    lengths: fc.tuple(fc.nat(9), fc.nat(9)),
    original: fc.constantFrom<Ended>("A", "B", "tie", "-", "!"),
    swapped: fc.constantFrom<Ended>("A", "B", "tie", "-", "!"),
  });

  it("does not change when A and B are exchanged everywhere, gold included", () => {
    const exchange: Readonly<Record<Ended, Ended>> = { A: "B", B: "A", tie: "tie", "-": "-", "!": "!" };
    fc.assert(
      fc.property(fc.array(rowArbitrary, { minLength: 3, maxLength: 25 }), (rows) => {
        const mirrored = rows.map((row) => ({
          gold: row.gold === "A" ? ("B" as const) : ("A" as const),
          lengths: [row.lengths[1], row.lengths[0]] as const,
          original: exchange[row.swapped],
          swapped: exchange[row.original],
        }));
        const one = cellOf(rows);
        const two = cellOf(mirrored);
        const first = measure(one.facts, one.judgments);
        const second = measure(two.facts, two.judgments);
        fc.pre(first.coverage.verdicts + first.coverage.unparsed > 0);
        expect(valueOf(second.accuracy)).toBeCloseTo(valueOf(first.accuracy), 12);
        expect(valueOf(second.selfAgreement)).toBeCloseTo(valueOf(first.selfAgreement), 12);
        expect(valueOf(second.bothCorrect)).toBeCloseTo(valueOf(first.bothCorrect), 12);
      }),
      { numRuns: 60 },
    );
  });

  it("does not depend on the order of judgments or facts", () => {
    fc.assert(
      fc.property(fc.array(rowArbitrary, { minLength: 2, maxLength: 15 }), fc.nat(), (rows, turn) => {
        const { facts, judgments } = cellOf(rows);
        const cut = turn % judgments.length;
        const turned = [...judgments.slice(cut), ...judgments.slice(0, cut)].reverse();
        expect(measure([...facts].reverse(), turned)).toEqual(measure(facts, judgments));
      }),
      { numRuns: 40 },
    );
  });

  it("keeps accuracy within its bounds and its interval within 0 and 1", () => {
    fc.assert(
      fc.property(fc.array(rowArbitrary, { minLength: 2, maxLength: 20 }), (rows) => {
        const { facts, judgments } = cellOf(rows);
        const { accuracy, bounds, coverage } = measure(facts, judgments);
        fc.pre(coverage.verdicts + coverage.unparsed > 0);
        expect(bounds.worst).toBeCloseTo(valueOf(accuracy), 12);
        expect(bounds.best).toBeLessThanOrEqual(1 + 1e-12);
        expect(coverage.verdicts + coverage.unparsed + coverage.failed).toBe(coverage.trials);
        if ("low" in accuracy) {
          expect(accuracy.low).toBeGreaterThanOrEqual(0);
          expect(accuracy.high).toBeLessThanOrEqual(1);
          expect(accuracy.low).toBeLessThanOrEqual(accuracy.high ?? 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("counts a missing verdict as wrong and never as a tie", () => {
    const facts = [pairFacts("x", "A"), pairFacts("y", "A")];
    const judgments = [pairJudgment("x", "original", "A"), pairJudgment("y", "original", "-")];
    const measures = measure(facts, judgments);
    expect(valueOf(measures.accuracy)).toBe(0.5);
    expect(measures.coverage).toMatchObject({ trials: 2, verdicts: 1, ties: 0, unparsed: 1, failed: 0 });
    expect(measures.coverage.reasons).toEqual({ "no-verdict": 1 });
    expect(measures.bounds).toMatchObject({ worst: 0.5, best: 1 });
  });

  it("states no accuracy for a judge whose calls have all failed", () => {
    const facts = [pairFacts("x", "A"), pairFacts("y", "B")];
    const judgments = [pairJudgment("x", "original", "!"), pairJudgment("y", "original", "!")];
    const measures = measure(facts, judgments);
    expect(measures.accuracy).toEqual({ undefined: "no reply came" });
    expect(measures.selfAgreement).toHaveProperty("undefined");
    expect(measures.accuracyByPresentation).toEqual({});
    expect(measures.coverage).toMatchObject({ trials: 2, verdicts: 0, unparsed: 0, failed: 2 });
    expect(measures.bounds).toMatchObject({ worst: 0, best: 1 });
  });

  it("states that a judge is wrong throughout whose replies hold no verdict, and no kappa", () => {
    const facts = [pairFacts("x", "A"), pairFacts("y", "B")];
    const judgments = [pairJudgment("x", "original", "!"), pairJudgment("y", "original", "-")];
    const measures = measure(facts, judgments);
    expect(valueOf(measures.accuracy)).toBe(0);
    expect(measures.kappa).toHaveProperty("undefined");
    expect(measures.bounds).toMatchObject({ worst: 0, best: 1 });
  });

  it("calls an instance right both ways only where it was shown both ways", () => {
    const facts = [pairFacts("x", "A"), pairFacts("y", "A")];
    const judgments = [
      pairJudgment("x", "original", "A"),
      pairJudgment("y", "original", "A"),
      pairJudgment("y", "swapped", "-"),
    ];
    const measures = measure(facts, judgments);
    expect(measures.bothCorrect).toMatchObject({ value: 0 });
    expect(measures.selfAgreement).toMatchObject({ value: 0 });
    expect(measures.bounds).toMatchObject({ worst: 0.75, best: 1 });
  });

  it("has no interval for one cluster, and says why there is no kappa", () => {
    const facts = [pairFacts("x", "A", { cluster: "c" }), pairFacts("y", "A", { cluster: "c" })];
    const judgments = facts.map(({ id }) => pairJudgment(id, "original", "A"));
    const measures = measure(facts, judgments);
    expect(measures.accuracy).toEqual({ value: 1 });
    expect(measures.kappa).toHaveProperty("undefined");
    expect(measures.bothCorrect).toHaveProperty("undefined");
    expect(measures.selfAgreement).toHaveProperty("undefined");
  });

  it("calls two missing verdicts an agreement only where the card's rule says so", () => {
    const facts = [pairFacts("x", "A"), pairFacts("y", "A")];
    const judgments = [
      pairJudgment("x", "original", "-"),
      pairJudgment("x", "swapped", "-"),
      pairJudgment("y", "original", "A"),
      pairJudgment("y", "swapped", "B"),
    ];
    const frame = datasetFrame("d", facts, { resamples: 200, seed: 1 });
    const table = tabulatePairs({ judgments, facts: frame.facts, reading: "recorded" });
    const agreement = (missingPairAgrees: boolean): Estimate =>
      measurePairs(table, frame, { missingPairAgrees }).measures.selfAgreement;
    expect(agreement(false)).toMatchObject({ value: 0 });
    expect(agreement(true)).toMatchObject({ value: 0.5 });
  });
});

describe("leanOfTable()", () => {
  it("tells a lean towards a letter from a lean towards a position when all four presentations are shown", () => {
    const ids = ["original", "swapped", "original-glued", "swapped-glued"] as const;
    const facts = Array.from({ length: 4 }, (_, index) => pairFacts(`i${index}`, index < 2 ? "A" : "B"));
    const leans = (choose: Readonly<Record<(typeof ids)[number], Ended>>): ReturnType<typeof leanOfTable> => {
      const judgments = facts.flatMap(({ id }) => ids.map((shown) => pairJudgment(id, shown, choose[shown])));
      const known = new Map(facts.map((entry) => [entry.id, entry]));
      return leanOfTable(tabulatePairs({ judgments, facts: known, reading: "recorded" }));
    };
    const firstShown = { original: "A", swapped: "B", "original-glued": "A", "swapped-glued": "B" } as const;
    const firstLetter = { original: "A", swapped: "B", "original-glued": "B", "swapped-glued": "A" } as const;
    expect(leans(firstShown)).toMatchObject({ position: 0.5, label: 0 });
    expect(leans(firstLetter)).toMatchObject({ position: 0, label: 0.5 });
  });

  it("leaves the letter's lean open where letters were not probed", () => {
    const facts = [pairFacts("x", "A")];
    const judgments = [pairJudgment("x", "original", "A"), pairJudgment("x", "swapped", "A")];
    const known = new Map(facts.map((entry) => [entry.id, entry]));
    expect(leanOfTable(tabulatePairs({ judgments, facts: known, reading: "recorded" }))).toMatchObject({
      position: 0,
      label: null,
    });
  });
});
