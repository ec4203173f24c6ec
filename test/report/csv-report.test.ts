import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellRows } from "../../src/report/cell-rows.js";
import { csvReport } from "../../src/report/csv-report.js";
import {
  emptyCell,
  leaderboardOf,
  listwiseCell,
  pairwiseCell,
  pointwiseCell,
  smallLeaderboard,
} from "./leaderboard-fixture.js";
import { readCsv } from "./read-csv.js";

/** The rows of a CSV text, by the names of its first row. */
function records(text: string): readonly Readonly<Record<string, string>>[] {
  const [names = [], ...rows] = readCsv(text.replace(/\n+$/u, "\n"));
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""])));
}

const pairNames = [
  "accuracy",
  "accuracyLow",
  "accuracyHigh",
  "accuracyOriginal",
  "accuracySwapped",
  "bothCorrect",
  "selfAgreement",
  "kappa",
  "alpha",
  "positionLean",
  "labelLean",
  "lengthLean",
  "liftOverNull",
  "bestNull",
];
const scoreNames = ["spearman", "kendall", "pearson", "weightedKappa", "bias"];

describe("csvReport()", () => {
  it("states every figure of a pairwise cell, unrounded", () => {
    const accuracy = { value: 0.1 + 0.2, low: 1 / 3, high: 2 / 3 };
    const [row] = records(csvReport(leaderboardOf({ cells: [pairwiseCell({ accuracy })] })));
    expect(row).toEqual({
      evaluator: "gpt-4o",
      adapter: "openai",
      protocol: "base",
      dataset: "rivers",
      task: "pairwise",
      n: "100",
      clusters: "90",
      accuracy: "0.30000000000000004",
      accuracyLow: "0.3333333333333333",
      accuracyHigh: "0.6666666666666666",
      accuracyOriginal: "0.825",
      accuracySwapped: "0.8",
      bothCorrect: "0.75",
      selfAgreement: "0.875",
      kappa: "0.625",
      alpha: "0.6",
      boundWorst: "0.8125",
      boundBest: "0.8125",
      positionLean: "0.0625",
      labelLean: "-0.125",
      lengthLean: "0.25",
      liftOverNull: "0.3125",
      bestNull: "longest",
      reading: "own",
      strict: "",
      aboveChance: "",
      spearman: "",
      kendall: "",
      pearson: "",
      weightedKappa: "",
      bias: "",
      trials: "200",
      verdicts: "200",
      ties: "0",
      unparsed: "0",
      failed: "0",
      calls: "200",
      inputTokens: "50000",
      outputTokens: "4000",
      reasoningTokens: "1000",
      cachedTokens: "0",
      costUsd: "0.165",
    });
  });

  it("gives pairwise and pointwise cells the same columns, in either order", () => {
    const names = (cells: Parameters<typeof leaderboardOf>[0]): readonly string[] =>
      Object.keys(records(csvReport(leaderboardOf(cells)))[0] ?? {});
    const pairs = names({ cells: [pairwiseCell()] });
    expect(names({ cells: [pointwiseCell()] })).toEqual(pairs);
    expect(names({ cells: [pointwiseCell(), pairwiseCell()] })).toEqual(pairs);
    const [row] = records(csvReport(leaderboardOf({ cells: [pointwiseCell()] })));
    expect(row).toMatchObject({
      spearman: "0.5",
      kendall: "0.375",
      pearson: "0.4375",
      weightedKappa: "0.25",
      bias: "-0.5",
    });
    for (const name of [...pairNames, "boundWorst", "boundBest", "reading"])
      expect(row?.[name], name).toBe("");
  });

  it("states the figures of a listwise cell in the columns of pairs and its own", () => {
    const cells = [pairwiseCell(), listwiseCell()];
    const [pair, list] = records(csvReport(leaderboardOf({ cells })));
    expect(Object.keys(list ?? {})).toEqual(Object.keys(pair ?? {}));
    expect(list).toMatchObject({
      ...{ task: "listwise", accuracy: "0.625", accuracyLow: "0.5", accuracyOriginal: "0.65" },
      ...{ strict: "0.6", aboveChance: "0.5", positionLean: "0.125", labelLean: "", lengthLean: "-0.0625" },
      ...{ liftOverNull: "0.25", bestNull: "overlap", ties: "8" },
      ...{ kappa: "", alpha: "", reading: "", spearman: "" },
    });
  });

  it("leaves a figure that cannot be stated empty: no zero, no dash, no text", () => {
    const none = { undefined: "no unit was scored by both" };
    const scores = pointwiseCell({
      correlation: { level: "global", spearman: none, kendall: none, pearson: none },
      weightedKappa: none,
      bias: none,
      costUsd: none,
    });
    const [pair, score] = records(csvReport(leaderboardOf({ cells: [emptyCell(), scores] })));
    for (const name of [...pairNames, "costUsd"]) expect(pair?.[name], name).toBe("");
    for (const name of [...scoreNames, "costUsd"]) expect(score?.[name], name).toBe("");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])(
    "does not let %j be taken for a formula",
    (text) => {
      const cell = pairwiseCell({ evaluator: text, protocol: text, dataset: text });
      const [row] = records(csvReport(leaderboardOf({ cells: [cell] })));
      expect([row?.["evaluator"], row?.["protocol"], row?.["dataset"]]).toEqual([
        `'${text}`,
        `'${text}`,
        `'${text}`,
      ]);
    },
  );

  it("keeps any id through commas, quotes and line breaks", () => {
    const id = fc.string({
      unit: fc.constantFrom("a", ",", '"', "\n", "\r", ";", " ", "ä", "😀"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 5 }), (ids) => {
        const cells = ids.map((evaluator) => pairwiseCell({ evaluator: `x${evaluator}` }));
        const read = records(csvReport(leaderboardOf({ cells })));
        expect(read.map((row) => row["evaluator"])).toEqual(ids.map((text) => `x${text}`));
      }),
    );
  });

  it("is empty without cells", () => {
    expect(csvReport(leaderboardOf())).toBe("");
  });

  it("has a row for each cell, and none after the last", () => {
    const text = csvReport(smallLeaderboard);
    expect(text.endsWith("\n")).toBe(true);
    expect(text.endsWith("\n\n")).toBe(false);
    expect(readCsv(text)).toHaveLength(smallLeaderboard.cells.length + 1);
  });
});

describe("cellRows()", () => {
  it("holds numbers as numbers and nothing undefined", () => {
    const rows = cellRows(smallLeaderboard);
    expect(rows).toHaveLength(smallLeaderboard.cells.length);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(Object.keys(rows[0] ?? {}));
      for (const value of Object.values(row)) expect(["string", "number"]).toContain(typeof value);
    }
    expect(rows[0]).toMatchObject({ accuracy: 0.8125, n: 100 });
  });
});
