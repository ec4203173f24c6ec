import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Estimate } from "../../src/core/estimate.js";
import type { InstanceFacts } from "../../src/core/instance-facts.js";
import type { Judgment } from "../../src/core/judgment.js";
import type { Lean, ListwiseMeasures, PairwiseMeasures } from "../../src/core/leaderboard.js";
import type { PresentationId } from "../../src/core/presentation-id.js";
import { datasetFrame } from "../../src/metrics/dataset-frame.js";

import { measureLists } from "../../src/metrics/measure-lists.js";
import { measurePairs } from "../../src/metrics/measure-pairs.js";
import { tabulateLists } from "../../src/metrics/tabulate-lists.js";
import { tabulatePairs } from "../../src/metrics/tabulate-pairs.js";
import { leanOfTable } from "../support/lean-of-table.js";
import { listFacts, listJudgment, type ListEnded } from "../support/list-fixture.js";
import { pairFacts, pairJudgment, type Ended } from "../support/pair-fixture.js";

interface ListRow {
  readonly best: number;
  readonly lengths: readonly number[];
  readonly order: readonly number[];
  readonly ended: Readonly<Partial<Record<PresentationId, ListEnded>>>;
}

interface Oracle {
  readonly cases: readonly {
    readonly rows: readonly ListRow[];
    readonly expected: Readonly<Record<string, number>> & {
      readonly accuracyByPresentation: Readonly<Record<string, number>>;
    };
  }[];
}

const oracle = JSON.parse(
  readFileSync(new URL("../oracles/list-metrics.json", import.meta.url), "utf8"),
) as Oracle;

function cellOf(rows: readonly ListRow[]): { facts: InstanceFacts[]; judgments: Judgment[] } {
  return {
    facts: rows.map((row, index) => listFacts(`i${index}`, row)),
    judgments: rows.flatMap(({ ended }, index) =>
      (Object.entries(ended) as [PresentationId, ListEnded][]).map(([shown, how]) =>
        listJudgment(`i${index}`, shown, how),
      ),
    ),
  };
}

function measure(
  facts: readonly InstanceFacts[],
  judgments: readonly Judgment[],
): { measures: ListwiseMeasures; lean: Lean } {
  const frame = datasetFrame("lists", facts, { resamples: 200, seed: 1 });
  const table = tabulateLists({ judgments, facts: frame.facts, reading: "recorded" });
  return { measures: measureLists(table, frame).measures, lean: leanOfTable(table) };
}

function measureRows(rows: readonly ListRow[]): ReturnType<typeof measure> {
  const { facts, judgments } = cellOf(rows);
  return measure(facts, judgments);
}

function valueOf(estimate: Estimate): number {
  if (!("value" in estimate)) throw new Error(`Undefined: ${estimate.undefined}`);
  return estimate.value;
}

/** Lists of two to six outputs, shown both ways. */
const rowArbitrary: fc.Arbitrary<ListRow> = fc.integer({ min: 2, max: 6 }).chain((size) => {
  const indices = Array.from({ length: size }, (_, index) => index);
  const ended = fc.oneof(
    { weight: 5, arbitrary: fc.subarray(indices, { minLength: 1 }) },
    { weight: 1, arbitrary: fc.constantFrom<ListEnded>("-", "!") },
  );
  return fc.record({
    best: fc.nat(size - 1),
    lengths: fc.array(fc.nat(5), { minLength: size, maxLength: size }),
    order: fc.shuffledSubarray(indices, { minLength: size, maxLength: size }),
    ended: fc.record({ original: ended, swapped: ended }),
  });
});
const rowsArbitrary = fc.array(rowArbitrary, { minLength: 2, maxLength: 20 });

