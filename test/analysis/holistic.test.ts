import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holistic } from "../../src/analysis/holistic.js";
import type { HolisticFigure } from "../../src/core/holistic.js";
import { holisticCsv } from "../../src/report/holistic-csv.js";
import { holisticReport } from "../../src/report/holistic-report.js";

function figure(model: string, id: string, value: number): HolisticFigure {
  return { model, id, scale: id === "writing" ? "score" : "share", value: { value }, source: "x" };
}

function figuresOf(id: string, values: readonly number[]): readonly HolisticFigure[] {
  return values.map((value, index) => figure(`model-${index}`, id, value));
}

const judging = [0.9, 0.8, 0.7, 0.6, 0.55, 0.5, 0.45];

describe("holistic", () => {
  it("ranks models by judging, and correlates what both have", () => {
    const found = holistic(
      [
        ...figuresOf("mmlu", [0.5, 0.9, 0.4, 0.3, 0.2, 0.1, 0.05]),
        ...figuresOf("judging", judging),
        ...figuresOf("writing", [4, 3, 2]),
        ...figuresOf("bbh", judging.slice(0, 5)),
        figure("elsewhere", "mmlu", 0.99),
        figure("model-0", "judging", 0.1),
      ],
      1,
    );
    expect(found.measures.map(({ id }) => id)).toEqual(["judging", "mmlu", "writing", "bbh"]);
    expect(found.models[0]).toMatchObject({ model: "model-0", figures: { judging: { value: 0.9 } } });
    expect(found.models.at(-1)?.model).toBe("elsewhere");
    const [mmlu, writing, bbh] = found.links;
    // One swap of neighbours among seven: 1 - 6 * 2 / (7 * 48), and (20 - 1) / 21.
    expect(mmlu).toMatchObject({
      ...{ n: 7, spearman: { value: expect.closeTo(1 - 12 / 336, 10) as number } },
      kendall: { value: expect.closeTo(19 / 21, 10) as number, method: "bootstrap over models" },
    });
    expect(writing).toMatchObject({ n: 3, spearman: { undefined: "3 models have both, fewer than 4" } });
    expect(bbh?.spearman).toEqual({ value: expect.closeTo(1, 12) as number });
    const text = holisticReport(found);
    expect(text).toMatch(/\nmmlu +7 +0\.96 +-?\d\.\d\d to 1\.00 +0\.90/u);
    expect(text).toMatch(/\nwriting +3 +- /u);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(holisticCsv(found)).toContain("spearman,,mmlu,0.964");
  });

  it("depends on ranks alone, and turns round with them", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 7, maxLength: 7 }),
        (values) => {
          const link = (other: readonly number[]): unknown => {
            const [first] = holistic([...figuresOf("judging", judging), ...figuresOf("x", other)], 1).links;
            return first !== undefined && "value" in first.kendall
              ? Number(first.kendall.value.toFixed(10))
              : undefined;
          };
          const tau = link(values);
          expect(link(values.map((value) => Math.log(value)))).toBe(tau);
          expect(Math.abs(Number(link(values.map((value) => -value))) + Number(tau))).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 2 },
    );
  });
});
