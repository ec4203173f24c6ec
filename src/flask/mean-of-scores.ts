import type { Estimate } from "../core/estimate.js";
import { clusteredContrast } from "../stats/clustered-contrast.js";
import { studentTCdf } from "../stats/student-t-cdf.js";

/** Scores with what they are grouped and clustered by. */
export interface GroupedScore {
  readonly score: number;
  /** Its instruction. */
  readonly cluster: string;
  /** Groups count alike, however many scores each has. */
  readonly group: string;
}

/** A mean with its interval, and the p-value of the claim that it is not 0. */
export interface MeanOfScores {
  readonly mean: Estimate;
  readonly p: Estimate;
}

/**
 * The mean of the groups' means: of all scores where they are one group (micro), of skills' means where skills are the groups (macro).
 *
 * The interval and the p-value are Student's with the cluster-robust error of Bell and McCaffrey, instructions being the clusters: scores
 * of one instruction, its skills and repeats, are no independent draws (`clusteredContrast`). No interval where a group's scores are of one
 * instruction, or where all scores are alike: that is too few data and no certainty.
 */
export function meanOfScores(scores: readonly GroupedScore[]): MeanOfScores {
  if (scores.length === 0) {
    const nothing = { undefined: "nothing was scored" };
    return { mean: nothing, p: nothing };
  }
  const groups = [...new Set(scores.map(({ group }) => group))];
  const placeOf = new Map(groups.map((group, place) => [group, place]));
  const contrast = clusteredContrast({
    scores: scores.map(({ score }) => score),
    groups: scores.map(({ group }) => placeOf.get(group) ?? 0),
    weights: groups.map(() => 1 / groups.length),
    clusters: scores.map(({ cluster }) => cluster),
  });
  if ("undefined" in contrast)
    return {
      mean: { value: plainMean(scores, groups) },
      p: { undefined: "the scores of a group are of one instruction" },
    };
  const { value, low, high, se, df } = contrast;
  if (se === 0 || !Number.isFinite(df)) return { mean: { value }, p: { undefined: "all scores are alike" } };
  const method = "t, cluster-robust";
  return {
    mean: { value, low, high, method },
    p: { value: 2 * studentTCdf(-Math.abs(value / se), df), method },
  };
}

function plainMean(scores: readonly GroupedScore[], groups: readonly string[]): number {
  const means = groups.map((name) => {
    const own = scores.filter(({ group }) => group === name);
    return own.reduce((sum, { score }) => sum + score, 0) / own.length;
  });
  return means.reduce((sum, mean) => sum + mean, 0) / means.length;
}
