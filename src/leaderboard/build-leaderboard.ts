import type { Leaderboard } from "../core/leaderboard.js";
import type { ExcludedCell } from "../core/plan.js";
import type { GroupTotals } from "./group-totals.js";
import type { MeasuredCell, MeasuredChoiceCell } from "./measured-cell.js";
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
  const choices = parts.cells.flatMap(({ cell, ...comparing }): MeasuredChoiceCell[] =>
    cell.task === "pointwise" ? [] : [{ cell, ...comparing }],
  );
  const { rows, minimumDetectableDifference } = rankEvaluators(choices, parts.evaluatorTotals);
  // A judge that was raced out has judged a part only, which may be easier or harder than the rest.
  const complete = choices.filter(({ cell }) => cell.racedOutAfter === undefined);
  return {
    schema: "reife/leaderboard/1",
    run: parts.run,
    cells: parts.cells.map(({ cell }) => cell),
    evaluators: rows,
    ...(minimumDetectableDifference === undefined ? {} : { minimumDetectableDifference }),
    protocols: rankProtocols(complete, parts.protocolTotals),
    rankCorrelation: rankCorrelations(complete),
    excluded: parts.excluded,
  };
}
