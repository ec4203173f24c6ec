import { describe, expect, it } from "vitest";
import { fc, test } from "@fast-check/vitest";
import type { Comparison } from "../../src/core/comparison.js";
import { compareSides, type ComparedCells } from "../../src/leaderboard/compare-sides.js";
import type { MeasuredChoiceCell } from "../../src/leaderboard/measured-cell.js";
import { bootstrapMeans } from "../../src/stats/bootstrap-means.js";
import { mcnemarTest } from "../../src/stats/mcnemar-test.js";
import { resampleCounts } from "../../src/stats/resample-counts.js";
import { measuredCell } from "../support/cell-fixture.js";

const clusterOf = (_dataset: string, instance: string): string => instance;

/** A cell with these accuracies of instances 0, 1, 2, ...; undefined: not judged. */
function cellOf(
  ids: { readonly evaluator: string; readonly protocol?: string; readonly dataset?: string },
  scores: readonly (number | undefined)[],
  adapter = "openai",
): MeasuredChoiceCell {
  const on = (wanted: ReadonlySet<string>): ReturnType<MeasuredChoiceCell["on"]> => {
    const chosen = scores.map((score, index) => (wanted.has(String(index)) ? score : undefined));
    const known = chosen.filter((score) => score !== undefined);
    if (known.length === 0) return { estimate: { undefined: "nothing" }, replicates: undefined };
    const counts = resampleCounts({
      clusters: scores.length,
      resamples: 300,
      seed: `1 ${ids.dataset ?? "d"}`,
    });
    const sizes = Float64Array.from(chosen, (score) => (score === undefined ? 0 : 1));
    const sums = Float64Array.from(chosen, (score) => score ?? 0);
    const value = known.reduce((total, score) => total + score, 0) / known.length;
    return { estimate: { value }, replicates: bootstrapMeans({ sums, sizes, counts }) };
  };
  const judged = scores.flatMap((score, index) => (score === undefined ? [] : [String(index)]));
  const whole = on(new Set(judged));
  const { cell } = measuredCell(ids, 0.5, {
    adapter,
    n: judged.length,
    accuracy: whole.estimate,
  });
  return {
    cell,
    on,
    replicates: whole.replicates,
    judged: new Set(judged),
    scores: new Map(judged.map((id) => [id, scores[Number(id)] ?? 0])),
    credits: () => new Map(judged.map((id) => [id, new Map([["original 0", scores[Number(id)] ?? 0]])])),
  };
}

function compare(
  cells: readonly MeasuredChoiceCell[],
  a: Comparison["a"],
  b: Comparison["b"],
): ComparedCells | undefined {
  return compareSides({ cells, a, b, clusterOf, seed: 1, adjustment: "holm", margin: 0.02 });
}

