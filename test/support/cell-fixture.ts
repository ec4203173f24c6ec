import type { PairwiseCell } from "../../src/core/leaderboard.js";
import type { MeasuredPairCell } from "../../src/leaderboard/measured-cell.js";
import { resampleCounts } from "../../src/stats/resample-counts.js";
import { bootstrapMeans } from "../../src/stats/bootstrap-means.js";

/** A measured cell with a given share of right verdicts over 200 single-instance clusters, with real replicates. */
export function measuredCell(
  ids: { readonly evaluator: string; readonly protocol?: string; readonly dataset?: string },
  accuracy: number,
  more: Partial<PairwiseCell> = {},
): MeasuredPairCell {
  const { evaluator, protocol = "base", dataset = "d" } = ids;
  const n = 200;
  const right = Math.round(accuracy * n);
  const sums = Float64Array.from({ length: n }, (_, index) => ((index * 7) % n < right ? 1 : 0));
  const counts = resampleCounts({ clusters: n, resamples: 400, seed: `1 ${dataset}` });
  const replicates = bootstrapMeans({ sums, sizes: new Float64Array(n).fill(1), counts });
  const none = { undefined: "not measured here" };
  return {
    replicates,
    cell: {
      evaluator,
      adapter: "openai",
      protocol,
      dataset,
      task: "pairwise",
      n,
      clusters: n,
      accuracy: { value: accuracy },
      accuracyByPresentation: {},
      bothCorrect: none,
      selfAgreement: { value: 0.9 },
      kappa: none,
      alpha: none,
      selfAlpha: none,
      coverage: { trials: 2 * n, verdicts: 2 * n, ties: 0, unparsed: 0, failed: 0, reasons: {} },
      bounds: { worst: accuracy, best: accuracy },
      lean: { position: 0, label: null, length: 0 },
      liftOverNull: { value: accuracy - 0.5, null: "first" },
      calls: 2 * n,
      tokens: { input: 0, output: 0, reasoning: 0 },
      costUsd: 0.01,
      seconds: 0,
      presentationsShareCalls: false,
      reading: "own",
      ...more,
    },
  };
}
