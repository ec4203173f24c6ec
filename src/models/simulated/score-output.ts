import type { Instance } from "../../core/instance.js";
import type { Draw } from "./draw.js";

/** What to score, on which scale, and how unsteadily. */
export interface ScoreQuestion {
  readonly instance: Instance;
  /** Index of the output in the dataset's order. */
  readonly output: number;
  readonly criterion: string;
  readonly low: number;
  readonly high: number;
  /** Standard deviation about the true score, in points of the scale. */
  readonly noise: number;
}

// Where a pair's outputs stand on the scale, 0 its low end and 1 its high one: 4.2, 2.4 and 3.3 of 1 to 5.
const better = 0.8;
const worse = 0.35;
const even = 0.575;

/**
 * A simulated judge's score: the true one plus Gaussian noise, rounded to a whole number and kept on the scale. The true
 * score of a pointwise item is the gold's for the criterion (their mean for a criterion that the gold does not have); of a
 * pair's outputs the better one stands at 0.8 of the scale, the other at 0.35, and both at 0.575 for a gold tie.
 */
export function scoreOutput(question: ScoreQuestion, draw: Draw): number {
  const { low, high, noise, criterion, output } = question;
  // Box and Muller's transform of two uniform draws; 1 - u keeps the logarithm finite.
  const radius = Math.sqrt(-2 * Math.log(1 - draw(`radius ${criterion} ${output}`)));
  const gaussian = radius * Math.cos(2 * Math.PI * draw(`angle ${criterion} ${output}`));
  const score = Math.round(trueScore(question) + noise * gaussian);
  return Math.min(Math.floor(high), Math.max(Math.ceil(low), score));
}

function trueScore(question: ScoreQuestion): number {
  const { instance, output, criterion, low, high } = question;
  const { gold } = instance;
  switch (gold.kind) {
    case "scores":
      return gold.scores[criterion] ?? mean(Object.values(gold.scores), (low + high) / 2);
    case "pair":
      if (gold.preference === "tie") return low + even * (high - low);
      return low + ((gold.preference === "A") === (output === 0) ? better : worse) * (high - low);
    case "best":
      return low + (gold.index === output ? better : worse) * (high - low);
  }
}

function mean(values: readonly number[], ofNone: number): number {
  if (values.length === 0) return ofNone;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
