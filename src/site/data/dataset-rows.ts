import type { Estimate } from "../../core/estimate.js";
import type { ChoiceCell, Coverage } from "../../core/leaderboard.js";
import type { PairRow } from "../../core/run-figures.js";
import type { SiteIndex } from "../../core/site.js";
import type { LeaderRow, LeaderView } from "./leader-rows.js";

/**
 * The rows of a view on one dataset alone, best first; who has no accuracy there has no row. Ranks and groups are told over all
 * datasets only, and so is what a protocol gains over base.
 */
export function datasetRows(index: SiteIndex, view: LeaderView, dataset: string): readonly LeaderRow[] {
  const { leaderboard, pairs } = index.figures;
  const cells = leaderboard.cells.flatMap((cell): ChoiceCell[] =>
    cell.task !== "pointwise" && cell.dataset === dataset && cell.racedOutAfter === undefined ? [cell] : [],
  );
  const rows = (view === "pairs" ? pairs : leaderboard.evaluators).flatMap((row): LeaderRow[] => {
    const accuracy = row.datasets[dataset];
    const protocol = "protocol" in row ? row.protocol : undefined;
    const own = cells.filter(
      (cell) => cell.evaluator === row.evaluator && (protocol === undefined || cell.protocol === protocol),
    );
    if (accuracy === undefined || !("value" in accuracy) || own.length === 0) return [];
    return [
      {
        key: protocol === undefined ? row.evaluator : `${row.evaluator}\n${protocol}`,
        ...{ evaluator: row.evaluator, adapter: row.adapter, protocol, accuracy },
        datasets: { [dataset]: accuracy },
        selfAgreement: consistencyOf(own),
        lift: liftOf(own),
        ceiling: shareOf(accuracy, index.ceilings[dataset]?.value),
        coverage: coverageOf(own),
        ...costOf(own),
      },
    ];
  });
  const valueOf = ({ accuracy }: LeaderRow): number => ("value" in accuracy ? accuracy.value : -1);
  return rows.sort((a, b) => valueOf(b) - valueOf(a));
}

/** Means over cells have no interval here: their draws are paired, and stay where they were made. */
function consistencyOf(cells: readonly ChoiceCell[]): Estimate {
  const telling = cells.filter(({ presentationsShareCalls }) => !presentationsShareCalls);
  const [only, other] = telling;
  if (only === undefined) return { undefined: "both presentations rest on the same calls" };
  if (other === undefined) return only.selfAgreement;
  const values = telling.flatMap(({ selfAgreement }) =>
    "value" in selfAgreement ? [selfAgreement.value] : [],
  );
  if (values.length === 0) return only.selfAgreement;
  return { value: values.reduce((sum, value) => sum + value, 0) / values.length };
}

function liftOf(cells: readonly ChoiceCell[]): PairRow["leastLift"] {
  const lifts = cells.flatMap(({ liftOverNull, dataset }) =>
    "value" in liftOverNull ? [{ ...liftOverNull, dataset }] : [],
  );
  const [first] = lifts;
  if (first === undefined) return { undefined: "there is no rule to compare with" };
  return lifts.reduce((least, lift) => (lift.value < least.value ? lift : least), first);
}

/** The humans' figure is taken as it is published: the ends of the interval are those of the accuracy, by it. */
function shareOf(accuracy: Estimate, ceiling: number | undefined): Estimate {
  if (ceiling === undefined || ceiling === 0)
    return { undefined: "no card of its datasets says how well humans do" };
  if (!("value" in accuracy)) return accuracy;
  const { value, low, high, method } = accuracy;
  const ends = low === undefined || high === undefined ? {} : { low: low / ceiling, high: high / ceiling };
  return { value: value / ceiling, ...ends, method };
}

function coverageOf(cells: readonly ChoiceCell[]): Coverage {
  const sum = (of: (coverage: Coverage) => number): number =>
    cells.reduce((total, { coverage }) => total + of(coverage), 0);
  const reasons: Record<string, number> = {};
  for (const { coverage } of cells) {
    for (const [reason, count] of Object.entries(coverage.reasons))
      reasons[reason] = (reasons[reason] ?? 0) + count;
  }
  return {
    trials: sum(({ trials }) => trials),
    verdicts: sum(({ verdicts }) => verdicts),
    ties: sum(({ ties }) => ties),
    unparsed: sum(({ unparsed }) => unparsed),
    failed: sum(({ failed }) => failed),
    reasons,
  };
}

/** Protocols may share calls, which would be counted twice. */
function costOf(cells: readonly ChoiceCell[]): Pick<LeaderRow, "calls" | "costUsd"> {
  const [only] = cells;
  if (only !== undefined && cells.length === 1) return { calls: only.calls, costUsd: only.costUsd };
  const free = cells.every(({ costUsd }) => costUsd === 0);
  return {
    calls: cells.reduce((sum, { calls }) => sum + calls, 0),
    costUsd: free ? 0 : { undefined: "protocols share calls: see evaluators under protocols" },
  };
}
