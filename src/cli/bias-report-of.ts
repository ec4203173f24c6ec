import { biasRow } from "../analysis/bias/bias-row.js";
import type { JudgedCell } from "../analysis/bias/choice-trial.js";
import { degenerateSlices } from "../analysis/bias/degenerate-slices.js";
import { scoreConflicts } from "../analysis/bias/score-conflicts.js";
import type { BiasReport } from "../core/bias.js";
import type { CellFacts } from "../core/cell-facts.js";
import { cellKey } from "../core/cell-key.js";
import { didYouMean } from "../core/did-you-mean.js";
import { UsageError } from "../core/errors.js";
import { familyOf } from "../core/family-of.js";
import { joinWords } from "../core/join-words.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import type { Judgment } from "../core/judgment.js";
import type { RunManifest } from "../core/run-manifest.js";
import { groupBy } from "../leaderboard/group-by.js";

/** What a row stands for: one value of each of these. */
export const biasKeys = ["evaluator", "protocol", "dataset"] as const;

/** The name of such a key. */
export type BiasKey = (typeof biasKeys)[number];

/** A run's parts that biases are worked out from, and what was asked for. */
export interface BiasRequest {
  readonly manifest: Pick<RunManifest, "run" | "cells">;
  readonly judgments: readonly Judgment[];
  readonly facts: readonly InstanceFacts[];
  readonly by: readonly BiasKey[];
  /** Only this evaluator. */
  readonly evaluator?: string | undefined;
}

/** Consistency and bias of a run's judges of pairs. Throws a `UsageError` for an evaluator without such a cell. */
export function biasReportOf({ manifest, judgments, facts, by, evaluator }: BiasRequest): BiasReport {
  const byDataset = new Map(
    [...groupBy(facts, ({ dataset }) => dataset)].map(([dataset, own]) => [
      dataset,
      new Map(own.map((entry) => [entry.id, entry])),
    ]),
  );
  const byCell = groupBy(judgments, cellKey);
  const cells = chosenCells(manifest.cells, evaluator).flatMap((cell): JudgedCell[] => {
    const own = byCell.get(cellKey(cell));
    const instances = byDataset.get(cell.dataset);
    if (own === undefined || instances === undefined) return [];
    return [{ cell: withFamily(cell), judgments: own, facts: instances }];
  });
  if (cells.length === 0) {
    throw new UsageError("Cannot measure bias: this run has no judgments by a judge of pairs", {
      hint: "Null judges are left out, and so are scores and picks from lists",
    });
  }
  // What shares the first key stands together.
  const together = [...groupBy(cells, ({ cell }) => cell[by[0] ?? "evaluator"]).values()].flat();
  const groups = groupBy(together, ({ cell }) => by.map((key) => cell[key]).join("\n"));
  const rows = [...groups.values()].flatMap((group) => {
    const first = group[0]?.cell;
    return first === undefined
      ? []
      : [biasRow(Object.fromEntries(by.map((key) => [key, first[key]])), group)];
  });
  return {
    schema: "reife/bias/1",
    run: manifest.run,
    by,
    rows,
    conflicts: scoreConflicts(cells),
    degenerate: degenerateSlices(facts),
    markup: markupCounts(cells),
  };
}

function markupCounts(cells: readonly JudgedCell[]): BiasReport["markup"] {
  const pairs = new Map(
    cells.flatMap(({ judgments, facts }) =>
      judgments.flatMap(({ dataset, instance }) => {
        const own = facts.get(instance);
        return own === undefined ? [] : [[`${dataset}\n${instance}`, own] as const];
      }),
    ),
  );
  const uncounted = [...pairs.values()].filter(({ formats }) => formats === undefined).length;
  return { pairs: pairs.size, uncounted };
}

function chosenCells(cells: readonly CellFacts[], evaluator: string | undefined): readonly CellFacts[] {
  const pairwise = cells.filter(({ task, adapter }) => task === "pairwise" && adapter !== "null");
  if (evaluator === undefined) return pairwise;
  const chosen = pairwise.filter((cell) => cell.evaluator === evaluator);
  if (chosen.length > 0) return chosen;
  const known = [...new Set(pairwise.map((cell) => cell.evaluator))];
  const judges = `Judges of pairs in this run: ${joinWords(known)}`;
  if (cells.some((cell) => cell.evaluator === evaluator))
    throw new UsageError(`Cannot measure the bias of '${evaluator}': it is no judge of pairs here`, {
      hint: judges,
    });
  const meant = didYouMean(evaluator, known);
  throw new UsageError(`The run has no evaluator '${evaluator}'`, {
    hint: meant === undefined ? judges : `Did you mean '${meant}'?`,
  });
}

/** Runs made before families were kept say them by the evaluator's name. */
function withFamily(cell: CellFacts): CellFacts {
  const byName = ["simulated", "jury", "cascade"].includes(cell.adapter)
    ? undefined
    : familyOf(cell.evaluator);
  const family = cell.family ?? byName;
  return family === undefined ? cell : { ...cell, family };
}
