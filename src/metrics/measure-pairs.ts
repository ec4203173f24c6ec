import type { Coverage, PairwiseMeasures } from "../core/leaderboard.js";
import { accuracyByPresentation } from "./accuracy-by-presentation.js";
import { agreementWithGold } from "./agreement-with-gold.js";
import { coverageOf } from "./coverage-of.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { instanceScores } from "./instance-scores.js";
import { intervalEstimate } from "./interval-estimate.js";
import type { PairTable } from "./pair-table.js";
import { selfAlpha } from "./self-alpha.js";

/** A cell's measures and what rankings need of it. */
export interface MeasuredPairs {
  readonly measures: PairwiseMeasures;
  /** Bootstrap replicates of the accuracy, paired over the cells of a dataset. */
  readonly replicates: Float64Array | undefined;
}

/**
 * The accuracy family of a pairwise cell. Accuracy is the mean credit over all trials, both presentations alike; an
 * outcome that is no verdict earns nothing there, and `bounds` says what it could have earned. A cell without a single
 * verdict says nothing of the judge: all its measures are undefined.
 */
export function measurePairs(
  table: PairTable,
  frame: DatasetFrame,
  options: { readonly missingPairAgrees: boolean },
): MeasuredPairs {
  const scores = instanceScores(table, options.missingPairAgrees);
  const estimate = (values: readonly (number | undefined)[]): ReturnType<typeof intervalEstimate> =>
    intervalEstimate({ instances: table.instances, scores: values }, frame);
  const accuracy = estimate(scores.accuracy);
  const coverage = coverageOf(table);
  if (coverage.verdicts === 0) return { measures: withoutVerdicts(coverage), replicates: undefined };
  const worst = "value" in accuracy.estimate ? accuracy.estimate.value : 0;
  const missing = (coverage.unparsed + coverage.failed) / coverage.trials;
  return {
    measures: {
      accuracy: accuracy.estimate,
      accuracyByPresentation: accuracyByPresentation(table),
      bothCorrect: estimate(scores.bothCorrect).estimate,
      selfAgreement: estimate(scores.selfAgreement).estimate,
      ...agreementWithGold(table),
      selfAlpha: selfAlpha(table),
      coverage,
      bounds: { worst, best: worst + missing },
    },
    replicates: accuracy.replicates,
  };
}

function withoutVerdicts(coverage: Coverage): PairwiseMeasures {
  const none = { undefined: "no trial ended in a verdict" };
  return {
    accuracy: none,
    accuracyByPresentation: {},
    bothCorrect: none,
    selfAgreement: none,
    kappa: none,
    alpha: none,
    selfAlpha: none,
    coverage,
    bounds: { worst: 0, best: 1 },
  };
}
