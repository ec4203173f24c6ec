import type { Leaderboard, PairwiseCell } from "../core/leaderboard.js";
import type { ExcludedCell } from "../core/plan.js";
import type { GroupTotals } from "./group-totals.js";
import type { MeasuredCell, MeasuredPairCell } from "./measured-cell.js";
import { rankCorrelations } from "./rank-correlations.js";
import { rankEvaluators } from "./rank-evaluators.js";
import { rankProtocols } from "./rank-protocols.js";

/** What a leaderboard is built of. */
export interface LeaderboardParts {
  readonly run: string;
  readonly cells: readonly MeasuredCell[];
  readonly excluded: readonly ExcludedCell[];
  readonly evaluatorTotals: ReadonlyMap<string, GroupTotals>;
  readonly protocolTotals: ReadonlyMap<string, GroupTotals>;
}

/** The result of a run: its cells, its rankings, and what was left out. */
export function buildLeaderboard(parts: LeaderboardParts): Leaderboard {
  const pairs = parts.cells.flatMap(({ cell, ...comparing }): MeasuredPairCell[] =>
    isPairwise(cell) ? [{ cell, ...comparing }] : [],
  );
  return {
    schema: "reife/leaderboard/1",
    run: parts.run,
    cells: parts.cells.map(({ cell }) => cell),
    evaluators: rankEvaluators(pairs, parts.evaluatorTotals),
    protocols: rankProtocols(pairs, parts.protocolTotals),
    rankCorrelation: rankCorrelations(pairs),
    excluded: parts.excluded,
  };
}

function isPairwise(cell: MeasuredCell["cell"]): cell is PairwiseCell {
  return cell.task === "pairwise";
}
