import { cellKey } from "../core/cell-key.js";
import type { CellFacts } from "../core/cell-facts.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import { isFreeCell } from "../core/is-free-cell.js";
import type { Judgment } from "../core/judgment.js";
import type { Leaderboard } from "../core/leaderboard.js";
import type { ExcludedCell } from "../core/plan.js";
import { buildLeaderboard } from "../leaderboard/build-leaderboard.js";
import { groupBy } from "../leaderboard/group-by.js";
import { groupByCell } from "../leaderboard/group-by-cell.js";
import type { GroupTotals } from "../leaderboard/group-totals.js";
import { callTotals, type CallFacts } from "../metrics/call-totals.js";
import { isFreeAdapter } from "../core/is-free-adapter.js";
import { measureCells } from "./measure-cells.js";

/** What a run's numbers are computed from. */
export interface MeasureParts {
  readonly run: string;
  readonly cells: readonly CellFacts[];
  readonly excluded: readonly ExcludedCell[];
  readonly judgments: Iterable<Judgment>;
  readonly facts: readonly InstanceFacts[];
  readonly callFacts: (id: string) => CallFacts | undefined;
  readonly seed: number;
  readonly resamples: number;
  /** Whether the measures are wanted that take time and that a leaderboard does not show by itself. */
  readonly detailed?: boolean | undefined;
}

/** Measures every cell that has judgments, and ranks. The same parts give the same leaderboard, byte for byte. */
export function measureRun(given: MeasureParts): Leaderboard {
  const parts = { ...given, callFacts: freeOfCharge(given) };
  const byCell = groupByCell(parts.judgments);
  const cells = measureCells({ ...parts, judgments: byCell });
  const kinds = new Map(parts.cells.map((cell) => [cellKey(cell), cell]));
  const measured = new Map(cells.map(({ cell }) => [cellKey(cell), cell]));
  const groups = [...byCell].flatMap(([key, judgments]): CellJudgments[] => {
    const cell = kinds.get(key);
    return cell === undefined ? [] : [{ cell, judgments, own: measured.get(key) }];
  });
  return buildLeaderboard({
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
}

/** The figures of calls, of which those that recordings and simulations answered cost nothing, whatever panel asked them. */
function freeOfCharge({ cells, callFacts }: MeasureParts): MeasureParts["callFacts"] {
  const judges = cells.flatMap(({ evaluator, adapter, panel }) => panel?.members ?? [{ evaluator, adapter }]);
  const free = new Set(
    judges.filter(({ adapter }) => isFreeAdapter(adapter)).map(({ evaluator }) => evaluator),
  );
  return (id) => {
    const facts = callFacts(id);
    if (facts?.evaluator === undefined || !free.has(facts.evaluator)) return facts;
    return { ...facts, costUsd: facts.costUsd ?? 0 };
  };
}

interface CellJudgments {
  readonly cell: CellFacts;
  readonly judgments: readonly Judgment[];
  /** The cell's own figures. */
  readonly own: GroupTotals | undefined;
}

/** Calls and costs of each group of cells: a call that several trials share counts once; what costs nothing costs nothing. */
function totalsBy(
  groups: readonly CellJudgments[],
  keyOf: (group: CellJudgments) => string,
  { callFacts }: Pick<MeasureParts, "callFacts">,
): ReadonlyMap<string, GroupTotals> {
  const totals = [...groupBy(groups, keyOf)].map(([key, group]): [string, GroupTotals] => {
    const [only, other] = group;
    // A million calls need not be told apart a second time.
    if (only?.own !== undefined && other === undefined) {
      return [key, { calls: only.own.calls, costUsd: only.own.costUsd }];
    }
    const paid = new Set<string>();
    const unpaid = new Set<string>();
    for (const { cell, judgments } of group) {
      const calls = isFreeCell(cell) ? unpaid : paid;
      for (const judgment of judgments) for (const id of judgment.calls) calls.add(id);
    }
    const { costUsd } = callTotals(paid, callFacts, { free: false });
    let calls = paid.size;
    for (const id of unpaid) if (!paid.has(id)) calls += 1;
    return [key, { calls, costUsd }];
  });
  return new Map(totals);
}
