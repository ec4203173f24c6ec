import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { GradedItem } from "../../src/instructeval/graded-item.js";
import { meanShare } from "../../src/instructeval/mean-share.js";
import { scoreRespondents } from "../../src/instructeval/score-respondents.js";
import { scoreTask } from "../../src/instructeval/score-task.js";
import { shareEstimate } from "../../src/instructeval/share-estimate.js";
import { shareOf } from "../../src/instructeval/share-of.js";
import { tableSlips } from "../../src/instructeval/table-slips.js";
import { instructEvalReport } from "../../src/report/instructeval-report.js";
import { publishedReport } from "../../src/report/published-report.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { parse } from "yaml";
import type { PublishedTable } from "../../src/core/published-table.js";

function item(task: string, group: string, n: number, scores: GradedItem["scores"]): GradedItem {
  return { task, group, item: `${group}/${n}`, cluster: `${group}/${n}`, status: "answered", scores };
}

/** So many questions of a group, of which so many are right. */
function group(task: string, name: string, n: number, right: number): readonly GradedItem[] {
  return Array.from({ length: n }, (_, index) =>
    item(task, name, index, { sound: index < right ? 1 : 0, compat: index < right - 1 ? 1 : 0 }),
  );
}

const problem = { area: "problem-solving", score: "micro" } as const;

describe("scoreTask", () => {
  it("means over questions, or over groups, with Wilson's interval", () => {
    const items = [...group("t", "a", 40, 30), ...group("t", "b", 10, 2)];
    const { result } = scoreTask(problem, items);
    expect(result.score).toMatchObject({ value: 32 / 50 });
    expect(result.compat).toMatchObject({ value: 30 / 50 });
    expect(result.groups["b"]).toMatchObject({ value: 0.2 });
    const macro = scoreTask({ ...problem, score: "macro" }, items).result;
    expect(macro.score).toMatchObject({ value: (0.75 + 0.2) / 2 });
    const { low = 0, high = 1 } = "value" in macro.score ? macro.score : {};
    expect(low).toBeGreaterThan(0.3);
    expect(high).toBeLessThan(0.65);
  });

  it("counts blank answers as wrong, and what failed or is open nowhere", () => {
    const items: readonly GradedItem[] = [
      ...group("t", "a", 4, 4),
      { ...item("t", "a", 5, { sound: 0, compat: 0 }), status: "empty" },
      { ...item("t", "a", 6, {}), status: "failed" },
      { ...item("t", "a", 7, {}), status: "open" },
    ];
    expect(scoreTask(problem, items).result).toMatchObject({
      ...{ n: 7, answered: 4, empty: 1, failed: 1, open: 1, unscored: 0, score: { value: 0.8 } },
    });
    expect(scoreTask(problem, []).result.score).toEqual({ undefined: "no question was graded" });
  });

  it("keeps texts on their scale from 1 to 5", () => {
    const items = [1, 2, 3].map((n) =>
      item("impact", "creative", n, {
        relevance: 3 + (n % 2),
        coherence: 4,
        "relevance.compat": 1,
        "coherence.compat": 1,
      }),
    );
    const { result } = scoreTask({ area: "writing", score: "micro" }, [
      ...items,
      item("impact", "creative", 4, { "relevance.compat": 5, "coherence.compat": 5 }),
    ]);
    expect(result.score).toMatchObject({ value: expect.closeTo((11 / 3 + 4) / 2, 10) as number });
    expect(result.more["relevance"]).toMatchObject({ value: expect.closeTo(11 / 3, 10) as number });
    expect(result.compat).toMatchObject({ value: 2 });
    expect(result).toMatchObject({ n: 4, answered: 4, unscored: 1 });
  });
});

describe("shares", () => {
  it("are never certain because nothing else was seen", () => {
    const all = shareOf(Array.from({ length: 20 }, (_, n) => ({ score: 1, cluster: String(n) })));
    expect(all?.se).toBeGreaterThan(0);
    const estimate = shareEstimate(meanShare(all === undefined ? [] : [all, all]));
    expect(estimate).toMatchObject({ value: 1, high: 1 });
    expect("value" in estimate && estimate.low !== undefined && estimate.low < 0.97).toBe(true);
  });

  it("cover the truth about as often as they say, for a mean of groups", () => {
    const random = seededRandom("coverage of macro means");
    const truths = [0.3, 0.6, 0.9, 0.75];
    let covered = 0;
    const runs = 600;
    for (let run = 0; run < runs; run++) {
      const shares = truths.flatMap((truth, place) => {
        const scores = Array.from({ length: 25 }, (_, n) => ({
          ...{ score: random.next() < truth ? 1 : 0, cluster: `${place} ${n}` },
        }));
        return shareOf(scores) ?? [];
      });
      const estimate = shareEstimate(meanShare(shares));
      if (!("value" in estimate)) throw new TypeError("no estimate");
      const truth = truths.reduce((sum, value) => sum + value, 0) / truths.length;
      if ((estimate.low ?? 1) <= truth && truth <= (estimate.high ?? 0)) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.925);
    expect(covered / runs).toBeLessThan(0.985);
  });

  it("lie within their interval, whatever was scored", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(0, 0.5, 1), fc.nat(5)), { minLength: 1 }), (rows) => {
        const estimate = shareEstimate(
          shareOf(rows.map(([score, cluster]) => ({ score, cluster: String(cluster) }))),
        );
        if (!("value" in estimate)) throw new TypeError("no estimate");
        expect(estimate.low ?? 0).toBeLessThanOrEqual(estimate.value + 1e-12);
        expect(estimate.high ?? 1).toBeGreaterThanOrEqual(estimate.value - 1e-12);
      }),
    );
  });
});

