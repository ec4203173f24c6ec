import { clusteredStandardError, type ClusteredStandardError } from "./clustered-standard-error.js";

/** The answers to the same question, asked again. */
export interface RepeatedAnswers {
  /** Label of the cluster of the question. */
  readonly cluster: string | number;
  readonly answers: readonly string[];
}

/**
 * Repetition stability: how much of what a judge says on one question, asked several times, is its most common answer.
 *
 * Use it for how far one reply can be trusted to be the judge's answer. It depends on the number of repeats: a coin has 0.75 with
 * two and 0.69 with four. Compare judges with equally many. For a measure that does not depend on it see `flipSplit`.
 *
 * Formula in words: for each question asked twice or more the count of its most common answer, divided by the count of its answers;
 * the mean over questions, with a cluster-robust interval.
 *
 * Source: Shi et al. (2024), Judging the Judges, arXiv 2406.07791, section on repetition stability.
 *
 * Complexity: O(n log n) for n answers.
 *
 * Edge cases:
 * - Questions with fewer than two answers are left out; if there are no others: undefined.
 *
 * @param questions the answers to each question
 * @param options level of the interval
 * @returns a share above 0, at most 1, or the reason why there is none
 * @throws RangeError if the level is out of range
 */
export function repetitionStability(
  questions: readonly RepeatedAnswers[],
  { level = 0.95 }: { readonly level?: number | undefined } = {},
): ClusteredStandardError | { readonly undefined: string } {
  const repeated = questions.filter(({ answers }) => answers.length > 1);
  if (repeated.length === 0) return { undefined: "nothing was asked twice" };
  return clusteredStandardError({
    scores: repeated.map(({ answers }) => modalShare(answers)),
    clusters: repeated.map(({ cluster }) => cluster),
    level,
  });
}

function modalShare(answers: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return Math.max(...counts.values()) / answers.length;
}
