import { describe, expect, it } from "vitest";
import { annotatorPrice } from "../../../src/analysis/ceiling/annotator-price.js";
import { reportCeilings } from "../../../src/analysis/ceiling/report-ceilings.js";
import type { CeilingReport } from "../../../src/core/ceiling.js";
import type { InstanceFacts } from "../../../src/core/instance-facts.js";
import type { Preference } from "../../../src/core/preference.js";
import { datasetFrame } from "../../../src/metrics/dataset-frame.js";
import { altTest } from "../../../src/stats/alt-test.js";
import { cohenKappa } from "../../../src/stats/cohen-kappa.js";
import { humanLikeZ } from "../../../src/stats/human-like-z.js";
import { seededRandom } from "../../../src/stats/seeded-random.js";
import { pairFacts, pairJudgment } from "../../support/pair-fixture.js";
import { valueOf } from "../../stats/value-of.js";
import { votedCell, votedFacts, type VotedPair } from "../../support/voted-fixture.js";

function drawPairs(count: number): readonly VotedPair[] {
  const random = seededRandom("report");
  const labels: readonly Preference[] = ["A", "B", "tie"];
  const other = (): Preference => labels[Math.floor(random.next() * 3)] ?? "tie";
  return Array.from({ length: count }, () => {
    const truth = other();
    const vote = (): Preference => (random.next() < 0.7 ? truth : other());
    const votes = [vote(), vote(), vote()];
    return { gold: votes[0] ?? "tie", votes, trials: [{ verdict: random.next() < 0.85 ? truth : other() }] };
  });
}

function reportOf(pairs: readonly VotedPair[], named = true): CeilingReport {
  const [report] = reportCeilings({ cell: votedFacts, ...votedCell(pairs, { named }), epsilon: 0.15 });
  if (report === undefined) throw new Error("Expected a report");
  return report;
}

describe("reportCeilings()", () => {
  const pairs = drawPairs(60);
  const annotations = pairs.map(({ votes }) => votes);
  const judge = pairs.map(({ trials }) => trials[0]?.verdict ?? "tie");

  it("holds the alt-test of the judge's verdicts, with the annotators' names", () => {
    const plain = altTest({ annotations, judge, epsilon: 0.15 });
    if ("undefined" in plain) throw new Error(plain.undefined);
    expect(reportOf(pairs).altTest).toEqual({
      epsilon: 0.15,
      winningRate: plain.winningRate,
      advantage: plain.advantage,
      passes: plain.passes,
      leftOut: 0,
      annotators: plain.annotators.map((one, place) => ({ ...one, annotator: `p${place}` })),
    });
  });

  it("holds the judge's kappas among those of the annotators", () => {
    const column = (place: number): readonly Preference[] =>
      annotations.map((votes) => votes[place] ?? "tie");
    const judged = [0, 1, 2].map((place) => valueOf(cohenKappa(judge, column(place))));
    const humans = [valueOf(cohenKappa(column(0), column(1)))];
    humans.push(valueOf(cohenKappa(column(0), column(2))), valueOf(cohenKappa(column(1), column(2))));
    const plain = humanLikeZ({ judge: judged, humans });
    if ("undefined" in plain) throw new Error(plain.undefined);
    expect(reportOf(pairs).humanLike).toMatchObject({ z: plain.value, reading: plain.reading });
  });

  it("tests no persons where the dataset does not say whose votes they are", () => {
    const { altTest: test, humanLike, ceilings } = reportOf(pairs, false);
    const reason = { undefined: expect.stringContaining("does not say whose votes") as unknown };
    expect([test, humanLike]).toEqual([reason, reason]);
    expect(ceilings[0]).toMatchObject({ identified: false, annotators: 3, n: 60 });
  });

  it("takes the majority of several trials, a tie without one, and nobody's label for no verdict", () => {
    const decided = pairs.map((pair): VotedPair => ({
      ...pair,
      trials: [{ verdict: pair.votes[0] }, { verdict: undefined }],
    }));
    const silent = pairs.map((pair): VotedPair => ({ ...pair, trials: [{ verdict: undefined }] }));
    const torn = pairs.map((pair): VotedPair => ({ ...pair, trials: [{ verdict: "A" }, { verdict: "B" }] }));
    const rho = (report: CeilingReport): number =>
      "advantage" in report.altTest ? report.altTest.advantage : NaN;
    const plain = (verdicts: readonly string[]): number => {
      const test = altTest<string>({ annotations, judge: verdicts, epsilon: 0.15 });
      return "advantage" in test ? test.advantage : NaN;
    };
    expect(rho(reportOf(decided))).toBe(plain(annotations.map((votes) => votes[0] ?? "tie")));
    expect(rho(reportOf(torn))).toBe(plain(annotations.map(() => "tie")));
    expect(rho(reportOf(silent))).toBe(plain(annotations.map(() => "none")));
    expect(reportOf(silent).humanLike).toHaveProperty("undefined");
  });

  it("reports ratings criterion by criterion, and nothing where there is one rating an instance", () => {
    const random = seededRandom("scores");
    const facts = Array.from({ length: 40 }, (_, index): InstanceFacts => {
      const quality = random.next() * 3;
      const rate = (): number => Math.round(quality + random.next() * 2);
      const ratings = { depth: [rate(), rate(), rate()], style: [rate()] };
      const annotators = { depth: ["ann", "bob", "cid"], style: ["ann"] };
      const scores = { depth: (ratings.depth[0] ?? 0) + 0, style: ratings.style[0] ?? 0 };
      return { ...pairFacts(String(index), "A"), gold: { kind: "scores", scores, ratings, annotators } };
    });
    const judgments = facts.map(({ id, gold }) => ({
      ...pairJudgment(id, "original", "-"),
      outcome: {
        kind: "scores" as const,
        scores: { depth: gold.kind === "scores" ? (gold.scores["depth"] ?? 0) : 0, style: 2 },
      },
    }));
    const frame = datasetFrame("d", facts, { resamples: 50, seed: 1 });
    const reports = reportCeilings({
      cell: { ...votedFacts, task: "pointwise" },
      ...{ judgments, frame, epsilon: 0.1 },
    });
    expect(reports.map(({ criterion }) => criterion)).toEqual(["depth"]);
    expect(reports[0]?.ceilings.map(({ by }) => by)).toEqual(["spearman", "kendall", "pearson"]);
    expect(reports[0]?.altTest).toMatchObject({ epsilon: 0.1, leftOut: 0 });
    expect(reports[0]?.humanLike).toHaveProperty("z");
  });
});

describe("annotatorPrice()", () => {
  it("is that of the alt-test's paper, and the strictest where nobody says who annotates", () => {
    expect((["expert", "skilled", "crowd", undefined] as const).map(annotatorPrice)).toEqual([
      0.2, 0.15, 0.1, 0.1,
    ]);
  });
});