describe("scoreRespondents", () => {
  const known = { "problem-solving": ["bbh", "mmlu"], writing: ["impact"], alignment: ["hhh"] } as const;
  const cards = [
    { id: "bbh", area: "problem-solving", score: "micro" },
    { id: "impact", area: "writing", score: "micro" },
    { id: "hhh", area: "alignment", score: "macro" },
  ] as const;
  const texts = [1, 2].map((n) =>
    item("impact", "creative", n, {
      relevance: 4,
      coherence: 2,
      "relevance.compat": 1,
      "coherence.compat": 1,
    }),
  );
  const results = scoreRespondents({
    judge: "judge",
    cards,
    known,
    respondents: [
      {
        id: "weak",
        simulated: false,
        items: [...group("bbh", "a", 10, 2), ...group("hhh", "b", 10, 5), ...texts],
      },
      {
        id: "strong",
        simulated: true,
        items: [...group("bbh", "a", 10, 9), ...group("hhh", "b", 10, 9), ...texts],
      },
      { id: "partial", simulated: false, items: [...group("bbh", "a", 10, 5), ...group("hhh", "b", 10, 5)] },
    ],
  });

  it("ranks by the mean of the areas, writing taken to a share; none where an area was not scored", () => {
    expect(results.respondents.map(({ respondent }) => respondent)).toEqual(["strong", "partial", "weak"]);
    const [strong, partial] = results.respondents;
    expect(strong?.overall).toMatchObject({ value: expect.closeTo((0.9 + 0.5 + 0.9) / 3, 10) as number });
    expect(partial?.overall).toEqual({ undefined: "not all three areas were scored" });
    expect(strong?.areas["problem-solving"]?.missing).toEqual(["mmlu"]);
    expect(strong?.areas.writing?.score).toMatchObject({ value: 3 });
  });

  it("is printed as a table that fits a terminal, CSV, Markdown and JSON", () => {
    const table = instructEvalReport(results, "table");
    expect(table).toContain("\nstrong ~ ");
    expect(table).toContain("~: simulated, not an LLM.");
    expect(Math.max(...table.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(table).toContain("*: without mmlu");
    expect(instructEvalReport(results, "csv").split("\n")[0]).toBe(
      "respondent,of,score,low,high,compat,n,answered,empty,failed,open,unscored",
    );
    expect(instructEvalReport(results, "md")).toContain("|strong (simulated)");
    expect(JSON.parse(instructEvalReport(results, "json"))).toEqual(JSON.parse(JSON.stringify(results)));
  });
});

describe("tableSlips", () => {
  function published(id: string): PublishedTable {
    const text = readFileSync(`benchmarks/published/${id}.yaml`, "utf8");
    const written = parse(text) as Partial<PublishedTable>;
    return { means: {}, counts: {}, ...written, id } as PublishedTable;
  }

  it("finds StarCoder's mean, Dolly's row, and that HHH's cells are no shares of its items, and nothing else", () => {
    expect(tableSlips(published("problem-solving"))).toEqual([
      { kind: "mean", row: "StarCoder 16B", text: "mean is printed as 27.5, its columns give 29.8" },
    ]);
    expect(tableSlips(published("writing"))).toEqual([
      { kind: "copy", row: "Dolly V2", text: "equals Stable Vicuna in 7 of 8 figures" },
    ]);
    expect(tableSlips(published("alignment")).map(({ row, text }) => `${row}: ${text}`)).toEqual([
      "harmless: 4 of 28 figures are shares of 58 items",
      "helpful: 2 of 28 figures are shares of 59 items",
      "honest: 2 of 28 figures are shares of 61 items",
      "other: 3 of 28 figures are shares of 43 items",
    ]);
    const tables = ["problem-solving", "writing"].map((id) => ({
      table: published(id),
      slips: tableSlips(published(id)),
    }));
    expect(publishedReport(tables, "table")).toContain("StarCoder 16B !");
    expect(publishedReport(tables, "csv")).toContain("writing,Dolly V2,mean rel,3.3,equals Stable Vicuna");
    expect(publishedReport(tables, "json")).toContain('"kind": "copy"');
    expect(publishedReport(tables, "md")).toContain("|Dolly V2 !");
  });
});
