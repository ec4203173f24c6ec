import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { ceilingShares } from "../../src/leaderboard/ceiling-shares.js";
import { meanOverCells } from "../../src/leaderboard/mean-over-cells.js";
import type { MeasuredChoiceCell } from "../../src/leaderboard/measured-cell.js";
import { onCommonGround } from "../../src/leaderboard/on-common-ground.js";
import { measuredCell } from "../support/cell-fixture.js";
import { evaluatorMeans, oracleCells } from "../support/evaluator-means.js";

const cells = oracleCells().flatMap(({ cell, ...comparing }): MeasuredChoiceCell[] =>
  cell.task === "pointwise" ? [] : [{ cell, ...comparing }],
);

describe("ceilingShares()", () => {
  it("gives the shares and intervals that draws written out give", () => {
    const rows = ceilingShares(cells, evaluatorMeans.ceilings);
    expect(rows.map(({ protocol }) => protocol)).toEqual([undefined, "base", "cot"]);
    for (const { protocol, share } of rows) {
      const expected = evaluatorMeans.expected[protocol === undefined ? "share" : `share ${protocol}`];
      if (expected === undefined || !("value" in share)) throw new Error("no share");
      expect(share.method).toBe("cluster bootstrap");
      expect(share.value).toBeCloseTo(expected.value, 11);
      expect(share.low).toBeCloseTo(expected.low, 11);
      expect(share.high).toBeCloseTo(expected.high, 11);
    }
  });

  it("leaves out datasets whose ceiling nobody knows, and says so where there is none", () => {
    const one = cells.filter(({ cell }) => cell.dataset === "d");
    expect(ceilingShares(cells, { d: 0.5 })).toEqual(ceilingShares(one, { d: 0.5 }));
    for (const { share } of ceilingShares(cells, { f: 0, z: 1 })) expect(share).toHaveProperty("undefined");
  });

  test.prop([
    fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
    fc.double({ min: 0.1, max: 1, noNaN: true }),
  ])(
    "is the accuracy by the ceiling, ends of the interval too, where all have one",
    (accuracies, ceiling) => {
      const own = accuracies.map((accuracy, place) =>
        measuredCell({ evaluator: "x", dataset: `set ${place}` }, Math.round(accuracy * 200) / 200),
      );
      const { accuracy } = meanOverCells(onCommonGround(own));
      const ceilings = Object.fromEntries(own.map(({ cell }) => [cell.dataset, ceiling]));
      const share = ceilingShares(own, ceilings)[0]?.share;
      if (share === undefined || !("value" in share && "value" in accuracy)) throw new Error("no share");
      expect(share.value).toBeCloseTo(accuracy.value / ceiling, 9);
      expect(share.method).toBe(accuracy.method);
      if (accuracy.low === undefined || accuracy.high === undefined) return;
      expect(share.low).toBeCloseTo(accuracy.low / ceiling, 9);
      expect(share.high).toBeCloseTo(accuracy.high / ceiling, 9);
    },
  );
});
