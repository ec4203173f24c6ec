import { resampleCounts } from "../../stats/resample-counts.js";
import type { Block } from "./block.js";

/** Fewer judges than this say nothing about other judges of the kind. */
const fewestJudges = 5;

/** Resamples of the judges of a block. */
export interface JudgeDraws {
  /** For each resample how often each judge was drawn. */
  readonly counts: readonly Uint16Array[];
}

/** Draws judges with replacement, as many as there are; all analyses of a run share the draws. */
export function judgeDraws(
  { evaluators, cells }: Block,
  seed: number,
): JudgeDraws | { readonly undefined: string } {
  const judges = evaluators.length;
  const resamples = Math.min(...cells.map(({ replicates }) => replicates?.length ?? 0));
  if (judges < fewestJudges) return { undefined: `needs at least ${fewestJudges} judges` };
  if (resamples < 1) return { undefined: "the cells have no resamples" };
  const { counts } = resampleCounts({ clusters: judges, resamples, seed: `${seed} judges` });
  return {
    counts: Array.from({ length: resamples }, (_, at) => counts.subarray(at * judges, (at + 1) * judges)),
  };
}