describe("compareSides", () => {
  it("compares two evaluators protocol by protocol, each dataset counted once", () => {
    const cells = [
      cellOf({ evaluator: "x", protocol: "base", dataset: "d" }, [1, 1, 0, 1]),
      cellOf({ evaluator: "y", protocol: "base", dataset: "d" }, [1, 0, 0, 1]),
      cellOf({ evaluator: "x", protocol: "cot", dataset: "d" }, [1, 1, 1, 1]),
      cellOf({ evaluator: "y", protocol: "cot", dataset: "d" }, [1, 1, 0.5, 0]),
      cellOf({ evaluator: "x", protocol: "base", dataset: "e" }, [0, 0]),
      cellOf({ evaluator: "y", protocol: "base", dataset: "e" }, [1, 1]),
      // No counterpart: plays no part.
      cellOf({ evaluator: "y", protocol: "metrics", dataset: "e" }, [1, 1]),
    ];
    const comparison = compare(cells, { evaluator: "x" }, { evaluator: "y" });
    // d: x 7/8, y 4.5/8; e: x 0, y 1.
    expect(comparison?.datasets["d"]).toMatchObject({
      n: 4,
      cells: 2,
      a: 7 / 8,
      b: 4.5 / 8,
      difference: { value: 2.5 / 8 },
      better: { a: 3, b: 0, neither: 1 },
      p: { value: 2 / 2 ** 3, method: "exact sign-flip test" },
      adjustedP: { value: 0.5 },
    });
    expect(comparison?.datasets["e"]).toMatchObject({ n: 2, difference: { value: -1 }, p: { value: 0.5 } });
    expect(comparison?.overall).toMatchObject({
      n: 6,
      clusters: 6,
      cells: 3,
      difference: { value: (2.5 / 8 - 1) / 2 },
      better: { a: 3, b: 2, neither: 1 },
    });
  });

  it("compares protocols over the evaluators that both have, and single cells", () => {
    const cells = [
      cellOf({ evaluator: "x", protocol: "base" }, [1, 0, 0, 0]),
      cellOf({ evaluator: "x", protocol: "cot" }, [1, 1, 0, 0]),
      cellOf({ evaluator: "y", protocol: "cot" }, [1, 1, 1, 1]),
    ];
    expect(compare(cells, { protocol: "cot" }, { protocol: "base" })?.overall).toMatchObject({
      cells: 1,
      difference: { value: 0.25 },
    });
    const single = compare(cells, { evaluator: "y", protocol: "cot" }, { evaluator: "x", protocol: "base" });
    expect(single?.overall).toMatchObject({ a: 1, b: 0.25, difference: { value: 0.75 } });
  });

  it("rests on the instances that both have judged, and says how many", () => {
    const cells = [
      cellOf({ evaluator: "x" }, [1, 1, undefined, 1]),
      cellOf({ evaluator: "y" }, [1, undefined, 0, 0]),
    ];
    expect(compare(cells, { evaluator: "x" }, { evaluator: "y" })?.overall).toMatchObject({
      n: 2,
      a: 1,
      b: 0.5,
    });
  });

  it("sets a null judge's one cell against each protocol of a judge", () => {
    const cells = [
      cellOf({ evaluator: "rule", protocol: "base" }, [1, 0], "null"),
      cellOf({ evaluator: "x", protocol: "base" }, [1, 1]),
      cellOf({ evaluator: "x", protocol: "cot" }, [0, 1]),
    ];
    expect(compare(cells, { evaluator: "x" }, { evaluator: "rule" })?.overall).toMatchObject({
      cells: 2,
      a: 0.75,
      b: 0.5,
    });
  });

  it("has nothing to say without a common instance, dataset or protocol", () => {
    const apart = [
      cellOf({ evaluator: "x", dataset: "d" }, [1]),
      cellOf({ evaluator: "y", dataset: "e" }, [1]),
    ];
    expect(compare(apart, { evaluator: "x" }, { evaluator: "y" })).toBeUndefined();
    const disjoint = [cellOf({ evaluator: "x" }, [1, undefined]), cellOf({ evaluator: "y" }, [undefined, 1])];
    expect(compare(disjoint, { evaluator: "x" }, { evaluator: "y" })).toBeUndefined();
  });

  it("counts single verdicts, and says whether they may be taken as independent", () => {
    const cells = [
      cellOf({ evaluator: "x" }, [1, 1, 1, 0, 0, 0.5]),
      cellOf({ evaluator: "y" }, [0, 0, 1, 0, 1, 1]),
    ];
    const sides = { a: { evaluator: "x" }, b: { evaluator: "y" } };
    const counts = { bothRight: 1, aOnly: 2, bOnly: 1, bothWrong: 1, partial: 1, exact: { value: 1 } };
    expect(compare(cells, sides.a, sides.b)?.overall.verdicts).toMatchObject({
      ...counts,
      independent: true,
    });
    const clustered = compareSides({
      ...{ cells, ...sides, seed: 1, adjustment: "none", margin: 0.02 },
      clusterOf: () => "one",
    });
    expect(clustered?.overall.verdicts).toMatchObject({ ...counts, independent: false });
    expect(clustered?.overall.sensitivity.detectable).toHaveProperty("undefined");
  });

  it("calls a difference better, worse, equivalent or inconclusive, and says what it could have found", () => {
    const many = (share: number): number[] =>
      Array.from({ length: 400 }, (_, index) => Number(index % 100 < share));
    const verdict = (first: number[], second: number[], margin = 0.02): unknown =>
      compareSides({
        ...{ cells: [cellOf({ evaluator: "x" }, first), cellOf({ evaluator: "y" }, second)] },
        ...{ a: { evaluator: "x" }, b: { evaluator: "y" }, clusterOf, seed: 1, adjustment: "holm", margin },
      })?.overall;
    expect(verdict(many(90), many(60))).toMatchObject({
      verdict: "better",
      equivalence: { equivalent: false },
    });
    expect(verdict(many(60), many(90))).toMatchObject({ verdict: "worse" });
    const alike = many(80).map((value, index) => (index === 7 ? 1 - value : value));
    expect(verdict(many(80), alike)).toMatchObject({
      verdict: "equivalent",
      equivalence: { equivalent: true },
    });
    const other = many(80).map((_, index) => Number((index * 37) % 100 < 80));
    const unsure = verdict(many(80), other) as ComparedCells["overall"];
    expect(unsure).toMatchObject({ verdict: "inconclusive", equivalence: { equivalent: false } });
    // 2.8 standard errors of differences with this discordance.
    const { detectable, discordance, designEffect } = unsure.sensitivity;
    const share = "value" in discordance ? discordance.value : 0;
    expect("value" in detectable ? detectable.value : 0).toBeCloseTo(2.8016 * Math.sqrt(share / 400), 3);
    expect(designEffect).toEqual({ value: expect.closeTo(1, 6) as number });
  });

  it("takes B from another run where there is one", () => {
    const compared = compareSides({
      cells: [cellOf({ evaluator: "x" }, [1, 1, 0])],
      otherCells: [cellOf({ evaluator: "x" }, [1, 0, 0])],
      ...{ a: { evaluator: "x", run: "r" }, b: { evaluator: "x", run: "s" } },
      ...{ clusterOf, seed: 1, adjustment: "holm", margin: 0.02 },
    });
    expect(compared?.overall).toMatchObject({
      n: 3,
      difference: { value: expect.closeTo(1 / 3, 9) as number },
    });
  });

  it("draws the same flips for the same instances, whatever they are called and whatever stands beside them", () => {
    const many = (step: number): number[] =>
      Array.from({ length: 60 }, (_, index) => Number((index * step) % 7 < 4));
    const dataset = (name: string, steps: readonly [number, number]): MeasuredChoiceCell[] => [
      cellOf({ evaluator: "x", dataset: name }, many(steps[0])),
      cellOf({ evaluator: "y", dataset: name }, many(steps[1])),
    ];
    const [a, b] = [{ evaluator: "x" }, { evaluator: "y" }];
    const both = compare([...dataset("d", [3, 5]), ...dataset("e", [2, 4])], a, b);
    const alone = compare(dataset("other", [3, 5]), a, b);
    expect(both?.datasets["d"]?.p).toMatchObject({ method: "sign-flip test, 10,000 flips" });
    expect(alone?.overall.p).toEqual(both?.datasets["d"]?.p);
    expect(alone?.datasets["other"]?.p).toEqual(both?.datasets["d"]?.p);
  });

  const right = fc.constantFrom(0, 1);
  const pairs = fc.array(fc.tuple(right, right), { minLength: 2, maxLength: 20 });

  test.prop([pairs])(
    "agrees with McNemar's exact test on right and wrong, and is antisymmetric",
    (scores) => {
      const cells = [
        cellOf(
          { evaluator: "x" },
          scores.map(([x]) => x),
        ),
        cellOf(
          { evaluator: "y" },
          scores.map(([, y]) => y),
        ),
      ];
      const there = compare(cells, { evaluator: "x" }, { evaluator: "y" })?.overall;
      const back = compare(cells, { evaluator: "y" }, { evaluator: "x" })?.overall;
      if (there === undefined || back === undefined) throw new Error("no comparison");
      const { exact } = mcnemarTest(there.better.a, there.better.b);
      expect("value" in there.p ? there.p.value : undefined).toBeCloseTo(exact, 12);
      expect(back.p).toEqual(there.p);
      expect([back.better.a, back.better.b]).toEqual([there.better.b, there.better.a]);
      if (!("value" in there.difference) || !("value" in back.difference)) throw new Error("no difference");
      expect(back.difference.value).toBeCloseTo(-there.difference.value, 12);
      expect(back.difference.low).toBeCloseTo(-(there.difference.high ?? Number.NaN), 12);
      expect(there.a - there.b).toBeCloseTo(there.difference.value, 12);
    },
  );
});
