import { evaluatorLeans } from "../analysis/bias/evaluator-leans.js";
import { cellKey } from "../core/cell-key.js";
import type { CellFacts } from "../core/cell-facts.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import { isFreeCell } from "../core/is-free-cell.js";
import type { Judgment } from "../core/judgment.js";
import type { Leaderboard } from "../core/leaderboard.js";
import type { ExcludedCell } from "../core/plan.js";
import type { CeilingShare, LeanRow, PairRow } from "../core/run-figures.js";
import { buildLeaderboard } from "../leaderboard/build-leaderboard.js";
import { ceilingShares } from "../leaderboard/ceiling-shares.js";
import { groupBy } from "../leaderboard/group-by.js";
import type { GroupTotals } from "../leaderboard/group-totals.js";
import type { MeasuredChoiceCell } from "../leaderboard/measured-cell.js";
import { pairRows } from "../leaderboard/pair-rows.js";
import { callTotals, type CallFacts } from "../metrics/call-totals.js";
import { isFreeAdapter } from "../core/is-free-adapter.js";
import { datasetFrames } from "../metrics/dataset-frames.js";
import { JudgmentTable } from "./judgment-table.js";
import { measurePackedCells } from "./measure-packed-cells.js";

/** What a run's numbers are computed from. */
export interface MeasureParts {
  readonly run: string;
  readonly cells: readonly CellFacts[];
  readonly excluded: readonly ExcludedCell[];
  readonly judgments: Iterable<Judgment>;
  readonly facts: readonly InstanceFacts[];
  readonly callFacts: (id: string) => CallFacts | undefined;
  /** The same by the number of a call, where `judgments` is a table: ids need not be unpacked then. */
  readonly callFactsAt?: ((call: number) => CallFacts | undefined) | undefined;
  readonly seed: number;
  readonly resamples: number;
  /** Whether the measures are wanted that take time and that a leaderboard does not show by itself. */
  readonly detailed?: boolean | undefined;
}

/**
 * Measures every cell that has judgments, and ranks. The same parts give the same leaderboard, byte for byte. Judgments are held packed,
 * and unpacked for one cell at a time.
 */
export function measureRun(given: MeasureParts): Leaderboard {
  return measureGrid(given).leaderboard;
}

/** A leaderboard; and, which it does not show, each evaluator under each protocol, what evaluators lean to, and how near they come to humans. */
export interface MeasuredGrid {
  readonly leaderboard: Leaderboard;
  readonly pairs: () => readonly PairRow[];
  readonly leans: () => readonly LeanRow[];
  /** By how well humans do on datasets: 0..1. */
  readonly ceilingShares: (ceilings: Readonly<Record<string, number>>) => readonly CeilingShare[];
}

/** As `measureRun`, with rows that a leaderboard does not show, which are worked out when they are asked for. */
export function measureGrid(given: MeasureParts): MeasuredGrid {
  const table = JudgmentTable.of(given.judgments);
  const parts = { ...given, callFacts: freeOfCharge(given, table), judgments: table };
  const frames = datasetFrames(given.facts, given);
  const cells = measurePackedCells({ ...parts, frames });
  const kinds = new Map(parts.cells.map((cell) => [cellKey(cell), cell]));
  const measured = new Map(cells.map(({ cell }) => [cellKey(cell), cell]));
  const groups = [...table.keys()].flatMap((key): JudgedCell[] => {
    const cell = kinds.get(key);
    return cell === undefined ? [] : [{ key, cell, own: measured.get(key) }];
  });
  const leaderboard = buildLeaderboard({
    run: parts.run,
    cells,
    excluded: parts.excluded,
    evaluatorTotals: totalsBy(groups, ({ cell }) => cell.evaluator, parts),
    protocolTotals: totalsBy(
      // Null judges have no protocol: their rows are left out of the protocols' means as well.
      groups.filter(({ cell }) => cell.adapter !== "null"),
      ({ cell }) => cell.protocol,
      parts,
    ),
  });
  const choices = cells.flatMap(({ cell, ...comparing }): MeasuredChoiceCell[] =>
    cell.task === "pointwise" ? [] : [{ cell, ...comparing }],
  );
  const pairTotals = () => totalsBy(groups, ({ cell }) => `${cell.evaluator}\n${cell.protocol}`, parts);
  return {
    leaderboard,
    pairs: () => pairRows(choices, pairTotals()),
    leans: () => evaluatorLeans(cells),
    ceilingShares: (ceilings) => ceilingShares(choices, ceilings),
  };
}

/** The figures of calls, of which those that recordings and simulations answered cost nothing, whatever panel asked them. */
function freeOfCharge(
  { cells, callFacts, callFactsAt }: MeasureParts,
  table: JudgmentTable,
): (call: number) => CallFacts | undefined {
  const factsOf = callFactsAt ?? ((call) => callFacts(table.callId(call)));
  const judges = cells.flatMap(({ evaluator, adapter, panel }) => panel?.members ?? [{ evaluator, adapter }]);
  const free = new Set(
    judges.filter(({ adapter }) => isFreeAdapter(adapter)).map(({ evaluator }) => evaluator),
  );
  return (call) => {
    const facts = factsOf(call);
    if (facts?.evaluator === undefined || !free.has(facts.evaluator)) return facts;
    return { ...facts, costUsd: facts.costUsd ?? 0 };
  };
}

interface JudgedCell {
  readonly key: string;
  readonly cell: CellFacts;
  /** The cell's own figures. */
  readonly own: GroupTotals | undefined;
}

interface TotalsParts {
  readonly judgments: JudgmentTable;
  readonly callFacts: (call: number) => CallFacts | undefined;
}

/** Calls and costs of each group of cells: a call that several trials share counts once; what costs nothing costs nothing. */
function totalsBy(
  groups: readonly JudgedCell[],
  keyOf: (group: JudgedCell) => string,
  parts: TotalsParts,
): ReadonlyMap<string, GroupTotals> {
  const totals = [...groupBy(groups, keyOf)].map(([key, group]): [string, GroupTotals] => {
    const [only, other] = group;
    // A million calls need not be told apart a second time.
    if (only?.own !== undefined && other === undefined) {
      return [key, { calls: only.own.calls, costUsd: only.own.costUsd }];
    }
    return [key, totalsOf(group, parts)];
  });
  return new Map(totals);
}

function totalsOf(group: readonly JudgedCell[], { judgments, callFacts }: TotalsParts): GroupTotals {
  const paid = group.filter(({ cell }) => !isFreeCell(cell)).map(({ key }) => key);
  const { costUsd } = callTotals(judgments.distinctCalls(paid), callFacts, { free: false });
  return { calls: judgments.distinctCalls(group.map(({ key }) => key)).length, costUsd };
}
