import type { Score, ScoresOutcome } from "../../core/outcome.js";
import type { ScoreReading } from "../parsers/reading.js";
import { unparsed } from "../parsers/unparsed.js";

/**
 * One reading from the samples of one prompt: a single sample stands as it is; of several, more than half must be readable,
 * and the mean of the readable ones counts for each criterion (not applicable, where at least half of them say so).
 * `coveredMass` is the share of the samples that could be read.
 */
export function meanOfSamples(samples: readonly ScoreReading[]): ScoreReading {
  const [first, ...others] = samples;
  if (first === undefined) return unparsed("empty", "");
  if (others.length === 0) return first;
  const readable = samples.filter((sample): sample is ScoresOutcome => sample.kind === "scores");
  const [model] = readable;
  if (model === undefined || 2 * readable.length <= samples.length) {
    return samples.find((sample) => sample.kind === "unparsed") ?? unparsed("empty", "");
  }
  const scores = Object.keys(model.scores).map((name): [string, Score] => [name, meanScore(readable, name)]);
  return {
    kind: "scores",
    scores: Object.fromEntries(scores),
    basis: "samples",
    coveredMass: readable.length / samples.length,
  };
}

function meanScore(readable: readonly ScoresOutcome[], name: string): Score {
  const numbers = readable.flatMap(({ scores }) => {
    const score = scores[name];
    return typeof score === "number" ? [score] : [];
  });
  if (2 * numbers.length <= readable.length) return "not-applicable";
  return numbers.reduce((sum, score) => sum + score, 0) / numbers.length;
}
