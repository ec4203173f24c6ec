import { describe, expect, it } from "vitest";
import { calibrateJudge } from "../../../src/analysis/calibration/calibrate-judge.js";
import type { CellFacts } from "../../../src/core/cell-facts.js";
import type { InstanceFacts } from "../../../src/core/instance-facts.js";
import type { Judgment } from "../../../src/core/judgment.js";
import type { VerdictOutcome } from "../../../src/core/outcome.js";
import { auroc } from "../../../src/stats/auroc.js";
import { pairFacts, pairJudgment } from "../../support/pair-fixture.js";

const options = { agreement: 0.9, delta: 0.05, seed: 1 };

const cell: CellFacts = {
  evaluator: "e",
  protocol: "p",
  dataset: "d",
  task: "pairwise",
  adapter: "openai",
  presentationsShareCalls: false,
  reading: "own",
  missingPairAgrees: false,
};

/** A verdict for the output shown first, in the dataset's order. */
function verdict(instance: string, right: boolean, more: Partial<VerdictOutcome>, calls = 1): Judgment {
  const made = pairJudgment(instance, "original", right ? "A" : "B");
  const outcome = { ...made.outcome, ...more } as VerdictOutcome;
  return { ...made, outcome, calls: Array.from({ length: calls }, (_, call) => `${instance} ${call}`) };
}

const ids = Array.from({ length: 60 }, (_, item) => `i${item}`);
const facts: ReadonlyMap<string, InstanceFacts> = new Map(ids.map((id) => [id, pairFacts(id, "A")]));

describe("calibrateJudge", () => {
  it("keeps sources of confidences apart, and counts what has none", () => {
    const judgments = ids.map((id, item) => {
      const right = item % 5 !== 0;
      const confidence = 0.5 + item / 120;
      if (item < 20) return verdict(id, right, { confidence, basis: "probabilities", coveredMass: 1 }, 2);
      if (item < 40) return verdict(id, right, { confidence }, 7);
      if (item < 50) return verdict(id, right, { scores: [{ overall: 3 + item / 50 }, { overall: 3 }] });
      return item < 55 ? verdict(id, right, {}) : pairJudgment(id, "original", item < 57 ? "-" : "!");
    });
    const judge = calibrateJudge([{ cell, judgments, facts }], options);
    expect(judge).toMatchObject({ trials: 60, unparsed: 2, failed: 3, withoutConfidence: 5, withoutGold: 0 });
    expect(judge.sources.map(({ source, items }) => [source, items])).toEqual([
      ["score margin", 10],
      ["token probabilities", 20],
      ["vote share", 20],
    ]);
    const [margin, tokens] = judge.sources;
    expect(margin).not.toHaveProperty("probabilities");
    const curve = tokens?.probabilities?.curve ?? [];
    const { aurc } = tokens ?? {};
    expect([aurc?.low, aurc?.value, aurc?.high]).toEqual(
      [aurc?.low, aurc?.value, aurc?.high].toSorted((a, b) => (a ?? 2) - (b ?? 2)),
    );
    expect(aurc?.method).toBe("jackknife, by clusters");
    expect(curve.reduce((sum, point) => sum + point.items, 0)).toBe(20);
    const area = auroc(ids.slice(0, 20).map((_, item) => item), ids.slice(0, 20).map((_, item) => item % 5 !== 0)); // prettier-ignore
    expect(tokens?.auroc).toMatchObject(
      "value" in area ? { value: expect.closeTo(area.value, 12) as number } : {},
    );
    expect(tokens?.selection).toHaveProperty("undefined");
  });

  it("takes the largest probability of a score's distribution, against the human score", () => {
    const scored = ids.slice(0, 4).map((id, item): Judgment => {
      const scores = { overall: 2.2 };
      const distributions = { overall: { "1": 0.1, "2": 0.6, "3": 0.3 } };
      const outcome = { kind: "scores", scores, basis: "probabilities", distributions } as const;
      return {
        ...pairJudgment(id, "original", "-"),
        outcome: item === 3 ? { kind: "scores", scores } : outcome,
        scores,
      };
    });
    const graded = new Map(
      [...facts].map(([id, entry], item) => [
        id,
        {
          ...entry,
          gold: { kind: "scores" as const, scores: item === 2 ? {} : { overall: item === 0 ? 2 : 3 } },
        },
      ]),
    );
    const judge = calibrateJudge(
      [{ cell: { ...cell, task: "pointwise" }, judgments: scored, facts: graded }],
      options,
    );
    expect(judge).toMatchObject({ withoutConfidence: 1, withoutGold: 1 });
    expect(judge.sources).toHaveLength(1);
    expect(judge.sources[0]).toMatchObject({
      source: "answer probabilities",
      items: 2,
      accuracy: { value: 0.5 },
    });
    // Two answers leave it open whether the judge is calibrated.
    expect(judge.sources[0]?.probabilities?.eceDebiased).toMatchObject({ value: 0, low: 0, high: 1 });
    expect(judge.sources[0]?.probabilities?.overconfidence).toMatchObject({
      value: expect.closeTo(0.1, 12) as number,
    });
  });

  it("promises an agreement on one answer of each cluster", () => {
    const judgments = ids.flatMap((id) => [
      verdict(id, true, { confidence: 0.9 }, 5),
      {
        ...verdict(id, true, { confidence: 0.9 }, 5),
        presentation: "swapped" as const,
        preference: "A" as const,
      },
    ]);
    const [source] = calibrateJudge([{ cell, judgments, facts }], options).sources;
    expect(source).toMatchObject({ items: 120, clusters: 60, auroc: { undefined: "no wrong item" } });
    expect(source?.selection).toMatchObject({ threshold: 0.9, items: 60, coverage: 1, agreement: 1 });
  });

  it("calls confidences of panels and imports by other names", () => {
    const judgments = [verdict("i0", true, { confidence: 0.8 })];
    const sourceOf = (adapter: string): string | undefined =>
      calibrateJudge([{ cell: { ...cell, adapter }, judgments, facts }], options).sources[0]?.source;
    expect(sourceOf("jury")).toBe("members");
    expect(sourceOf("imported")).toBe("stated");
  });
});
