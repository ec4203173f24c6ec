import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ceiling } from "../../src/core/ceiling.js";
import type { Estimate } from "../../src/core/estimate.js";
import type { InstanceFacts } from "../../src/core/instance-facts.js";
import type { Preference } from "../../src/core/preference.js";
import { datasetFrame } from "../../src/metrics/dataset-frame.js";
import { labelCeiling } from "../../src/metrics/label-ceiling.js";
import { ratingCeilings } from "../../src/metrics/rating-ceilings.js";
import { voteTable, type VoteTable } from "../../src/metrics/vote-table.js";
import { leaveOneOutCeiling } from "../../src/stats/leave-one-out-ceiling.js";
import { leaveOneOutCorrelation } from "../../src/stats/leave-one-out-correlation.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { spearmanCorrelation } from "../../src/stats/spearman-correlation.js";
import { pairFacts } from "../support/pair-fixture.js";
import { softCases } from "../support/soft-cases.js";

function valueOf(estimate: Estimate): number {
  return "value" in estimate ? estimate.value : NaN;
}

function factsOf(count: number): readonly InstanceFacts[] {
  return Array.from({ length: count }, (_, index) => pairFacts(String(index), "A"));
}

function tableOf<Label>(
  rows: readonly (readonly (Label | undefined)[])[],
  identified = true,
): VoteTable<Label> {
  const annotators = (rows[0] ?? []).map((_, place) => `p${place}`);
  return { instances: factsOf(rows.length), annotators, identified, labels: rows };
}

const resamples = 200;

function ceilingOf(
  rows: readonly (readonly (Preference | undefined)[])[],
  judge: readonly (readonly (Preference | undefined)[])[],
  identified = true,
): Ceiling {
  const frame = datasetFrame("d", factsOf(rows.length), { resamples, seed: 1 });
  return labelCeiling(tableOf(rows, identified), judge, frame);
}

describe("labelCeiling()", () => {
  it.each(softCases)("agrees with fractions, over several trials, case $index", ({ pairs, ceiling }) => {
    const found = ceilingOf(
      pairs.map(({ votes }) => votes),
      pairs.map(({ trials }) => trials.map(({ verdict }) => verdict)),
    );
    for (const name of ["human", "judge", "share", "attainable"] as const) {
      expect(valueOf(found[name]), name).toBeCloseTo(ceiling[name], 10);
    }
    const { share } = found;
    if (!("value" in share) || share.low === undefined || share.high === undefined)
      throw new Error("no interval");
    expect(share.low).toBeLessThan(share.value);
    expect(share.high).toBeGreaterThan(share.value);
  });

  it("equals leaveOneOutCeiling() for one trial an instance, also where votes are missing", () => {
    const label = fc.constantFrom<Preference>("A", "B", "tie");
    const row = fc.tuple(fc.option(label, { nil: undefined }), label, label);
    fc.assert(
      fc.property(fc.array(fc.tuple(row, label), { minLength: 1, maxLength: 12 }), (items) => {
        const annotations = items.map(([votes]) => votes);
        const judge = items.map(([, verdict]) => verdict);
        const plain = leaveOneOutCeiling({ annotations, judge });
        const found = ceilingOf(
          annotations,
          judge.map((verdict) => [verdict]),
        );
        if ("undefined" in plain) throw new Error(plain.undefined);
        expect(valueOf(found.human)).toBeCloseTo(plain.human, 12);
        expect(valueOf(found.judge)).toBeCloseTo(plain.judge, 12);
      }),
      { numRuns: 40 },
    );
  });

  it("counts places alike where nobody is identified, hence their order means nothing", () => {
    const rows: readonly (readonly Preference[])[] = [
      ["A", "A", "B"],
      ["B", "tie", "B"],
      ["A", "B", "tie"],
    ];
    const judge = rows.map(() => ["A" as const]);
    const turned = ceilingOf(
      rows.map((row) => row.toReversed()),
      judge,
      false,
    );
    expect(turned).toEqual(ceilingOf(rows, judge, false));
    expect(turned.identified).toBe(false);
  });

  it("gives no credit for a trial without a verdict", () => {
    const rows = [["A", "A"] as const, ["B", "B"] as const];
    expect(valueOf(ceilingOf(rows, [["A", undefined], [undefined]]).judge)).toBe(0.25);
  });

  it("covers the share of a judge as good as one more annotator in about 95 % of samples", () => {
    const random = seededRandom("ceiling");
    const vote = (truth: Preference): Preference =>
      random.next() < 0.8 ? truth : random.next() < 0.5 ? "A" : "B";
    let held = 0;
    const samples = 120;
    for (let sample = 0; sample < samples; sample++) {
      const truths = Array.from({ length: 60 }, (): Preference => (random.next() < 0.5 ? "A" : "B"));
      const { share } = ceilingOf(
        truths.map((truth) => [vote(truth), vote(truth), vote(truth)]),
        truths.map((truth) => [vote(truth)]),
      );
      if (!("value" in share) || share.low === undefined || share.high === undefined) continue;
      if (share.low <= 1 && share.high >= 1) held++;
    }
    expect(held / samples).toBeGreaterThan(0.89);
    expect(held / samples).toBeLessThan(0.995);
  });
});

