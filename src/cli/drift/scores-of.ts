import type { TrialScores } from "../../analysis/drift/decompose-score-drift.js";
import type { Judgment } from "../../core/judgment.js";

/** What each trial of a cell was scored, criterion by criterion; nothing where it has no score. */
export function scoresOf(judgments: readonly Judgment[]): TrialScores {
  const scores = new Map<string, Map<string, Readonly<Record<string, number>>>>();
  for (const { instance, presentation, repeat, outcome } of judgments) {
    const trials = scores.get(instance) ?? new Map<string, Readonly<Record<string, number>>>();
    const given = outcome.kind === "scores" ? Object.entries(outcome.scores) : [];
    const numbers = given.filter((entry): entry is [string, number] => typeof entry[1] === "number");
    scores.set(instance, trials.set(`${presentation} ${repeat}`, Object.fromEntries(numbers)));
  }
  return scores;
}
