import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Estimate } from "../../src/core/estimate.js";
import type { InstanceFacts } from "../../src/core/instance-facts.js";
import type { Judgment } from "../../src/core/judgment.js";
import type { CriterionMeasures } from "../../src/core/leaderboard.js";
import type { Outcome, Score } from "../../src/core/outcome.js";
import { datasetFrame } from "../../src/metrics/dataset-frame.js";
import { measureScores, type ScoreMeasures } from "../../src/metrics/measure-scores.js";
import { pairFacts, pairJudgment } from "../support/pair-fixture.js";

type Scores = Readonly<Record<string, Score>>;

interface Row {
  readonly human: Readonly<Record<string, number>>;
  readonly judge: Scores | "unparsed" | "failed";
}

interface Expected {
  readonly n: number;
  readonly spearman: number;
  readonly kendall: number;
  readonly pearson: number;
  readonly weightedKappa: number;
  readonly bias: number;
}

interface Oracle {
  readonly cases: readonly {
    readonly rows: readonly Row[];
    readonly expected: {
      readonly all: Expected;
      readonly criteria: Readonly<Record<string, Expected>>;
      readonly unparsed: number;
      readonly failed: number;
    };
  }[];
}

const oracle = JSON.parse(
  readFileSync(new URL("../oracles/score-metrics.json", import.meta.url), "utf8"),
) as Oracle;

function outcomeOf(judge: Row["judge"]): Outcome {
  if (judge === "unparsed") return { kind: "unparsed", reason: "missing-criterion" };
  if (judge === "failed") return { kind: "failed", failure: "timeout" };
  return { kind: "scores", scores: judge };
}

function measure(rows: readonly Row[]): ScoreMeasures {
  const facts = rows.map((row, index) => scoreFacts(String(index), row.human));
  const judgments = rows.map((row, index) => scoreJudgment(String(index), outcomeOf(row.judge)));
  return measureScores(judgments, datasetFrame("d", facts, { resamples: 20, seed: 1 }));
}

function scoreFacts(id: string, scores: Readonly<Record<string, number>>): InstanceFacts {
  return { ...pairFacts(id, "A", { lengths: [7] }), gold: { kind: "scores", scores } };
}

function scoreJudgment(id: string, outcome: Outcome, more: Partial<Judgment> = {}): Judgment {
  return { ...pairJudgment(id, "original", "-"), outcome, ...more };
}

function valueOf(estimate: Estimate | undefined): number {
  return estimate !== undefined && "value" in estimate ? estimate.value : NaN;
}

function numbersOf(
  measures: Pick<CriterionMeasures, "correlation" | "weightedKappa" | "bias"> | undefined,
): Omit<Expected, "n"> {
  return {
    spearman: valueOf(measures?.correlation.spearman),
    kendall: valueOf(measures?.correlation.kendall),
    pearson: valueOf(measures?.correlation.pearson),
    weightedKappa: valueOf(measures?.weightedKappa),
    bias: valueOf(measures?.bias),
  };
}

function close(expected: Expected): Readonly<Record<string, unknown>> {
  const entries: readonly (readonly [string, number])[] = Object.entries(expected);
  return Object.fromEntries(
    entries
      .filter(([name]) => name !== "n")
      .map(([name, value]): [string, unknown] => [name, expect.closeTo(value, 10)]),
  );
}

describe("measureScores()", () => {
  it.each(oracle.cases.map((entry, index) => ({ ...entry, index })))(
    "agrees with scipy and numpy over all criteria pooled, case $index",
    ({ rows, expected }) => {
      expect(numbersOf(measure(rows))).toEqual(close(expected.all));
    },
  );

  it.each(oracle.cases.map((entry, index) => ({ ...entry, index })))(
    "agrees with scipy and numpy for each criterion, case $index",
    ({ rows, expected }) => {
      const { criteria } = measure(rows);
      expect(Object.keys(criteria)).toEqual(Object.keys(expected.criteria).sort());
      for (const [criterion, numbers] of Object.entries(expected.criteria)) {
        expect(criteria[criterion]?.n, criterion).toBe(numbers.n);
        expect(numbersOf(criteria[criterion]), criterion).toEqual(close(numbers));
      }
    },
  );

  it.each(oracle.cases.map((entry, index) => ({ ...entry, index })))(
    "counts what has no scores, by reason, case $index",
    ({ rows, expected: { unparsed, failed } }) => {
      expect(measure(rows).coverage).toEqual({
        trials: rows.length,
        verdicts: rows.length - unparsed - failed,
        ties: 0,
        unparsed,
        failed,
        reasons: { "missing-criterion": unparsed, timeout: failed },
      });
    },
  );

  it("takes neither a criterion that does not apply nor one that one side left out for a score", () => {
    const rows: readonly Row[] = [
      { human: { depth: 1, style: 5 }, judge: { depth: "not-applicable", style: 4 } },
      { human: { depth: 2 }, judge: { depth: 2, style: 1 } },
      { human: { depth: 3, style: 2 }, judge: { depth: 5 } },
    ];
    const { criteria, bias } = measure(rows);
    expect(criteria["depth"]).toMatchObject({ n: 2, bias: { value: 1 } });
    expect(criteria["style"]).toMatchObject({ n: 1, bias: { value: -1 } });
    expect(valueOf(bias)).toBeCloseTo((0 + 2 - 1) / 3, 12);
  });

  it("counts every repeat as a unit", () => {
    const facts = scoreFacts("x", { depth: 3 });
    const judgments = [2, 3, 5].map((depth, repeat) =>
      scoreJudgment("x", { kind: "scores", scores: { depth } }, { repeat }),
    );
    const { criteria, coverage } = measureScores(
      judgments,
      datasetFrame("d", [facts], { resamples: 20, seed: 1 }),
    );
    expect(criteria["depth"]).toMatchObject({ n: 3, bias: { value: 1 / 3 } });
    expect(coverage).toMatchObject({ trials: 3, verdicts: 3 });
  });

  it("says why there is no figure where nothing was scored by both", () => {
    const none = { undefined: "no unit was scored by both" };
    const { criteria, ...overall } = measure([{ human: { depth: 1 }, judge: "unparsed" }]);
    expect(criteria).toEqual({});
    expect(overall).toMatchObject({
      correlation: { spearman: none, kendall: none, pearson: none },
      weightedKappa: none,
      bias: none,
    });
  });

  it("says why there is no correlation where a judge gives everything the same score, and still states its bias", () => {
    const { correlation, bias } = measure(
      [1, 2, 5].map((depth) => ({ human: { depth }, judge: { depth: 3 } })),
    );
    const { spearman, kendall, pearson } = correlation;
    for (const estimate of [spearman, kendall, pearson]) {
      expect(estimate).toEqual({ undefined: expect.stringMatching(/./) as unknown });
    }
    expect(valueOf(bias)).toBeCloseTo(1 / 3, 12);
  });

  it("is perfect for a judge that scores as humans do, and off by what it adds", () => {
    const scores = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 3 }), (humans, added) => {
        const measured = measure(
          humans.map((depth) => ({ human: { depth }, judge: { depth: depth + added } })),
        );
        const { spearman, kendall, pearson, bias, weightedKappa } = numbersOf(measured);
        for (const value of [spearman, kendall, pearson]) expect(value).toBeCloseTo(1, 12);
        expect(bias).toBeCloseTo(added, 12);
        if (added === 0) expect(weightedKappa).toBeCloseTo(1, 12);
        else expect(weightedKappa).toBeLessThan(1);
      }),
      { numRuns: 50 },
    );
  });
});
