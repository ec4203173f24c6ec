import type { CellFacts } from "../../src/core/cell-facts.js";
import type { InstanceFacts } from "../../src/core/instance-facts.js";
import type { Judgment } from "../../src/core/judgment.js";
import type { Preference } from "../../src/core/preference.js";
import { datasetFrame, type DatasetFrame } from "../../src/metrics/dataset-frame.js";
import { pairFacts, pairJudgment } from "./pair-fixture.js";

/** A pair with several votes, and the judge's verdicts on it: one a presentation, with or without a confidence. */
export interface VotedPair {
  readonly gold: Preference;
  readonly votes: readonly Preference[];
  readonly trials: readonly {
    readonly verdict: Preference | undefined;
    readonly confidence?: number | undefined;
  }[];
}

/** The cell of `votedCell`. */
export const votedFacts: CellFacts = {
  ...{ evaluator: "e", protocol: "base", dataset: "d", task: "pairwise", adapter: "recorded" },
  ...{ presentationsShareCalls: false, reading: "own", missingPairAgrees: false },
};

/** Judgments and frame of voted pairs; `named` says whose votes they are: `p0`, `p1`, ... */
export function votedCell(
  pairs: readonly VotedPair[],
  { named = true, resamples = 200 }: { readonly named?: boolean; readonly resamples?: number } = {},
): { readonly judgments: readonly Judgment[]; readonly frame: DatasetFrame } {
  const facts = pairs.map(({ gold, votes }, index): InstanceFacts => {
    const annotators = votes.map((_, place) => `p${place}`);
    const preferences = { kind: "pair" as const, preference: gold, votes };
    return {
      ...pairFacts(String(index), gold),
      gold: named ? { ...preferences, annotators } : preferences,
    };
  });
  const judgments = pairs.flatMap(({ trials }, index) =>
    trials.map(({ verdict, confidence }, place) =>
      pairJudgment(String(index), place === 0 ? "original" : "swapped", verdict ?? "-", {
        ...(confidence === undefined ? {} : { confidence }),
      }),
    ),
  );
  return { judgments, frame: datasetFrame("d", facts, { resamples, seed: 1 }) };
}
