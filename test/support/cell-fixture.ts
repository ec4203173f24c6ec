import type { PairwiseCell } from "../../src/core/leaderboard.js";
import type { MeasuredChoiceCell } from "../../src/leaderboard/measured-cell.js";
import { resampleCounts } from "../../src/stats/resample-counts.js";
import { bootstrapMeans } from "../../src/stats/bootstrap-means.js";

/** A measured cell with a given share of right verdicts over 200 single-instance clusters, with real replicates. */
export function measuredCell(
  ids: { readonly evaluator: string; readonly protocol?: string; readonly dataset?: string },
  accuracy: number,
  more: Partial<PairwiseCell> = {},
): MeasuredChoiceCell {
  const { evaluator, protocol = "base", dataset = "d" } = ids;
  const n = 200;
  const right = Math.round(accuracy * n);
  const scores = Array.from({ length: n }, (_, index) => ((index * 7) % n < right ? 1 : 0));
  const counts = resampleCounts({ clusters: n, resamples: 400, seed: `1 ${dataset}` });
  const onThese = (wanted: (id: string) => boolean): ReturnType<MeasuredChoiceCell["on"]> => {
    const chosen = scores.map((score, index) => (wanted(String(index)) ? score : undefined));
    const sizes = Float64Array.from(chosen, (score) => (score === undefined ? 0 : 1));
    const sums = Float64Array.from(chosen, (score) => score ?? 0);
    const size = sizes.reduce((total, value) => total + value, 0);
    if (size === 0) return { estimate: { undefined: "nothing was scored" }, replicates: undefined };
    const value = sums.reduce((total, score) => total + score, 0) / size;
    return { estimate: { value }, replicates: bootstrapMeans({ sums, sizes, counts }) };
  };
  const none = { undefined: "not measured here" };
  return {
    replicates: onThese(() => true).replicates,
    scores: new Map(scores.map((score, index) => [String(index), score])),
    judged: new Set(scores.map((_, index) => String(index))),
    credits: () => new Map(scores.map((score, index) => [String(index), new Map([["original 0", score]])])),
    on: (instances) => onThese((id) => instances.has(id)),
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
      tokens: { input: 0, output: 0, reasoning: 0, uncounted: 0 },
      costUsd: 0.01,
      seconds: 0,
      presentationsShareCalls: false,
      reading: "own",
      ...more,
    },
  };
}
