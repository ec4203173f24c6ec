import type { Estimate } from "../../core/estimate.js";
import type { JuryCandidate, PanelFigures } from "../../core/jury-study.js";
import type { Figure } from "../../core/leaderboard.js";
import { effectiveVotes } from "../../stats/effective-votes.js";
import { majorityProbability } from "../../stats/majority-probability.js";
import { meanPairwiseCorrelation } from "../../stats/mean-pairwise-correlation.js";
import { voteCode } from "../vote-table.js";

/** A panel, scored. */
export interface ScoredPanel {
  /** Places of its members among the candidates, from 0. */
  readonly members: readonly number[];
  readonly verdicts: Int8Array;
  /** By instance. */
  readonly scores: Float64Array;
}

/** What a panel stands beside. */
export interface PanelSurroundings {
  readonly candidates: readonly JuryCandidate[];
  /** By candidate, its error in each trial: 1 minus the credit. */
  readonly errors: readonly (readonly number[])[];
  /** Scores of the best single candidate by instance. */
  readonly best: Float64Array;
  readonly estimate: (scores: readonly number[]) => Estimate;
  /** The same of scores from 0 to 1. */
  readonly share: (scores: readonly number[]) => Estimate;
}

/** A panel's figures beside those of the best single candidate and of independent voters. */
export function panelFigures(
  { members, verdicts, scores }: ScoredPanel,
  { candidates, errors, best, estimate, share }: PanelSurroundings,
): PanelFigures {
  const own = members.flatMap((member) => candidates[member] ?? []);
  const correlation = correlationOf(
    own,
    members.map((member) => errors[member] ?? []),
  );
  const accuracies = own.flatMap(({ accuracy }) => ("value" in accuracy ? [accuracy.value] : []));
  return {
    members: own.map(({ place }) => place),
    accuracy: share([...scores]),
    minusBest: estimate([...scores].map((score, instance) => score - (best[instance] ?? 0))),
    ties: countOf(verdicts, voteCode.tie),
    missing: countOf(verdicts, voteCode.none),
    errorCorrelation: correlation,
    effectiveVotes: "value" in correlation ? effectiveVotes(members.length, correlation.value) : correlation,
    independent: { value: majorityProbability(accuracies) },
    costPer1000: sumOf(own.map(({ costPer1000 }) => costPer1000)),
  };
}

/** Errors that are all alike correlate with nothing: the reason names the member. */
function correlationOf(own: readonly JuryCandidate[], errors: readonly (readonly number[])[]): Estimate {
  for (const [index, { place }] of own.entries()) {
    const [first, ...others] = errors[index] ?? [];
    if (first === undefined || others.some((error) => error !== first)) continue;
    const what =
      first === 0 ? "makes no error" : first === 1 ? "is always wrong" : "is equally wrong everywhere";
    return { undefined: `member ${place} ${what}, so that errors have no correlation` };
  }
  return meanPairwiseCorrelation(errors);
}

function countOf(verdicts: Int8Array, wanted: number): number {
  return verdicts.reduce((count, verdict) => count + (verdict === wanted ? 1 : 0), 0);
}

function sumOf(costs: readonly Figure[]): Figure {
  let total = 0;
  for (const cost of costs) {
    if (typeof cost !== "number") return cost;
    total += cost;
  }
  return total;
}
