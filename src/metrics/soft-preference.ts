import type { JudgedTrial } from "../core/judged-trial.js";
import type { Preference } from "../core/preference.js";

/** Probabilities of A, B and tie. */
export type SoftPreference = readonly [a: number, b: number, tie: number];

/**
 * The judge's preference on a pair as probabilities of A, B and tie: the mean over its trials that have a verdict. A trial with a
 * confidence gives it to its verdict and the rest to the other output, or to both alike where the verdict is a tie; a trial
 * without one is sure. Undefined where no trial has a verdict.
 */
export function softPreference(trials: readonly JudgedTrial[]): SoftPreference | undefined {
  const sums = [0, 0, 0] as [number, number, number];
  let verdicts = 0;
  for (const { preference, confidence = 1 } of trials) {
    if (preference === undefined) continue;
    const [a, b, tie] = probabilities(preference, confidence);
    sums[0] += a;
    sums[1] += b;
    sums[2] += tie;
    verdicts++;
  }
  return verdicts === 0 ? undefined : [sums[0] / verdicts, sums[1] / verdicts, sums[2] / verdicts];
}

function probabilities(preference: Preference, confidence: number): SoftPreference {
  const rest = 1 - confidence;
  switch (preference) {
    case "A":
      return [confidence, rest, 0];
    case "B":
      return [rest, confidence, 0];
    case "tie":
      return [rest / 2, rest / 2, confidence];
  }
}
