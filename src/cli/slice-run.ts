import { cellKey } from "../core/cell-key.js";
import type { Estimate } from "../core/estimate.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import type { Judgment } from "../core/judgment.js";
import type { RunManifest } from "../core/run-manifest.js";
import { commonCells } from "../leaderboard/common-cells.js";
import type { GroundedCell } from "../leaderboard/grounded-cell.js";
import { groupBy } from "../leaderboard/group-by.js";
import { meanEstimate } from "../leaderboard/mean-estimate.js";
import { meanOverCells } from "../leaderboard/mean-over-cells.js";
import type { MeasuredCell } from "../leaderboard/measured-cell.js";
import { onCommonGround } from "../leaderboard/on-common-ground.js";
import { sumCoverage } from "../leaderboard/sum-coverage.js";
import { datasetFrame } from "../metrics/dataset-frame.js";
import { JudgmentTable } from "./judgment-table.js";
import { measureChoices, type SlicedCell } from "./measure-choices.js";
import { slicesOf } from "./slices-of.js";

/** A run's parts that slicing works on. */
export interface SliceParts {
  readonly manifest: RunManifest;
  readonly judgments: Iterable<Judgment>;
  readonly facts: readonly InstanceFacts[];
}

/** One row of a sliced leaderboard. */
export interface SliceRow {
  /** One value for each key asked for. */
  readonly keys: Readonly<Record<string, string>>;
  /** Instances that the accuracy rests on. */
  readonly n: number;
  readonly accuracy: Estimate;
  readonly selfAgreement: Estimate;
  /** Share of trials that ended in a verdict; 0..1. */
  readonly coverage: number;
}

const cellKeys = ["evaluator", "protocol", "dataset"] as const;

/**
 * A leaderboard by any of evaluator, protocol, dataset and the tags of instances (skill, domain, difficulty, subset, ...).
 * An instance with several values of a tag counts under each. Cells are measured within each slice, with intervals of
 * their own, and averaged as the whole leaderboard is. Cells of pairs and lists only. Rows in groups
 * of all keys but the first, best first within a group. Throws a `UsageError` for a key that nothing has.
 */
export function sliceRun(given: SliceParts, by: readonly string[]): readonly SliceRow[] {
  const parts = { ...given, judgments: JudgmentTable.of(given.judgments) };
  const tags = by.filter((key) => !isCellKey(key));
  const slices = groupBy(slicesOf(parts.facts, tags, cellKeys), ({ key }) => key);
  const rows = [...slices.values()].flatMap((slice) => {
    const values = slice[0]?.values ?? {};
    const measured = measureSlice(
      parts,
      slice.map(({ facts }) => facts),
    );
    return rowsOf(measured, by, values);
  });
  return rows.sort((a, b) => compareRows(a, b, by));
}

/** Evaluators compare over the cells that all of them have, unless each protocol has a row of its own. */
function rowsOf(
  measured: readonly MeasuredCell<SlicedCell>[],
  by: readonly string[],
  values: Readonly<Record<string, string>>,
): readonly SliceRow[] {
  const byEvaluator = by.includes("evaluator");
  // Null judges have no protocol and say nothing of a kind of task: they stand only in rows of their own.
  const cells = byEvaluator ? measured : measured.filter(({ cell }) => cell.adapter !== "null");
  const { cells: common, apart } =
    byEvaluator && !by.includes("protocol")
      ? commonCells(cells)
      : { cells, apart: new Map<string, string>() };
  const keysOf = (cell: CellIds): Readonly<Record<string, string>> =>
    Object.fromEntries(by.map((key) => [key, isCellKey(key) ? cell[key] : (values[key] ?? "")]));
  const rowKey = (cell: CellIds): string => Object.values(keysOf(cell)).join("\n");
  const grounded = groupBy(onCommonGround(common), rowKey);
  return [...groupBy(cells, ({ cell }) => rowKey(cell))].flatMap(([key, group]) => {
    const first = group[0]?.cell;
    if (first === undefined) return [];
    const reason = byEvaluator ? apart.get(first.evaluator) : undefined;
    return [rowOf(keysOf(first), group, { grounded: grounded.get(key) ?? [], reason })];
  });
}

type CellIds = Pick<GroundedCell, "evaluator" | "protocol" | "dataset">;

function isCellKey(key: string): key is (typeof cellKeys)[number] {
  return cellKeys.some((known) => known === key);
}

function measureSlice(
  { manifest, judgments }: SliceParts & { readonly judgments: JudgmentTable },
  facts: readonly InstanceFacts[],
): readonly MeasuredCell<SlicedCell>[] {
  const { seed, resamples } = manifest.config;
  const frames = new Map(
    [...groupBy(facts, (entry) => entry.dataset)].map(([dataset, list]) => [
      dataset,
      datasetFrame(dataset, list, { resamples, seed }),
    ]),
  );
  return manifest.cells.flatMap((cell) => {
    const frame = frames.get(cell.dataset);
    const own = frame === undefined ? [] : judgments.trialsOn(cellKey(cell), frame.facts.keys());
    return frame === undefined || own.length === 0 ? [] : (measureChoices(cell, own, frame) ?? []);
  });
}

interface SliceMeans {
  readonly grounded: readonly GroundedCell[];
  /** Why the row cannot be compared with the others, if so. */
  readonly reason: string | undefined;
}

function rowOf(
  keys: Readonly<Record<string, string>>,
  cells: readonly MeasuredCell<SlicedCell>[],
  { grounded, reason }: SliceMeans,
): SliceRow {
  const mean = meanOverCells(grounded);
  const { trials, verdicts } = sumCoverage(cells.map(({ cell }) => cell.coverage));
  const telling = cells.filter(({ cell }) => !cell.presentationsShareCalls);
  return {
    keys,
    n: mean.n,
    accuracy: reason === undefined ? mean.accuracy : { undefined: reason },
    selfAgreement: meanEstimate(telling.map(({ cell }) => cell.selfAgreement)),
    coverage: trials === 0 ? 0 : verdicts / trials,
  };
}

/** Rows in groups of all keys but the first, so that what is compared stands together; best first within a group. */
function compareRows(a: SliceRow, b: SliceRow, by: readonly string[]): number {
  for (const key of by.slice(1)) {
    const order = (a.keys[key] ?? "").localeCompare(b.keys[key] ?? "", "en");
    if (order !== 0) return order;
  }
  return accuracyOf(b) - accuracyOf(a);
}

function accuracyOf({ accuracy }: SliceRow): number {
  return "value" in accuracy ? accuracy.value : -1;
}
