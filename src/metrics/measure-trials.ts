import type { CellFacts } from "../core/cell-facts.js";
import type { Estimate } from "../core/estimate.js";
import type { JudgedTrial } from "../core/judged-trial.js";
import type { CellBase, ChoiceCell, ChoiceCellBase, LeaderboardCell } from "../core/leaderboard.js";
import { annotatorFigures } from "./annotator-figures.js";
import type { CallTotals } from "./call-totals.js";
import type { CellTally } from "./cell-tally.js";
import { choiceColumns } from "./choice-columns.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { leanEstimates, type LeanEstimates } from "./lean-estimates.js";
import { leanOf } from "./lean-of.js";
import { liftOverNull } from "./lift-over-null.js";
import type { Comparing } from "./measure-accuracy.js";
import { measureLists } from "./measure-lists.js";
import { measurePairs } from "./measure-pairs.js";
import { measureScores } from "./measure-scores.js";
import { sharedByInstances } from "./shared-by-instances.js";
import { pairSystems } from "./pair-systems.js";
import { tabulateLists } from "./tabulate-lists.js";
import { tabulatePairs } from "./tabulate-pairs.js";
import type { TrialGrid } from "./trial-grid.js";

/** What one cell is measured from, once its calls are added up. */
export interface TrialsInput {
  readonly cell: CellFacts;
  readonly judgments: readonly JudgedTrial[];
  readonly frame: DatasetFrame;
  /** Of the distinct calls that the judgments rest on. */
  readonly totals: CallTotals;
  /** Whether the measures are wanted that take time and that a leaderboard does not show by itself. */
  readonly detailed?: boolean | undefined;
}

/** A measured cell, and what comparing cells that have an accuracy needs of it. */
export interface MeasuredCell extends Comparing {
  readonly cell: LeaderboardCell;
  /** What the judge leans to, with replicates paired over the cells of a dataset; absent for scores. */
  readonly leans?: (() => LeanEstimates) | undefined;
}

/** Measures one cell, all of whose calls are added up. */
export function measureTrials(input: TrialsInput): MeasuredCell {
  const { cell } = input;
  const base = {
    evaluator: cell.evaluator,
    adapter: cell.adapter,
    protocol: cell.protocol,
    dataset: cell.dataset,
    ...input.totals,
  };
  switch (cell.task) {
    case "pairwise":
      return measurePairCell(input, base);
    case "listwise":
      return measureListCell(input, base);
    case "pointwise":
      return measurePointCell(input, base);
  }
}

type Base = Omit<CellBase, "n" | "clusters">;

function measurePairCell({ cell, judgments, frame, detailed }: TrialsInput, base: Base): MeasuredCell {
  const { missingPairAgrees, reading } = cell;
  const table = tabulatePairs({ judgments, facts: frame.facts, reading: "recorded" });
  const { measures, tally, ...comparing } = measurePairs(table, frame, { missingPairAgrees, detailed });
  const own =
    reading === "published"
      ? measurePairs(tabulatePairs({ judgments, facts: frame.facts, reading: "own" }), frame, {
          missingPairAgrees: false,
          detailed,
        }).measures
      : undefined;
  const systems = pairSystems(table, frame);
  const annotators = annotatorFigures(judgments, frame);
  const measured: ChoiceCell = {
    ...base,
    task: "pairwise",
    ...sizeOf(table),
    ...measures,
    ...besides(cell, table, { tally, accuracy: measures.accuracy, frame }),
    reading,
    ...(own === undefined ? {} : { own }),
    ...(systems === undefined ? {} : { systems }),
    ...(annotators === undefined ? {} : { annotators }),
  };
  return { cell: measured, ...comparing, leans: leansOf(table, tally) };
}

function measureListCell({ cell, judgments, frame }: TrialsInput, base: Base): MeasuredCell {
  const table = tabulateLists({ judgments, facts: frame.facts, reading: "recorded" });
  const { measures, tally, ...comparing } = measureLists(table, frame);
  const measured: ChoiceCell = {
    ...base,
    task: "listwise",
    ...sizeOf(table),
    ...measures,
    ...besides(cell, table, { tally, accuracy: measures.accuracy, frame }),
  };
  return { cell: measured, ...comparing, leans: leansOf(table, tally) };
}

function measurePointCell({ judgments, frame }: TrialsInput, base: Base): MeasuredCell {
  const instances = new Set(judgments.map((judgment) => judgment.instance));
  const clusters = new Set([...instances].map((id) => frame.facts.get(id)?.cluster)).size;
  const scores = measureScores(judgments, frame);
  const { evaluator, adapter, protocol, dataset, ...totals } = base;
  const ids = { evaluator, adapter, protocol, dataset };
  const none = { estimate: { undefined: "a pointwise cell has no accuracy" }, replicates: undefined };
  return {
    cell: { ...ids, task: "pointwise", n: instances.size, clusters, ...scores, ...totals },
    replicates: undefined,
    judged: instances,
    scores: new Map(),
    credits: () => new Map(),
    on: () => none,
  };
}

/** Leans with their replicates, drawn anew when they are asked for: few ask, and the draws of all cells would fill the memory. */
function leansOf({ presentations }: TrialGrid, { of }: CellTally): () => LeanEstimates {
  return () =>
    leanEstimates(
      { presentations },
      of(() => true, choiceColumns),
    );
}

const clustersOf = sharedByInstances((instances) => new Set(instances.map(({ cluster }) => cluster)).size);

function sizeOf({ instances }: TrialGrid): Pick<CellBase, "n" | "clusters"> {
  return { n: instances.length, clusters: clustersOf(instances) };
}

interface Besides {
  readonly tally: CellTally;
  readonly accuracy: Estimate;
  readonly frame: DatasetFrame;
}

/** What a judge leans to, how far it beats the null judges, and whether its presentations rest on the same calls. */
function besides(
  { presentationsShareCalls, racedOutAfter }: CellFacts,
  grid: TrialGrid,
  { tally, accuracy, frame }: Besides,
): Pick<
  ChoiceCellBase,
  "lean" | "leanIntervals" | "liftOverNull" | "presentationsShareCalls" | "racedOutAfter"
> {
  return {
    ...leanOf(grid, tally),
    liftOverNull: liftOverNull(accuracy, tally, frame),
    presentationsShareCalls,
    ...(racedOutAfter === undefined ? {} : { racedOutAfter }),
  };
}
