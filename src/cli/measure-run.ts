import { cellKey } from "../core/cell-key.js";
import type { CellFacts } from "../core/cell-facts.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import type { Judgment } from "../core/judgment.js";
import type { Leaderboard } from "../core/leaderboard.js";
import type { ExcludedCell } from "../core/plan.js";
import { buildLeaderboard } from "../leaderboard/build-leaderboard.js";
import { groupBy } from "../leaderboard/group-by.js";
import type { GroupTotals } from "../leaderboard/group-totals.js";
import { callTotals, type CallFacts } from "../metrics/call-totals.js";
import { datasetFrame } from "../metrics/dataset-frame.js";
import { isFreeAdapter } from "../core/is-free-adapter.js";
import { measureCell } from "../metrics/measure-cell.js";

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
}

/** Measures every cell that has judgments, and ranks. The same parts give the same leaderboard, byte for byte. */
export function measureRun(parts: MeasureParts): Leaderboard {
  const byCell = groupBy(parts.judgments, cellKey);
  const byDataset = groupBy(parts.facts, (facts) => facts.dataset);
  const { resamples, seed } = parts;
  const frames = new Map(
    [...byDataset].map(([dataset, facts]) => [dataset, datasetFrame(dataset, facts, { resamples, seed })]),
  );
  const cells = parts.cells.flatMap((cell) => {
    const judgments = byCell.get(cellKey(cell)) ?? [];
    const frame = frames.get(cell.dataset);
    if (judgments.length === 0 || frame === undefined) return [];
    return [measureCell({ cell, judgments, frame, callFacts: parts.callFacts })];
  });
  const free = new Set(
    parts.cells.filter(({ adapter }) => isFreeAdapter(adapter)).map((cell) => cell.evaluator),
  );
  const nulls = new Set(
    parts.cells.filter(({ adapter }) => adapter === "null").map((cell) => cell.evaluator),
  );
  const all = [...byCell.values()].flat();
  return buildLeaderboard({
    run: parts.run,
    cells,
    excluded: parts.excluded,
    evaluatorTotals: totalsBy(all, (judgment) => judgment.evaluator, { ...parts, free }),
    protocolTotals: totalsBy(
      // Null judges have no protocol: their rows are left out of the protocols' means as well.
      all.filter((judgment) => !nulls.has(judgment.evaluator)),
      (judgment) => judgment.protocol,
      { ...parts, free },
    ),
  });
}

/** Calls and costs of each group: a call that several trials share counts once; replies that cost nothing cost nothing. */
function totalsBy(
  judgments: readonly Judgment[],
  keyOf: (judgment: Judgment) => string,
  { callFacts, free }: Pick<MeasureParts, "callFacts"> & { readonly free: ReadonlySet<string> },
): ReadonlyMap<string, GroupTotals> {
  const groups = [...groupBy(judgments, keyOf)].map(([key, group]): [string, GroupTotals] => {
    const paid = new Set<string>();
    const unpaid = new Set<string>();
    for (const judgment of group) {
      const calls = free.has(judgment.evaluator) ? unpaid : paid;
      for (const id of judgment.calls) calls.add(id);
    }
    const { calls, costUsd } = callTotals(paid, callFacts, { free: false });
    return [key, { calls: calls + unpaid.size, costUsd }];
  });
  return new Map(groups);
}
