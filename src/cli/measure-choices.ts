import type { CellFacts } from "../core/cell-facts.js";
import type { JudgedTrial } from "../core/judged-trial.js";
import type { ChoiceCell } from "../core/leaderboard.js";
import type { ComparedCell, MeasuredCell } from "../leaderboard/measured-cell.js";
import { cellTally } from "../metrics/cell-tally.js";
import type { DatasetFrame } from "../metrics/dataset-frame.js";
import { choiceColumn } from "../metrics/choice-column.js";
import { listColumns } from "../metrics/list-columns.js";
import { measureAccuracy } from "../metrics/measure-accuracy.js";
import { pairColumns } from "../metrics/pair-columns.js";
import { shareOf } from "../metrics/share-of.js";
import { tabulateLists } from "../metrics/tabulate-lists.js";
import { tabulatePairs } from "../metrics/tabulate-pairs.js";

/** What a slice says of a cell. */
export type SlicedCell = ComparedCell &
  Pick<ChoiceCell, "selfAgreement" | "coverage" | "presentationsShareCalls">;

/** The columns that the accuracy follows from. Of the others no draws are made. */
const creditColumns = Math.max(choiceColumn.credit, choiceColumn.credited) + 1;

const selfShare = shareOf(choiceColumn.self, choiceColumn.selfSeen);

/**
 * A cell whose judge chooses between outputs, by its accuracy, as `measureTrials` finds it, and its self-agreement without an interval: a
 * grid has ten times as many slices as cells. Undefined for scores.
 */
export function measureChoices(
  facts: CellFacts,
  judgments: readonly JudgedTrial[],
  frame: DatasetFrame,
): MeasuredCell<SlicedCell> | undefined {
  const { task, missingPairAgrees, evaluator, adapter, protocol, dataset } = facts;
  if (task === "pointwise") return undefined;
  const parts = { judgments, facts: frame.facts, reading: "recorded" } as const;
  const [table, columns] =
    task === "listwise" ? lists(tabulateLists(parts)) : pairs(tabulatePairs(parts), missingPairAgrees);
  const tally = cellTally(table.instances, columns, frame);
  const { measures, ...comparing } = measureAccuracy(
    table,
    tally.of(() => true, creditColumns),
  );
  const { accuracy, coverage } = measures;
  const selfAgreement =
    "undefined" in accuracy ? accuracy : selfShare.value((column) => tally.totals[column] ?? 0);
  const cell: SlicedCell = {
    ...{ evaluator, adapter, protocol, dataset, n: table.instances.length },
    ...{ accuracy, selfAgreement, coverage, presentationsShareCalls: facts.presentationsShareCalls },
    ...(facts.racedOutAfter === undefined ? {} : { racedOutAfter: facts.racedOutAfter }),
  };
  return { cell, ...comparing };
}

function lists(table: ReturnType<typeof tabulateLists>) {
  return [table, listColumns(table)] as const;
}

function pairs(table: ReturnType<typeof tabulatePairs>, missingPairAgrees: boolean) {
  return [table, pairColumns(table, { missingPairAgrees })] as const;
}
