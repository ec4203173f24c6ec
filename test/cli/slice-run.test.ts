import { describe, expect, it } from "vitest";
import { slicedTable } from "../../src/cli/sliced-table.js";
import { sliceRun, type SliceParts } from "../../src/cli/slice-run.js";
import type { CellFacts } from "../../src/core/cell-facts.js";
import { UsageError } from "../../src/core/errors.js";
import type { InstanceFacts } from "../../src/core/instance-facts.js";
import type { Judgment } from "../../src/core/judgment.js";
import type { RunManifest } from "../../src/core/run-manifest.js";
import { clusteredWilsonInterval } from "../../src/stats/clustered-wilson-interval.js";
import { pairFacts, pairJudgment, type Ended } from "../support/pair-fixture.js";

const cellFacts = (evaluator: string, protocol = "base", dataset = "d"): CellFacts => ({
  evaluator,
  protocol,
  dataset,
  task: "pairwise",
  adapter: "openai",
  presentationsShareCalls: false,
  reading: "own",
  missingPairAgrees: false,
});

function manifestOf(cells: readonly CellFacts[]): RunManifest {
  return {
    schema: "reife/manifest/1",
    run: "t",
    config: {
      name: "t",
      seed: 1,
      evaluators: [],
      protocols: [],
      datasets: [],
      presentations: "default",
      repeats: 1,
      exclude: [],
      include: [],
      limits: { concurrency: 1 },
      tolerance: 0,
      resamples: 200,
    },
    configText: "",
    evaluators: {},
    protocols: {},
    datasets: {},
    cells,
    excluded: [],
    reuse: [],
    seed: 1,
    versions: { reife: "0", node: "0" },
    start: "2026-01-01T00:00:00Z",
    trials: { planned: 0, judged: 0, failed: 0 },
    ended: "done",
  };
}

function both(cell: CellFacts, id: string, ended: readonly [Ended, Ended]): readonly Judgment[] {
  const { evaluator, protocol, dataset } = cell;
  const place = { evaluator, protocol, dataset };
  return [pairJudgment(id, "original", ended[0], place), pairJudgment(id, "swapped", ended[1], place)];
}

const facts: readonly InstanceFacts[] = [
  pairFacts("x", "A", { tags: { skill: ["depth"], level: ["easy"] } }),
  pairFacts("y", "A", { tags: { skill: ["depth", "style"], level: ["hard"] } }),
  pairFacts("z", "A", { tags: { level: ["hard"] } }),
];
const good = cellFacts("good");
const poor = cellFacts("poor");
const parts: SliceParts = {
  manifest: manifestOf([poor, good]),
  facts,
  judgments: [
    ...both(good, "x", ["A", "A"]),
    ...both(good, "y", ["A", "B"]),
    ...both(good, "z", ["A", "A"]),
    ...both(poor, "x", ["B", "B"]),
    ...both(poor, "y", ["A", "B"]),
    ...both(poor, "z", ["-", "B"]),
  ],
};

/** Rows as text: the keys' values, n, accuracy, coverage. */
const shown = (rows: ReturnType<typeof sliceRun>): readonly string[] =>
  rows.map(({ keys, n, accuracy, coverage }) => {
    const value = "value" in accuracy ? accuracy.value.toFixed(3) : accuracy.undefined;
    return [...Object.values(keys), n, value, coverage.toFixed(3)].join(" ");
  });

