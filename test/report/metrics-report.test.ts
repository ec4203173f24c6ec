import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/core/errors.js";
import type { Leaderboard } from "../../src/core/leaderboard.js";
import { chooseFigures } from "../../src/report/choose-figures.js";
import { metricsCsv } from "../../src/report/metrics-csv.js";
import { metricsJson } from "../../src/report/metrics-json.js";
import { metricsMarkdown } from "../../src/report/metrics-markdown.js";
import { metricsReport } from "../../src/report/metrics-report.js";
import { leaderboardOf, listwiseCell, pairwiseCell, pointwiseCell } from "./leaderboard-fixture.js";
import { readCsv } from "./read-csv.js";

const none = { undefined: "not here" };
const figure = { value: 0.5, low: 0.25, high: 0.75, method: "cluster bootstrap" };
const board: Leaderboard = {
  ...leaderboardOf(),
  cells: [
    pairwiseCell({
      evaluator: "=judge",
      kappa: figure,
      lean: { position: 0.125, label: null, length: none },
      leanIntervals: { position: { low: -0.25, high: 0.375, method: "cluster bootstrap" } },
      agreement: {
        ...{ scottPi: figure, ac1: figure, pabak: figure, weightedKappa: none, strict: figure },
        ...{ goldDecisive: figure, judgeBench: figure, precision: figure, recall: figure, f1: figure },
        balancedAccuracy: figure,
        confusion: {
          gold: ["A", "tie", "B"],
          ended: ["A", "tie", "B", "unparsed", "failed"],
          counts: [
            [3, 0, 1, 2, 0],
            [0, 0, 0, 0, 0],
            [0, 0, 4, 0, 1],
          ],
        },
        accuracyIntervals: {
          wilson: { low: 0.2, high: 0.8, method: "Wilson, effective size" },
          clusteredT: {},
          bootstrap: { low: 0.25, high: 0.75, method: "cluster bootstrap" },
        },
      },
    }),
    listwiseCell({}),
    pointwiseCell({}),
  ],
};
const all = chooseFigures(board, ["all"]);

describe("metricsReport()", () => {
  it("shows everything that a cell has, a line for each figure, in 80 columns", () => {
    const text = metricsReport(board, all);
    const lines = text.split("\n");
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(text).toMatch(/^kappa +0\.500 {2}0\.250 to 0\.750$/mu);
    expect(text).toMatch(/^lean\.position +0\.125 {2}-0\.250 to 0\.375$/mu);
    expect(text).toMatch(/^agreement\.confusion\.A +A 3, B 1, unparsed 2$/mu);
    expect(text).toMatch(/^agreement\.confusion\.B +B 4, failed 1$/mu);
    expect(text).toMatch(/^agreement\.accuracyIntervals\.wilson +0\.200 to 0\.800$/mu);
    expect(text).toContain("agreement.weightedKappa -  not here");
    expect(text).toContain("interval by Wilson, effective size");
    expect(text).toMatch(/^aboveChance /mu);
    expect(text).toMatch(/^correlation\.spearman /mu);
  });

  it("shows few figures as columns, one of them with its interval", () => {
    expect(metricsReport(board, ["kappa"])).toMatch(/=judge .* 0\.500 {2}0\.250 to 0\.750$/mu);
    const several = metricsReport(board, ["kappa", "agreement.ac1", "lean.position"]);
    expect(several).toMatch(/kappa +ac1 +position$/mu);
    expect(several).toMatch(/=judge .* 0\.500 +0\.500 +0\.125$/mu);
  });

  it("says of a run without cells that there are none", () => {
    expect(metricsReport({ ...board, cells: [] }, [])).toBe("The run has no cell with a judgment.");
  });
});

describe("chooseFigures()", () => {
  it("takes a figure by its path, by the end of it, or several by the beginning", () => {
    expect(chooseFigures(board, ["ac1", "lean.position", "kappa"])).toEqual([
      "agreement.ac1",
      "lean.position",
      "kappa",
    ]);
    expect(chooseFigures(board, ["coverage"])).toContain("coverage.unparsed");
    expect(chooseFigures(board, ["confusion"])).toEqual(["agreement.confusion.A", "agreement.confusion.B"]);
    expect(chooseFigures(board, ["KAPPA"])).toEqual(["kappa"]);
  });

  it("refuses a name that no cell has, and says what was meant", () => {
    const choose = (): unknown => chooseFigures(board, ["kapa"]);
    expect(choose).toThrow(UsageError);
    expect(choose).toThrow("Cannot show 'kapa': no cell of this run has such a figure");
    try {
      choose();
    } catch (error) {
      expect(error).toHaveProperty("hint", expect.stringContaining("Did you mean 'kappa'?"));
    }
  });
});

describe("metrics in other forms", () => {
  it("are columns of a CSV, each with its interval, and no formulas", () => {
    const [header, first] = readCsv(metricsCsv(board, ["kappa", "agreement.weightedKappa", "reading"]));
    expect(header?.slice(5)).toEqual([
      "kappa",
      "kappa.low",
      "kappa.high",
      "agreement.weightedKappa",
      "reading",
    ]);
    expect(first?.slice(0, 1)).toEqual(["'=judge"]);
    expect(first?.slice(5, 9)).toEqual(["0.5", "0.25", "0.75", ""]);
  });

  it("are a JSON document by path, with the reason where one cannot be stated", () => {
    const { schema, cells } = JSON.parse(metricsJson(board, ["kappa", "lean.length"])) as {
      readonly schema: string;
      readonly cells: readonly { readonly figures: unknown }[];
    };
    expect(schema).toBe("reife/metrics/1");
    expect(cells[0]?.figures).toEqual({ kappa: figure, "lean.length": none });
  });

  it("are a Markdown table for each cell", () => {
    const text = metricsMarkdown(board, all);
    expect(text).toContain("## =judge x ");
    expect(text).toMatch(/\| *kappa *\| *0\.500 *\| *0\.250 to 0\.750/u);
  });
});
