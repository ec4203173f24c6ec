import { describe, expect, it } from "vitest";
import { evaluatorLeans } from "../../../src/analysis/bias/evaluator-leans.js";
import { evaluatorMeans, oracleCells } from "../../support/evaluator-means.js";

describe("evaluatorLeans()", () => {
  it("gives the means and intervals that draws written out give", () => {
    const rows = evaluatorLeans(oracleCells());
    expect(rows.map(({ evaluator, kind, cells }) => ({ evaluator, kind, cells }))).toEqual([
      { evaluator: "e", kind: "position", cells: 6 },
      { evaluator: "e", kind: "length", cells: 6 },
    ]);
    for (const { kind, lean, least, most } of rows) {
      const expected = evaluatorMeans.expected[kind];
      if (expected === undefined || !("value" in lean)) throw new Error(`no lean to ${kind}`);
      expect(lean.method).toBe("cluster bootstrap");
      expect(lean.value).toBeCloseTo(expected.value, 11);
      expect(lean.low).toBeCloseTo(expected.low, 11);
      expect(lean.high).toBeCloseTo(expected.high, 11);
      expect(least).toBeLessThan(lean.value);
      expect(most).toBeGreaterThan(lean.value);
    }
  });

  it("is the lean of the cell, with its interval, where there is one cell", () => {
    for (const measured of oracleCells()) {
      const { cell } = measured;
      if (cell.task === "pointwise") throw new TypeError("a cell of scores");
      const [position] = evaluatorLeans([measured]);
      expect(position?.lean).toEqual({ value: cell.lean.position, ...cell.leanIntervals?.position });
    }
  });

  it("counts a dataset once, however many cells it has, and states no interval where a cell has none", () => {
    const leaning = (dataset: string, value: number, replicates?: Float64Array) => ({
      cell: { evaluator: "e", adapter: "openai", dataset, clusters: 40 },
      leans: () => ({
        position: { estimate: { value }, replicates },
        length: { estimate: { undefined: "none" }, replicates: undefined },
      }),
    });
    const sure = Float64Array.from({ length: 100 }, (_, draw) => draw / 1000);
    const rows = evaluatorLeans([leaning("d", 0.1, sure), leaning("d", 0.3, sure), leaning("e", 0, sure)]);
    expect(rows).toMatchObject([{ kind: "position", cells: 3, least: 0, most: 0.3 }]);
    expect(rows[0]?.lean).toMatchObject({ value: 0.1, low: expect.any(Number) as number });
    expect(evaluatorLeans([leaning("d", 0.1, sure), leaning("e", 0.3)])[0]?.lean).toEqual({ value: 0.2 });
    expect(evaluatorLeans([{ cell: leaning("d", 0).cell }])).toEqual([]);
  });
});