describe("measureLists()", () => {
  it.each(oracle.cases.map((entry, index) => ({ ...entry, index })))(
    "agrees with the definitions computed in Python, case $index",
    ({ rows, expected }) => {
      const { measures, lean } = measureRows(rows);
      for (const key of ["accuracy", "strict", "aboveChance", "bothCorrect", "selfAgreement"] as const) {
        expect(valueOf(measures[key]), key).toBeCloseTo(expected[key] ?? NaN, 12);
      }
      for (const [shown, value] of Object.entries(expected.accuracyByPresentation)) {
        expect(measures.accuracyByPresentation[shown as PresentationId]).toBeCloseTo(value, 12);
      }
      expect(measures.bounds.best - measures.bounds.worst).toBeCloseTo(expected["missing"] ?? NaN, 12);
      expect(measures.coverage.ties).toBe(expected["ties"]);
      expect(lean.position).toBeCloseTo(expected["positionLean"] ?? NaN, 12);
      expect(lean.length).toBeCloseTo(expected["lengthLean"] ?? NaN, 12);
      if (expected["labelLean"] === undefined) expect(lean.label).toBeNull();
      else expect(lean.label).toBeCloseTo(expected["labelLean"], 12);
    },
  );

  it("measures lists of two as it measures pairs", () => {
    const toPair: Readonly<Record<string, Ended>> = { "0": "A", "1": "B", "0,1": "tie", "-": "-", "!": "!" };
    const row = fc.record({
      best: fc.nat(1),
      lengths: fc.tuple(fc.nat(5), fc.nat(5)),
      original: fc.constantFrom(...Object.keys(toPair)),
      swapped: fc.constantFrom(...Object.keys(toPair)),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 20 }), (rows) => {
        const endedOf = (text: string): ListEnded =>
          text === "-" || text === "!" ? text : text.split(",").map(Number);
        const lists = measureRows(
          rows.map(({ best, lengths, original, swapped }) => ({
            ...{ best, lengths, order: [0, 1] },
            ended: { original: endedOf(original), swapped: endedOf(swapped) },
          })),
        );
        const pairs = measurePairRows(
          rows.map(({ best, lengths, original, swapped }) => ({
            ...{ gold: best === 0 ? "A" : "B", lengths },
            ...{ original: toPair[original] ?? "-", swapped: toPair[swapped] ?? "-" },
          })),
        );
        const { accuracy, bothCorrect, selfAgreement, coverage, bounds } = lists.measures;
        expect({ accuracy, bothCorrect, selfAgreement, coverage, bounds, lean: lists.lean }).toEqual(pairs);
      }),
      { numRuns: 60 },
    );
  });

  it("does not depend on how a file numbers the outputs", () => {
    fc.assert(
      fc.property(rowsArbitrary, fc.nat(), (rows, turn) => {
        const renumbered = rows.map(({ best, lengths, order, ended }): ListRow => {
          const to = (index: number): number => (index + turn) % lengths.length;
          const again = (how: ListEnded | undefined): ListEnded =>
            how === undefined || typeof how === "string" ? (how ?? "-") : how.map(to).sort((a, b) => a - b);
          return {
            best: to(best),
            lengths: lengths.map(
              (_, index) => lengths[(index + lengths.length - (turn % lengths.length)) % lengths.length] ?? 0,
            ),
            order: order.map(to),
            ended: { original: again(ended.original), swapped: again(ended.swapped) },
          };
        });
        expect(measureRows(renumbered)).toEqual(measureRows(rows));
      }),
      { numRuns: 60 },
    );
  });

  it("does not depend on the order of judgments or facts", () => {
    fc.assert(
      fc.property(rowsArbitrary, fc.nat(), (rows, turn) => {
        const { facts, judgments } = cellOf(rows);
        const cut = turn % judgments.length;
        const turned = [...judgments.slice(cut), ...judgments.slice(0, cut)].reverse();
        const [here, there] = [measure(facts, judgments), measure([...facts].reverse(), turned)];
        expect(there.measures.coverage).toEqual(here.measures.coverage);
        for (const key of ["accuracy", "strict", "aboveChance", "bothCorrect", "selfAgreement"] as const) {
          const [one, two] = [here.measures[key], there.measures[key]];
          if ("value" in one) expect(valueOf(two)).toBeCloseTo(one.value, 12);
          else expect(two).toEqual(one);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("keeps its measures and intervals in order and within their bounds", () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const { accuracy, strict, aboveChance, bothCorrect, bounds, coverage } = measureRows(rows).measures;
        fc.pre(coverage.verdicts + coverage.unparsed > 0);
        expect(valueOf(strict)).toBeLessThanOrEqual(valueOf(accuracy) + 1e-12);
        expect(valueOf(bothCorrect)).toBeLessThanOrEqual(valueOf(strict) + 1e-12);
        expect(valueOf(aboveChance)).toBeLessThanOrEqual(valueOf(accuracy) + 1e-12);
        expect(bounds.worst).toBe(valueOf(accuracy));
        expect(bounds.best).toBeLessThanOrEqual(1 + 1e-12);
        for (const estimate of [accuracy, strict, aboveChance]) {
          if (!("low" in estimate) || estimate.low === undefined) continue;
          expect(estimate.low).toBeLessThanOrEqual(estimate.high ?? -2);
          expect(estimate.high).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is 1 above chance for a judge that is always right, and 0 for picks of everything", () => {
    const sizes = [2, 3, 5, 4];
    const rowsOf = (picked: (size: number) => readonly number[]): readonly ListRow[] =>
      sizes.map((size) => {
        const order = Array.from({ length: size }, (_, index) => index);
        const ended = { original: picked(size), swapped: picked(size) };
        return { best: 1, lengths: order, order, ended };
      });
    const right = measureRows(rowsOf(() => [1])).measures;
    expect(right.aboveChance).toMatchObject({ value: 1, low: 1, high: 1 });
    expect(right.accuracy).toMatchObject({ value: 1 });
    const all = measureRows(rowsOf((size) => Array.from({ length: size }, (_, index) => index)));
    expect(valueOf(all.measures.aboveChance)).toBeCloseTo(0, 12);
    expect(valueOf(all.measures.strict)).toBe(0);
    expect(all.measures.coverage).toMatchObject({ verdicts: 8, ties: 8 });
    expect(all.lean.position).toEqual({ undefined: "no decided verdict" });
  });

  it("states nothing of a judge whose calls have all failed, and no lean from one position", () => {
    const row = { best: 0, lengths: [1, 2, 3], order: [2, 0, 1] };
    const failed = measureRows([{ ...row, ended: { original: "!", swapped: "!" } }]).measures;
    for (const key of ["accuracy", "strict", "aboveChance", "bothCorrect"] as const) {
      expect(failed[key]).toEqual({ undefined: "no reply came" });
    }
    expect(failed.bounds).toEqual({ worst: 0, best: 1 });
    const once = measureRows([{ ...row, ended: { original: [2] } }]);
    expect(once.lean.position).toEqual({ undefined: "one position only was shown" });
    expect(once.measures.accuracy).toEqual({ value: 0 });
    expect(valueOf(once.measures.aboveChance)).toBeCloseTo(-0.5, 12);
  });
});

interface PairRow {
  readonly gold: "A" | "B" | (string & {});
  readonly lengths: readonly number[];
  readonly original: Ended;
  readonly swapped: Ended;
}

function measurePairRows(rows: readonly PairRow[]): Pick<
  PairwiseMeasures,
  "accuracy" | "bothCorrect" | "selfAgreement" | "coverage" | "bounds"
> & {
  lean: Lean;
} {
  const facts = rows.map(({ gold, lengths }, index) =>
    pairFacts(`i${index}`, gold === "A" ? "A" : "B", { lengths, dataset: "lists" }),
  );
  const judgments = rows.flatMap((row, index) => [
    pairJudgment(`i${index}`, "original", row.original),
    pairJudgment(`i${index}`, "swapped", row.swapped),
  ]);
  const frame = datasetFrame("lists", facts, { resamples: 200, seed: 1 });
  const table = tabulatePairs({ judgments, facts: frame.facts, reading: "recorded" });
  const { accuracy, bothCorrect, selfAgreement, coverage, bounds } = measurePairs(table, frame, {
    missingPairAgrees: false,
  }).measures;
  return { accuracy, bothCorrect, selfAgreement, coverage, bounds, lean: leanOfTable(table) };
}
