import { cellKey } from "../core/cell-key.js";
import type { EvaluatorRow, Leaderboard } from "../core/leaderboard.js";
import { rankDescending } from "../stats/rank-descending.js";
import { tellApart, type ToldApart } from "../stats/tell-apart.js";
import { commonCells } from "./common-cells.js";
import type { GroundedCell } from "./grounded-cell.js";
import { groupBy } from "./group-by.js";
import type { GroupTotals } from "./group-totals.js";
import { meanEstimate } from "./mean-estimate.js";
import { meanOverCells, type MeanOverCells } from "./mean-over-cells.js";
import type { MeasuredChoiceCell } from "./measured-cell.js";
import { onCommonGround } from "./on-common-ground.js";
import { sumCoverage } from "./sum-coverage.js";

interface Standing {
  readonly evaluator: string;
  readonly mean: MeanOverCells;
  readonly rank?: number;
  readonly rankInterval?: readonly [number, number];
  readonly letters?: string;
}

/** The evaluators' rows, and how large a difference between two of them would have been found. */
export interface RankedEvaluators {
  readonly rows: readonly EvaluatorRow[];
  readonly minimumDetectableDifference: Leaderboard["minimumDetectableDifference"];
}

/**
 * Ranks evaluators by mean accuracy over the cells, and the instances, that all of them have (null judges: on the same
 * datasets). The rank interval counts who is better, and who is worse, beyond doubt: simultaneous 95 % intervals of all
 * pairwise differences (bootstrap max-T), after Mogstad, Romano, Shaikh and Wilhelm (2024), doi:10.1093/restud/rdad006. The
 * letters say the same of pairs. The detectable difference is that between judges, null judges left out. Best first; evaluators that cannot be compared come last, unranked, with the reason.
 */
export function rankEvaluators(
  cells: readonly MeasuredChoiceCell[],
  totals: ReadonlyMap<string, GroupTotals>,
): RankedEvaluators {
  const { cells: common, apart } = commonCells(cells);
  const grounded = groupBy(onCommonGround(common), (cell) => cell.evaluator);
  const sharing = new Set(common.map(({ cell }) => cellKey(cell)));
  const own = groupBy(cells, ({ cell }) => cell.evaluator);
  const isNull = (evaluator: string): boolean => own.get(evaluator)?.[0]?.cell.adapter === "null";
  const { standings, detectable } = rank(
    [...own.keys()].map((evaluator) => ({ evaluator, mean: standingOf(evaluator, grounded, apart) })),
    isNull,
  );
  const rows = standings.map((standing) =>
    rowOf(standing, own.get(standing.evaluator) ?? [], { totals, sharing }),
  );
  return {
    rows: rows.sort(
      (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.evaluator < b.evaluator ? -1 : 1),
    ),
    minimumDetectableDifference: detectable,
  };
}

function standingOf(
  evaluator: string,
  grounded: ReadonlyMap<string, readonly GroundedCell[]>,
  apart: ReadonlyMap<string, string>,
): MeanOverCells {
  const mean = meanOverCells(grounded.get(evaluator) ?? []);
  const reason = apart.get(evaluator);
  return reason === undefined ? mean : { ...mean, accuracy: { undefined: reason } };
}

interface Ranking {
  readonly standings: readonly Standing[];
  readonly detectable: ToldApart["detectable"] | undefined;
}

function rank(standings: readonly Standing[], isNull: (evaluator: string) => boolean): Ranking {
  const ranked = standings.flatMap(({ evaluator, mean }) =>
    "value" in mean.accuracy ? [{ evaluator, value: mean.accuracy.value, replicates: mean.replicates }] : [],
  );
  const ranks = rankDescending(ranked.map(({ value }) => value));
  const told = toldApart(ranked, (row) => !isNull(ranked[row]?.evaluator ?? ""));
  const placed = new Map(ranked.map(({ evaluator }, row) => [evaluator, placeOf(row, ranks, told)]));
  return {
    standings: standings.map((standing) => ({ ...standing, ...placed.get(standing.evaluator) })),
    detectable: told?.detectable,
  };
}

function placeOf(
  row: number,
  ranks: readonly number[],
  told: ToldApart | undefined,
): Pick<Standing, "rank" | "rankInterval" | "letters"> {
  const [rank, interval, letters] = [ranks[row], told?.ranks[row], told?.letters[row]];
  return {
    ...(rank === undefined ? {} : { rank }),
    ...(interval === undefined ? {} : { rankInterval: [interval.low, interval.high] as const }),
    ...(letters === undefined ? {} : { letters }),
  };
}

function toldApart(
  ranked: readonly { readonly value: number; readonly replicates: Float64Array | undefined }[],
  counts: (row: number) => boolean,
): ToldApart | undefined {
  const rows = ranked.flatMap(({ replicates }) => (replicates === undefined ? [] : [replicates]));
  if (rows.length < 2 || rows.length < ranked.length) return undefined;
  if (rows.some((row) => row.length !== rows[0]?.length)) return undefined;
  return tellApart(
    rows,
    ranked.map(({ value }) => value),
    { counts },
  );
}

function rowOf(
  standing: Standing,
  own: readonly MeasuredChoiceCell[],
  {
    totals,
    sharing,
  }: { readonly totals: ReadonlyMap<string, GroupTotals>; readonly sharing: ReadonlySet<string> },
): EvaluatorRow {
  const { evaluator, mean, ...place } = standing;
  // Where both presentations rest on the same calls, agreement says nothing of the judge.
  const telling = own.filter(({ cell }) => sharing.has(cellKey(cell)) && !cell.presentationsShareCalls);
  return {
    evaluator,
    adapter: own[0]?.cell.adapter ?? "",
    ...place,
    n: mean.n,
    accuracy: mean.accuracy,
    datasets: mean.datasets,
    selfAgreement: meanEstimate(telling.map(({ cell }) => cell.selfAgreement)),
    coverage: sumCoverage(own.map(({ cell }) => cell.coverage)),
    cells: own.length,
    ...(totals.get(evaluator) ?? { calls: 0, costUsd: 0 }),
  };
}
