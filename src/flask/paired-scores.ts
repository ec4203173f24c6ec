import type { GroupedScore } from "./mean-of-scores.js";
import type { Rating } from "./rating.js";

/**
 * Differences `ratings - baseline` of each instruction and skill that both have scores of; several scores of one (repeats, an instruction
 * that occurs twice) are averaged first.
 */
export function pairedScores(
  ratings: readonly Rating[],
  baseline: readonly Rating[],
): readonly GroupedScore[] {
  const others = meansOf(baseline);
  return [...meansOf(ratings)].flatMap(([key, { mean, cluster, skill }]) => {
    const other = others.get(key);
    return other === undefined ? [] : [{ score: mean - other.mean, cluster, group: skill }];
  });
}

interface SkillMean {
  readonly mean: number;
  readonly cluster: string;
  readonly skill: string;
}

function meansOf(ratings: readonly Rating[]): ReadonlyMap<string, SkillMean> {
  const scores = new Map<
    string,
    { readonly cluster: string; readonly skill: string; readonly all: number[] }
  >();
  for (const { cluster, skill, score } of ratings) {
    if (typeof score !== "number") continue;
    const key = JSON.stringify([cluster, skill]);
    const known = scores.get(key);
    if (known === undefined) scores.set(key, { cluster, skill, all: [score] });
    else known.all.push(score);
  }
  return new Map(
    [...scores].map(([key, { cluster, skill, all }]) => [
      key,
      { cluster, skill, mean: all.reduce((sum, score) => sum + score, 0) / all.length },
    ]),
  );
}
