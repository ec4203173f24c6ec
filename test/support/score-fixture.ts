import type { InstanceFacts } from "../../src/core/instance-facts.js";
import type { Judgment } from "../../src/core/judgment.js";
import type { Score } from "../../src/core/outcome.js";
import { datasetFrame } from "../../src/metrics/dataset-frame.js";
import { measureScores, type ScoreMeasures } from "../../src/metrics/measure-scores.js";
import { pairFacts, pairJudgment } from "./pair-fixture.js";

/** One output, scored by humans and by a judge on one criterion. */
export interface ScoreRow {
  readonly human: number;
  readonly judge: Score;
  readonly instruction?: string | undefined;
  readonly system?: string | undefined;
}

/** Measures rows as a cell; each row is an instruction of its own unless it names one. */
export function measureRows(rows: readonly ScoreRow[], resamples = 200): ScoreMeasures {
  const facts = rows.map(({ human, instruction, system }, index): InstanceFacts => ({
    ...pairFacts(String(index), "A", { lengths: [7] }),
    cluster: instruction ?? String(index),
    gold: { kind: "scores", scores: { quality: human } },
    tags: system === undefined ? {} : { system: [system] },
  }));
  const judgments = rows.map(({ judge }, index): Judgment => ({
    ...pairJudgment(String(index), "original", "-"),
    outcome: { kind: "scores", scores: { quality: judge } },
  }));
  return measureScores(judgments, datasetFrame("d", facts, { resamples, seed: 1 }));
}
