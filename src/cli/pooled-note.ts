import type { CellFacts } from "../core/cell-facts.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import { joinWords } from "../core/join-words.js";
import type { RunManifest } from "../core/run-manifest.js";

/** What of a run slices are made of. */
export interface SlicedRun {
  readonly manifest: Pick<RunManifest, "cells">;
  readonly facts: readonly InstanceFacts[];
}

/** What each row of a sliced leaderboard is a mean of, and whether rows share instances: sentences, not yet wrapped. */
export function pooledNote({ manifest, facts }: SlicedRun, by: readonly string[]): string {
  const chosen = manifest.cells.filter(({ task }) => task !== "pointwise");
  const judges = chosen.filter(({ adapter }) => adapter !== "null");
  // Rules have no protocol, and say nothing of a kind of task: where evaluators are pooled they are left out.
  const without = judges.length < chosen.length ? " (null judges left out)" : "";
  const pooled = [
    ...(by.includes("evaluator") ? [] : [`${named(judges, "evaluator")}${without}`]),
    ...(by.includes("protocol") ? [] : [protocolsText(judges, by.includes("evaluator"))]),
    ...(by.includes("dataset") ? [] : [named(chosen, "dataset")]),
  ];
  const shared = by.filter((tag) => facts.some(({ tags }) => (tags[tag]?.length ?? 0) > 1));
  return [
    pooled.length === 0
      ? "Each row is one cell."
      : `Each row pools ${joinWords(pooled)}: the mean over cells, each dataset counted once.`,
    ...(shared.length === 0
      ? []
      : [`An instance with several values of ${joinWords(shared)} counts under each.`]),
    "n: instances; self: the same preference both ways.",
  ].join(" ");
}

/** Evaluators are compared under the protocols that all of them have. */
function protocolsText(cells: readonly CellFacts[], compared: boolean): string {
  const under = (evaluator: string): string =>
    JSON.stringify(
      distinct(
        cells.filter((cell) => cell.evaluator === evaluator),
        "protocol",
      ).sort(),
    );
  const alike = new Set(distinct(cells, "evaluator").map(under)).size <= 1;
  return compared && !alike ? "the protocols that all judges have" : named(cells, "protocol");
}

type Key = "evaluator" | "protocol" | "dataset";

/** `7 protocols`, or `protocol base` where there is one. */
function named(cells: readonly CellFacts[], key: Key): string {
  const ids = distinct(cells, key);
  return ids.length === 1 ? `${key} ${ids[0] ?? ""}` : `${ids.length} ${key}s`;
}

function distinct(cells: readonly CellFacts[], key: Key): string[] {
  return [...new Set(cells.map((cell) => cell[key]))];
}
