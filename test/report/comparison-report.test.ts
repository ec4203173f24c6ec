import { describe, expect, it } from "vitest";
import type { Comparison, PairedDifference } from "../../src/core/comparison.js";
import { comparisonReport } from "../../src/report/comparison-report.js";

const row: PairedDifference = {
  n: 1200,
  clusters: 1100,
  cells: 2,
  a: 0.8,
  b: 0.75,
  difference: { value: 0.05, low: 0.01, high: 0.09 },
  p: { value: 0.0004 },
  better: { a: 100, b: 40, neither: 1060 },
  verdicts: {
    ...{ bothRight: 1800, aOnly: 110, bOnly: 50, bothWrong: 440, partial: 0, independent: false },
    ...{ exact: { value: 0.0002 }, midP: { value: 0.0001 } },
  },
  equivalence: {
    ...{ margin: 0.02, p: { value: 0.93 }, equivalent: false, notWorse: true },
    difference: { value: 0.05, low: 0.02, high: 0.08 },
  },
  verdict: "better",
  sensitivity: {
    ...{ detectable: { value: 0.054 }, power: { value: 0.18 } },
    ...{ discordance: { value: 0.1 }, designEffect: { value: 1.2 } },
  },
};

function report(
  overall: Partial<PairedDifference>,
  datasets: Comparison["datasets"] = { d: row },
  more: Partial<Comparison> = {},
): string {
  return comparisonReport({
    schema: "reife/comparison/1",
    run: "r",
    a: { evaluator: "x", protocol: "cot" },
    b: { evaluator: "a-judge-with-a-name-that-is-very-long/and-a-folder" },
    overall: { ...row, ...overall },
    datasets,
    ...{ adjustment: "holm", resamples: 2000, seed: 7, correlations: [], notes: [] },
    ...more,
  });
}

describe("comparisonReport", () => {
  it("tells the difference in sentences", () => {
    expect(report({})).toBe(
      [
        "A x under cot",
        "B a-judge-with-a-name-that-is-very-long/and-a-folder",
        "d, 1,200 instances that both have judged, in 1,100 clusters",
        "averaged over 2 pairs of cells",
        "",
        "On the 1,200 instances of d that both have judged (1,100 clusters), x under cot",
        "  has an accuracy of 80.0 % and",
        "  a-judge-with-a-name-that-is-very-long/and-a-folder of 75.0 %: A - B = +5.0",
        "  points, 95 % interval +1.0 to +9.0 (paired cluster bootstrap, 2,000",
        "  resamples), p <0.001.",
        "A is better, beyond what the choice of instances explains.",
        "Single verdicts: A alone is right on 110, B alone on 50, both on 1,800, neither",
        "  on 440 (McNemar: exact p <0.001, mid-p <0.001). McNemar's test takes verdicts",
        "  as independent, which several on one instruction are not: go by the p-value",
        "  above.",
        "Not shown to be equivalent within 2 points (two one-sided t tests, p 0.930; 90 %",
        "  interval +2.0 to +8.0).",
        "A true difference of 5.4 points is found on these 1,200 instances with a",
        "  probability of 80 %, one of 2 points with 18.0 %.",
        "A is right more often on 100, B on 40, neither on 1,060 instances.",
      ].join("\n"),
    );
  });

  const equivalent = { ...row.equivalence, equivalent: true };

  it.each<[Partial<PairedDifference>, string]>([
    [{ verdict: "worse", difference: { value: -0.05, low: -0.09, high: -0.01 } }, "B is better"],
    [{ equivalence: equivalent }, "explains, but by less than 2 points"],
    [{ equivalence: equivalent, verdict: "equivalent" }, "A and B are equivalent within 2 points."],
    [
      { verdict: "inconclusive", difference: { value: 0.02, low: -0.01, high: 0.05 } },
      "no evidence that the two",
    ],
    [{ verdict: "inconclusive" }, "too few clusters"],
    [{ verdict: "inconclusive" }, "A is shown not to be worse by that much"],
    [{ difference: { value: 0.02 } }, "There is no interval"],
    [{ verdicts: { undefined: "nothing to count" } }, "Single verdicts: nothing to count."],
    [
      { equivalence: { ...row.equivalence, p: { undefined: "one cluster" } } },
      "cannot be tested: one cluster",
    ],
    [{ sensitivity: { ...row.sensitivity, detectable: { undefined: "no spread" } } }, "not known: no spread"],
  ])("does not claim more than the figures say: %j", (changed, words) => {
    expect(report(changed).replaceAll("\n  ", " ")).toContain(words);
  });

  it("shows slices with the claim about the best, scores with their methods, and notes", () => {
    const cells = [
      { evaluator: "x", protocol: "cot" },
      { evaluator: "y", protocol: "cot" },
    ] as const;
    const text = report(
      {},
      { d: row },
      {
        sliced: {
          by: ["skill"],
          slices: [{ keys: { skill: "logic" }, difference: { ...row, adjustedP: { value: 0.03 } } }],
          best: { keys: { skill: "logic" }, p: { value: 0.06 } },
        },
        correlations: [
          {
            ...{ dataset: "s", cells, coefficient: "spearman", n: 90, clusters: 80 },
            ...{
              a: { value: 0.5 },
              b: { value: 0.4 },
              p: { value: 0.2, method: "permutation of judges, 99 swaps" },
            },
            difference: {
              value: 0.1,
              low: -0.1,
              high: 0.3,
              method: "paired cluster bootstrap, 99 resamples",
            },
            adjustedP: { value: 0.2 },
          },
        ],
        notes: ["repeats: 1 in the first run, 3 in the second"],
      },
    );
    expect(text).toMatch(/logic\s+1,200\s+80\.0\s+75\.0\s+\+5\.0\s+\+1\.0 to \+9\.0\s+0\.030/u);
    expect(text).toContain("is logic: p 0.060 once");
    expect(text).toMatch(/s\s+spearman\s+90\s+0\.50\s+0\.40\s+\+0\.10\s+-0\.10 to \+0\.30\s+0\.200/u);
    expect(text.replaceAll("\n  ", " ")).toContain("permutation of judges, 99 swaps");
    expect(text).toContain("Note: repeats: 1 in the first run, 3 in the second");
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("shows datasets with adjusted p-values, within 80 columns", () => {
    const text = report(
      {},
      { first: { ...row, adjustedP: { value: 0.012 } }, second: { ...row, p: { undefined: "none" } } },
    );
    expect(text).toMatch(/first\s+1,200\s+80\.0\s+75\.0\s+\+5\.0\s+\+1\.0 to \+9\.0\s+0\.012/u);
    expect(text).toMatch(/second .* -$/mu);
    expect(text).toContain("\nIntervals are for one row each; p allows for all 2 rows.");
    expect(text).not.toContain("excludes 0");
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("names the rows whose interval excludes 0 while p does not", () => {
    const unsure = { ...row, adjustedP: { value: 0.2 } };
    const worse = { ...unsure, difference: { value: -0.05, low: -0.09, high: -0.01 } };
    const includes = { ...unsure, difference: { value: 0.02, low: -0.01, high: 0.05 } };
    const datasets = { first: unsure, second: worse, third: includes, fourth: row };
    const text = report({}, datasets);
    expect(text.replaceAll("\n  ", " ")).toContain(
      "first and second: the interval excludes 0, but p is above 0.05, so no difference is claimed.",
    );
    expect(report({}, datasets, { adjustment: "none" }).replaceAll("\n  ", " ")).toContain(
      "Intervals and p are for one row each: neither allows for there being 4 rows.",
    );
  });
});
