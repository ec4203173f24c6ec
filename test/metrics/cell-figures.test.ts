import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CellFacts } from "../../src/core/cell-facts.js";
import type { InstanceFacts } from "../../src/core/instance-facts.js";
import type { Judgment } from "../../src/core/judgment.js";
import type { PairwiseCell } from "../../src/core/leaderboard.js";
import { datasetFrame } from "../../src/metrics/dataset-frame.js";
import { measureCell } from "../../src/metrics/measure-cell.js";
import { pairFacts, pairJudgment, type Ended } from "../support/pair-fixture.js";

interface OracleRow {
  readonly cluster: string;
  readonly gold: "A" | "B" | "tie";
  readonly lengths: readonly [number, number];
  readonly original: Ended;
  readonly swapped: Ended;
}

interface Interval {
  readonly value: number | null;
  readonly low?: number;
  readonly high?: number;
}

interface OracleCase {
  readonly resamples: number;
  readonly seed: number;
  readonly rows: readonly OracleRow[];
  readonly expected: Readonly<Record<string, Interval>>;
  readonly confusion: readonly (readonly number[])[];
}

const oracle = JSON.parse(readFileSync(new URL("../oracles/cell-figures.json", import.meta.url), "utf8")) as {
  readonly cases: readonly OracleCase[];
};

const facts: CellFacts = {
  ...{ evaluator: "e", protocol: "base", dataset: "d", task: "pairwise", adapter: "openai" },
  ...{ presentationsShareCalls: false, reading: "own", missingPairAgrees: false },
};

function cellOf({ rows, resamples, seed }: OracleCase, turn: <Item>(list: Item[]) => Item[]): PairwiseCell {
  const instances = rows.map(({ gold, lengths, cluster }, index): InstanceFacts =>
    pairFacts(`i${index}`, gold, { lengths, cluster }),
  );
  const judgments = rows.flatMap((row, index): Judgment[] => [
    pairJudgment(`i${index}`, "original", row.original),
    pairJudgment(`i${index}`, "swapped", row.swapped),
  ]);
  const frame = datasetFrame("d", turn(instances), { resamples, seed });
  const { cell } = measureCell({
    cell: facts,
    judgments: turn(judgments),
    frame,
    callFacts: () => undefined,
    detailed: true,
  });
  if (cell.task !== "pairwise") throw new TypeError("The cell is not pairwise");
  return cell;
}

const wilsons = "Wilson, effective size";

const same = <Item>(list: Item[]): Item[] => list;

function near(number: number): unknown {
  return expect.closeTo(number, 11);
}

/** A figure of the oracle in the form of a cell's. */
function like({ value, low, high }: Interval | undefined = { value: null }): unknown {
  if (value === null) return { undefined: expect.any(String) as unknown };
  if (low === undefined || high === undefined) return { value: near(value) };
  return { value: near(value), low: near(low), high: near(high), method: "cluster bootstrap" };
}

describe("measureCell()", () => {
  it.each(oracle.cases.map((entry, index) => ({ entry, index })))(
    "gives each figure the interval that draws written out give it, case $index",
    ({ entry }) => {
      const cell = cellOf(entry, same);
      const { expected } = entry;
      for (const name of ["kappa", "alpha", "selfAlpha"] as const)
        expect(cell[name], name).toEqual(like(expected[name]));
      // Of so few clusters shares have Wilson's interval.
      for (const name of ["accuracy", "bothCorrect", "selfAgreement"] as const) {
        const { value } = expected[name] ?? {};
        expect(cell[name], name).toMatchObject({ value: near(value ?? NaN), method: wilsons });
      }
      expect({ ...cell.accuracy, ...cell.agreement?.accuracyIntervals.bootstrap }).toEqual(
        like(expected["accuracy"]),
      );
      const { null: rule, ...lift } = "value" in cell.liftOverNull ? cell.liftOverNull : { null: "" };
      expect(rule).not.toBe("");
      expect(lift).toEqual(like(expected["lift"]));
      for (const name of ["position", "length"] as const) {
        const value = cell.lean[name];
        expect({ value, ...cell.leanIntervals?.[name] }).toEqual(like(expected[name]));
      }
      const { worst, best, low, high } = cell.bounds;
      const { accuracy, best: most } = expected;
      expect({ worst, best, low }).toEqual({
        worst: expect.closeTo(accuracy?.value ?? NaN, 11) as unknown,
        best: expect.closeTo(most?.value ?? NaN, 11) as unknown,
        low: "value" in cell.accuracy ? cell.accuracy.low : undefined,
      });
      expect(Math.abs((high ?? NaN) - (most?.high ?? NaN))).toBeLessThan(0.06);
    },
  );

  it.each(oracle.cases.map((entry, index) => ({ entry, index })))(
    "gives further measures of agreement where they are asked for, case $index",
    ({ entry }) => {
      const { agreement, accuracy } = cellOf(entry, same);
      const names = ["scottPi", "ac1", "pabak", "weightedKappa"] as const;
      const macros = ["precision", "recall", "f1", "balancedAccuracy"] as const;
      for (const name of [...names, ...macros])
        expect(agreement?.[name], name).toEqual(like(entry.expected[name]));
      // Of so few clusters these shares, too, have Wilson's interval.
      for (const name of ["strict", "goldDecisive", "judgeBench"] as const) {
        const { value } = entry.expected[name] ?? {};
        expect(agreement?.[name], name).toMatchObject({ value: near(value ?? NaN), method: wilsons });
      }
      expect(agreement?.confusion.counts).toEqual(entry.confusion);
      const { bootstrap, wilson, clusteredT } = agreement?.accuracyIntervals ?? {};
      expect({ ...accuracy, ...wilson }).toEqual(accuracy);
      // Three ways to the same end: none is far from another.
      for (const { low = NaN, high = NaN } of [wilson ?? {}, clusteredT ?? {}]) {
        expect(Math.abs(low - (bootstrap?.low ?? NaN))).toBeLessThan(0.06);
        expect(Math.abs(high - (bootstrap?.high ?? NaN))).toBeLessThan(0.06);
      }
    },
  );

  it.each(oracle.cases.map((entry, index) => ({ entry, index })))(
    "gives the same bytes whatever the order of judgments and facts, case $index",
    ({ entry }) => {
      const turned = cellOf(entry, (list) => [...list.slice(7), ...list.slice(0, 7)].reverse());
      expect(JSON.stringify(turned)).toBe(JSON.stringify(cellOf(entry, same)));
    },
  );
});
