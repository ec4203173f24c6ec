import type { CellFacts } from "../../core/cell-facts.js";
import type { CorrelationDifference } from "../../core/comparison.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { Judgment } from "../../core/judgment.js";
import { correlationDifference } from "../../stats/correlation-difference.js";
import { kendallTauB } from "../../stats/kendall-tau-b.js";
import { midRanks } from "../../stats/mid-ranks.js";
import { pearsonCorrelation } from "../../stats/pearson-correlation.js";
import { spearmanCorrelation } from "../../stats/spearman-correlation.js";
import { standardScores } from "../../stats/standard-scores.js";

/** A cell of scores. */
export interface ScoredCell {
  readonly cell: CellFacts;
  readonly judgments: readonly Judgment[];
}

/** Two cells of scores on the same dataset, and how they are compared. */
export interface ScoredPair {
  readonly a: ScoredCell;
  readonly b: ScoredCell;
  /** Of the dataset's instances, by id. */
  readonly facts: ReadonlyMap<string, InstanceFacts>;
  readonly seed: number;
  readonly resamples: number;
}

/** A comparison before its p-value is adjusted for those beside it. */
export type UnadjustedDifference = Omit<CorrelationDifference, "adjustedP">;

const coefficients = {
  spearman: { correlate: spearmanCorrelation, scale: midRanks },
  kendall: { correlate: kendallTauB, scale: midRanks },
  pearson: { correlate: pearsonCorrelation, scale: standardScores },
} as const;

/** Scores of one cell comparison are resampled no more than what this many of them allow: at least 200 times. */
const mostWork = 3_000_000;

/**
 * How much better the scores of one cell correlate with human scores than those of another, on the scores that both judges
 * and humans gave: over all criteria pooled, as the leaderboard pools them, by each coefficient, and for each of several
 * criteria by Spearman's.
 */
export function compareCorrelations(pair: ScoredPair): readonly UnadjustedDifference[] {
  const units = commonUnits(pair);
  const criteria = [...new Set(units.map(({ criterion }) => criterion))].sort();
  const pooled = (["spearman", "kendall", "pearson"] as const).map((coefficient) =>
    rowOf(units, { pair, coefficient }),
  );
  if (criteria.length < 2) return pooled;
  const single = criteria.map((criterion) =>
    rowOf(
      units.filter((unit) => unit.criterion === criterion),
      { pair, coefficient: "spearman", criterion },
    ),
  );
  return [...pooled, ...single];
}

interface Unit {
  readonly criterion: string;
  readonly cluster: string;
  readonly a: number;
  readonly b: number;
  readonly human: number;
}

/** The unit is an output x criterion x repeat. */
function commonUnits({ a, b, facts }: ScoredPair): readonly Unit[] {
  const theirs = scoresByUnit(b.judgments);
  return [...scoresByUnit(a.judgments)].flatMap(([key, mine]) => {
    const other = theirs.get(key);
    const instance = facts.get(mine.instance);
    if (other === undefined || instance?.gold.kind !== "scores") return [];
    const human = instance.gold.scores[mine.criterion];
    if (human === undefined) return [];
    const { criterion, score } = mine;
    return [{ criterion, cluster: instance.cluster, a: score, b: other.score, human }];
  });
}

interface UnitScore {
  readonly instance: string;
  readonly criterion: string;
  readonly score: number;
}

function scoresByUnit(judgments: readonly Judgment[]): ReadonlyMap<string, UnitScore> {
  return new Map(
    judgments.flatMap(({ outcome, instance, repeat }): (readonly [string, UnitScore])[] => {
      if (outcome.kind !== "scores") return [];
      return Object.entries(outcome.scores).flatMap(([criterion, score]) =>
        score === "not-applicable"
          ? []
          : [[JSON.stringify([instance, criterion, repeat]), { instance, criterion, score }] as const],
      );
    }),
  );
}

interface RowParts {
  readonly pair: ScoredPair;
  readonly coefficient: CorrelationDifference["coefficient"];
  readonly criterion?: string | undefined;
}

function rowOf(units: readonly Unit[], { pair, coefficient, criterion }: RowParts): UnadjustedDifference {
  const { a, b, seed } = pair;
  const clusters = units.map(({ cluster }) => cluster);
  const draws = Math.min(pair.resamples, Math.max(200, Math.floor(mostWork / Math.max(1, units.length))));
  const base = {
    dataset: a.cell.dataset,
    cells: [idsOf(a.cell), idsOf(b.cell)] as const,
    ...(criterion === undefined ? {} : { criterion }),
    coefficient,
    n: units.length,
    clusters: new Set(clusters).size,
  };
  const found = correlationDifference({
    first: units.map((unit) => unit.a),
    second: units.map((unit) => unit.b),
    gold: units.map(({ human }) => human),
    clusters,
    ...coefficients[coefficient],
    seed: `${seed} ${a.cell.dataset}`,
    resamples: draws,
    swaps: draws,
  });
  if ("undefined" in found) return { ...base, a: found, b: found, difference: found, p: found };
  const { value, low, high, p, exact } = found;
  return {
    ...base,
    a: { value: found.first },
    b: { value: found.second },
    difference: { value, low, high, method: `paired cluster bootstrap, ${draws} resamples` },
    p: { value: p, method: exact ? "exact permutation of judges" : `permutation of judges, ${draws} swaps` },
  };
}

function idsOf({ evaluator, protocol }: CellFacts): {
  readonly evaluator: string;
  readonly protocol: string;
} {
  return { evaluator, protocol };
}
