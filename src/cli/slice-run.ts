import { cellKey } from "../core/cell-key.js";
import { didYouMean } from "../core/did-you-mean.js";
import { UsageError } from "../core/errors.js";
import type { Estimate } from "../core/estimate.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import type { Judgment } from "../core/judgment.js";
import type { RunManifest } from "../core/run-manifest.js";
import { commonCells } from "../leaderboard/common-cells.js";
import { groupBy } from "../leaderboard/group-by.js";
import { meanEstimate } from "../leaderboard/mean-estimate.js";
import { meanOverCells } from "../leaderboard/mean-over-cells.js";
import type { MeasuredPairCell } from "../leaderboard/measured-cell.js";
import { datasetFrame } from "../metrics/dataset-frame.js";
import { measureCell } from "../metrics/measure-cell.js";

/** A run's parts that slicing works on. */
export interface SliceParts {
  readonly manifest: RunManifest;
  readonly judgments: readonly Judgment[];
  readonly facts: readonly InstanceFacts[];
}

/** One row of a sliced leaderboard. */
export interface SliceRow {
  /** One value for each key asked for. */
  readonly keys: Readonly<Record<string, string>>;
  /** Distinct instances. */
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
 * their own, and averaged as the whole leaderboard is. Pairwise cells only. Rows in groups
 * of all keys but the first, best first within a group. Throws a `UsageError` for a key that nothing has.
 */
export function sliceRun(parts: SliceParts, by: readonly string[]): readonly SliceRow[] {
  const tags = by.filter((key) => !isCellKey(key));
  checkTags(tags, parts.facts);
  const slices = groupBy(slicesOf(parts.facts, tags), ({ key }) => key);
  const rows = [...slices.values()].flatMap((slice) => {
    const values = slice[0]?.values ?? {};
    const measured = measureSlice(
      parts,
      slice.map(({ facts }) => facts),
    );
    // Evaluators compare over the protocols that all of them ran under, unless each protocol has a row of its own.
    const cells = by.includes("evaluator") && !by.includes("protocol") ? commonCells(measured) : measured;
    const keysOf = ({ cell }: MeasuredPairCell): Readonly<Record<string, string>> =>
      Object.fromEntries(by.map((key) => [key, isCellKey(key) ? cell[key] : (values[key] ?? "")]));
    const groups = groupBy(cells, (entry) => Object.values(keysOf(entry)).join("\n"));
    return [...groups.values()].flatMap((group) => {
      const first = group[0];
      return first === undefined ? [] : [rowOf(keysOf(first), group)];
    });
  });
  return rows.sort((a, b) => compareRows(a, b, by));
}

function isCellKey(key: string): key is (typeof cellKeys)[number] {
  return cellKeys.some((known) => known === key);
}

interface SlicedFacts {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly facts: InstanceFacts;
}

/** Every instance under every combination of its values of the tags. */
function slicesOf(facts: readonly InstanceFacts[], tags: readonly string[]): readonly SlicedFacts[] {
  return facts.flatMap((entry) => {
    let combinations: readonly Readonly<Record<string, string>>[] = [{}];
    for (const tag of tags) {
      const values = entry.tags[tag] ?? ["(none)"];
      combinations = combinations.flatMap((made) => values.map((value) => ({ ...made, [tag]: value })));
    }
    return combinations.map((values) => ({ key: Object.values(values).join("\n"), values, facts: entry }));
  });
}

function measureSlice(
  { manifest, judgments }: SliceParts,
  facts: readonly InstanceFacts[],
): readonly MeasuredPairCell[] {
  const { seed, resamples } = manifest.config;
  const byDataset = groupBy(facts, (entry) => entry.dataset);
  const chosen = new Set(facts.map((entry) => `${entry.dataset}\n${entry.id}`));
  const inSlice = judgments.filter((judgment) => chosen.has(`${judgment.dataset}\n${judgment.instance}`));
  const byCell = groupBy(inSlice, cellKey);
  const frames = new Map(
    [...byDataset].map(([dataset, list]) => [dataset, datasetFrame(dataset, list, { resamples, seed })]),
  );
  return manifest.cells.flatMap((cell): MeasuredPairCell[] => {
    const own = byCell.get(cellKey(cell));
    const frame = frames.get(cell.dataset);
    if (own === undefined || frame === undefined || cell.task !== "pairwise") return [];
    const measured = measureCell({ cell, judgments: own, frame, callFacts: () => undefined });
    return measured.cell.task === "pairwise"
      ? [{ cell: measured.cell, replicates: measured.replicates }]
      : [];
  });
}

function rowOf(keys: Readonly<Record<string, string>>, cells: readonly MeasuredPairCell[]): SliceRow {
  const sizes = new Map(cells.map(({ cell }) => [cell.dataset, cell.n]));
  const trials = cells.reduce((total, { cell }) => total + cell.coverage.trials, 0);
  const verdicts = cells.reduce((total, { cell }) => total + cell.coverage.verdicts, 0);
  return {
    keys,
    n: [...sizes.values()].reduce((total, n) => total + n, 0),
    accuracy: meanOverCells(cells).accuracy,
    selfAgreement: meanEstimate(cells.map(({ cell }) => cell.selfAgreement)),
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

function checkTags(tags: readonly string[], facts: readonly InstanceFacts[]): void {
  const known = new Set(facts.flatMap((entry) => Object.keys(entry.tags)));
  for (const tag of tags) {
    if (known.has(tag)) continue;
    const candidates = [...cellKeys, ...known];
    const meant = didYouMean(tag, candidates);
    throw new UsageError(`Cannot slice by '${tag}': no instance of this run has it`, {
      hint: meant === undefined ? `Use any of ${candidates.join(", ")}` : `Did you mean '${meant}'?`,
    });
  }
}
