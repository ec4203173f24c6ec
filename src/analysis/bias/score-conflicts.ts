import type { ScoreConflict } from "../../core/bias.js";
import type { Score } from "../../core/outcome.js";
import { scoreVerdictConflict, type ScoredAndCompared } from "../../stats/score-verdict-conflict.js";
import { balanceOf } from "./balance-of.js";
import { choiceTrials, type ChoiceTrial, type JudgedCell } from "./choice-trial.js";
import { proportionEstimate } from "./proportion-estimate.js";

/**
 * For each evaluator that both scored the outputs of pairs alone and compared them: how often the two contradict each other, for
 * every scoring protocol beside every comparing one. An output's score is the mean over its criteria and over repeats; a
 * comparison is what its trials say on balance, so that a pair whose verdict flips with the positions counts as a tie.
 */
export function scoreConflicts(
  cells: readonly JudgedCell[],
): readonly ScoreConflict[] | { readonly undefined: string } {
  const sides = cells.map((judged) => ({ ...judged, scored: scoresOf(judged) }));
  const scoring = sides.filter(({ scored }) => scored.size > 0);
  const comparing = sides.filter(({ scored }) => scored.size === 0);
  if (scoring.length === 0) return { undefined: "no protocol of this run scores the outputs of pairs alone" };
  const found = new Map<string, Found>();
  for (const { cell, scored } of scoring) {
    for (const other of comparing) {
      if (other.cell.evaluator !== cell.evaluator || other.cell.dataset !== cell.dataset) continue;
      const pairs = pairsOf(scored, other);
      if (pairs.length === 0) continue;
      const key = [cell.evaluator, cell.protocol, other.cell.protocol].join("\n");
      const known = found.get(key) ?? {
        names: { evaluator: cell.evaluator, scores: cell.protocol, compares: other.cell.protocol },
        datasets: [],
        pairs: [],
      };
      known.datasets.push(cell.dataset);
      for (const pair of pairs) known.pairs.push(pair);
      found.set(key, known);
    }
  }
  if (found.size === 0) return { undefined: "no evaluator both scored and compared the same pairs" };
  return [...found.values()].map(({ names, datasets, pairs }) => {
    const { strict, loose } = scoreVerdictConflict(pairs);
    return {
      ...names,
      datasets,
      pairs: pairs.length,
      clusters: new Set(pairs.map(({ cluster }) => cluster)).size,
      strict: proportionEstimate(strict),
      loose: proportionEstimate(loose),
    };
  });
}

interface Found {
  readonly names: Pick<ScoreConflict, "evaluator" | "scores" | "compares">;
  readonly datasets: string[];
  readonly pairs: ScoredAndCompared[];
}

/** By instance: the scores of both outputs, where they were scored alone. */
function scoresOf({ judgments }: JudgedCell): ReadonlyMap<string, readonly [number, number]> {
  const sums = new Map<string, { first: number; second: number; trials: number }>();
  for (const { instance, outcome } of judgments) {
    if (outcome.kind !== "verdict" || outcome.scores?.length !== 2) continue;
    const [first, second] = outcome.scores.map(meanScore);
    if (first === undefined || second === undefined) continue;
    const known = sums.get(instance) ?? { first: 0, second: 0, trials: 0 };
    known.first += first;
    known.second += second;
    known.trials += 1;
    sums.set(instance, known);
  }
  return new Map(
    [...sums].map(([instance, { first, second, trials }]) => [
      instance,
      [rounded(first / trials), rounded(second / trials)],
    ]),
  );
}

function meanScore(scores: Readonly<Record<string, Score>>): number | undefined {
  const numbers = Object.values(scores).filter((score) => score !== "not-applicable");
  return numbers.length === 0 ? undefined : numbers.reduce((sum, score) => sum + score, 0) / numbers.length;
}

/** Equal means must not differ by the order in which they were added up. */
function rounded(mean: number): number {
  return Math.round(mean * 1e9) / 1e9;
}

function pairsOf(
  scored: ReadonlyMap<string, readonly [number, number]>,
  other: JudgedCell,
): readonly ScoredAndCompared[] {
  const byInstance = new Map<string, ChoiceTrial[]>();
  for (const trial of choiceTrials([other])) {
    const own = byInstance.get(trial.facts.id);
    if (own === undefined) byInstance.set(trial.facts.id, [trial]);
    else own.push(trial);
  }
  return [...byInstance].flatMap(([instance, trials]): readonly ScoredAndCompared[] => {
    const scores = scored.get(instance);
    const [trial] = trials;
    if (scores === undefined || trial === undefined) return [];
    const balance = balanceOf(trials);
    const verdict = balance === 0 ? "tie" : balance === 1 ? "first" : "second";
    return [{ cluster: trial.cluster, scores, verdict }];
  });
}