describe("ratingCeilings()", () => {
  it("equals leaveOneOutCorrelation(), with an interval for the share", () => {
    const random = seededRandom("ratings");
    const rows = Array.from({ length: 50 }, () => {
      const quality = random.next() * 4;
      return Array.from({ length: 4 }, () => Math.round(quality + random.next() * 2));
    });
    const scores = rows.map((row) => (row[0] ?? 0) + random.next());
    const frame = datasetFrame("d", factsOf(rows.length), { resamples, seed: 1 });
    const [spearman] = ratingCeilings(tableOf(rows.map((row) => row.slice(1))), scores, frame);
    const plain = leaveOneOutCorrelation({
      annotations: rows.map((row) => row.slice(1)),
      judge: scores,
      correlate: spearmanCorrelation,
    });
    if (spearman === undefined || "undefined" in plain) throw new Error("Expected correlations");
    expect(valueOf(spearman.human)).toBeCloseTo(plain.human, 10);
    expect(valueOf(spearman.judge)).toBeCloseTo(plain.judge, 10);
    expect(valueOf(spearman.share)).toBeCloseTo(plain.judge / plain.human, 10);
    expect(spearman).toMatchObject({
      by: "spearman",
      n: 50,
      annotators: 3,
      share: { method: "cluster bootstrap" },
    });
  });

  it("says why there is none where nobody has two ratings to order", () => {
    const frame = datasetFrame("d", factsOf(2), { resamples, seed: 1 });
    const [first] = ratingCeilings(
      tableOf([
        [3, 3],
        [3, 3],
      ]),
      [1, 2],
      frame,
    );
    expect(first?.share).toEqual({ undefined: "no annotator has a correlation with the others" });
  });
});

describe("voteTable()", () => {
  it("lays votes out by person, whatever the order in which an instance names them", () => {
    const facts = factsOf(2);
    const table = voteTable(facts, ({ id }) =>
      id === "0"
        ? { labels: ["A", "B"], annotators: ["ann", "bob"] }
        : { labels: ["tie", "A"], annotators: ["cid", "ann"] },
    );
    expect(table).toMatchObject({ annotators: ["ann", "bob", "cid"], identified: true });
    expect(table.labels).toEqual([
      ["A", "B", undefined],
      ["A", undefined, "tie"],
    ]);
  });

  it("identifies nobody where one instance does not name its annotators", () => {
    const table = voteTable(factsOf(2), ({ id }) => ({
      labels: ["A", "B"],
      annotators: id === "0" ? ["ann", "bob"] : undefined,
    }));
    expect(table).toMatchObject({ annotators: ["1", "2"], identified: false });
  });
});