describe("sliceRun()", () => {
  it("ranks evaluators best first", () => {
    expect(shown(sliceRun(parts, ["evaluator"]))).toEqual(["good 3 0.833 1.000", "poor 3 0.167 0.833"]);
  });

  it("counts an instance with several values of a tag under each, and one without under none", () => {
    expect(shown(sliceRun(parts, ["evaluator", "skill"]))).toEqual([
      "good (none) 1 1.000 1.000",
      "poor (none) 1 0.000 0.500",
      "good depth 2 0.750 1.000",
      "poor depth 2 0.250 1.000",
      // Equals stay in the order of the plan.
      "poor style 1 0.500 1.000",
      "good style 1 0.500 1.000",
    ]);
  });

  it("crosses tags, and averages over evaluators where they are no key", () => {
    expect(shown(sliceRun(parts, ["level", "skill"]))).toEqual([
      "hard (none) 1 0.500 0.750",
      "easy depth 1 0.500 1.000",
      "hard depth 1 0.500 1.000",
      "hard style 1 0.500 1.000",
    ]);
  });

  it("compares evaluators over the protocols that all of them have, unless each protocol has its row", () => {
    const extra = cellFacts("good", "cot");
    const more: SliceParts = {
      ...parts,
      manifest: manifestOf([poor, good, extra]),
      judgments: [...parts.judgments, ...facts.flatMap(({ id }) => both(extra, id, ["B", "B"]))],
    };
    expect(shown(sliceRun(more, ["evaluator"]))).toEqual(shown(sliceRun(parts, ["evaluator"])));
    expect(shown(sliceRun(more, ["evaluator", "protocol"]))).toEqual([
      "good base 3 0.833 1.000",
      "poor base 3 0.167 0.833",
      "good cot 3 0.000 1.000",
    ]);
  });

  it("counts the instances of several datasets together, equal ids apart", () => {
    const other = cellFacts("good", "base", "d2");
    const two: SliceParts = {
      manifest: manifestOf([good, other]),
      facts: [...facts, pairFacts("x", "B", { dataset: "d2" })],
      judgments: [...parts.judgments, ...both(other, "x", ["B", "B"])],
    };
    expect(shown(sliceRun(two, ["evaluator"]))).toEqual(["good 4 0.917 1.000"]);
    expect(shown(sliceRun(two, ["dataset"]))).toEqual(["d2 1 1.000 1.000", "d 3 0.833 1.000"]);
  });

  it("has Wilson's interval for few clusters, also on the part of a cell that all judges have", () => {
    const intervalOf = (scores: readonly number[]): object => {
      const interval = clusteredWilsonInterval({ scores, clusters: scores.map((_, place) => String(place)) });
      if ("undefined" in interval) throw new Error(interval.undefined);
      const [low, high] = [interval.low, interval.high].map((end): unknown => expect.closeTo(end, 9));
      return { low, high, method: "Wilson, effective size" };
    };
    const rowsOf = (given: SliceParts): readonly object[] =>
      sliceRun(given, ["evaluator"]).map(({ accuracy }) => accuracy);
    expect(rowsOf(parts)).toMatchObject([intervalOf([1, 0.5, 1]), intervalOf([0, 0.5, 0])]);
    const ids = Array.from({ length: 12 }, (_, place) => String(place));
    const unfinished: SliceParts = {
      manifest: parts.manifest,
      facts: ids.map((id) => pairFacts(id, "A")),
      judgments: ids.flatMap((id, place) => [
        ...both(good, id, place < 9 ? ["A", "A"] : ["B", "B"]),
        ...(place === 0 ? [] : both(poor, id, place < 4 ? ["A", "A"] : ["B", "B"])),
      ]),
    };
    const shares = (right: number): readonly number[] =>
      ids.slice(1).map((_, place) => (place < right ? 1 : 0));
    expect(rowsOf(unfinished)).toMatchObject([intervalOf(shares(8)), intervalOf(shares(3))]);
  });

  it("has no interval where all clusters are alike, unless all are right or all wrong", () => {
    const alike = facts.flatMap(({ id }) => [...both(good, id, ["A", "B"]), ...both(poor, id, ["B", "B"])]);
    expect(sliceRun({ ...parts, judgments: alike }, ["evaluator"])).toMatchObject([
      { accuracy: { value: 0.5, method: "no interval: all clusters are alike" } },
      { accuracy: { value: 0, low: 0, method: "Wilson, effective size" } },
    ]);
  });

  it("shows no column cut, however long the values of tags and the ids", () => {
    const long = "advanced undergraduate or professional knowledge";
    const judge = cellFacts("some-vendor/a-judge-with-a-long-name-72b-instruct");
    const text = slicedTable(
      sliceRun(
        {
          manifest: manifestOf([judge]),
          facts: [
            pairFacts("x", "A", { tags: { difficulty: [long], skill: ["Commonsense Understanding"] } }),
          ],
          judgments: both(judge, "x", ["A", "A"]),
        },
        ["evaluator", "skill", "difficulty"],
      ),
    );
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(text).not.toContain("…");
    for (const word of [...long.split(" "), "Commonsense", "Understanding", "instruct"])
      expect(text).toContain(word);
  });

  it("refuses a key that nothing has, naming the one that was meant or all there are", () => {
    const slice = (key: string) => () => sliceRun(parts, ["evaluator", key]);
    expect(slice("skil")).toThrow("Cannot slice by 'skil': no instance of this run has it");
    expect(hintOf(slice("skil"))).toBe("Did you mean 'skill'?");
    expect(hintOf(slice("colour of the sky"))).toBe("Use any of evaluator, protocol, dataset, skill, level");
  });
});

function hintOf(slice: () => unknown): string | undefined {
  try {
    slice();
  } catch (error) {
    if (error instanceof UsageError) return error.hint;
    throw error;
  }
  return undefined;
}
