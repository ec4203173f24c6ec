import { canonicalJson } from "../../core/canonical-json.js";
import { cellKey } from "../../core/cell-key.js";
import type { CellFacts } from "../../core/cell-facts.js";
import { UsageError } from "../../core/errors.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { Judgment } from "../../core/judgment.js";
import { groupBy } from "../../leaderboard/group-by.js";
import type { CallFacts } from "../../metrics/call-totals.js";
import { readRun, type StoredRun } from "./read-run.js";

/** Several runs as one. */
export interface StoredRuns {
  /** Their names. */
  readonly runs: readonly string[];
  readonly cells: readonly CellFacts[];
  /** By `cellKey`. */
  readonly judgments: ReadonlyMap<string, readonly Judgment[]>;
  readonly facts: readonly InstanceFacts[];
  readonly callFacts: (id: string) => CallFacts | undefined;
  /** Of the first run. */
  readonly seed: number;
  readonly resamples: number;
}

/**
 * Reads run folders and puts them together. Throws a `UsageError` where an instance has another gold in one run than in
 * another, and where two runs hold the same cell, unless it is a null judge's: those are the same everywhere.
 */
export async function readRuns(folders: readonly string[], cwd: string): Promise<StoredRuns> {
  const stored: StoredRun[] = [];
  for (const folder of folders) stored.push(await readRun(folder, cwd));
  const [first] = stored;
  if (first === undefined) throw new UsageError("Cannot read runs: no folder was named");
  const facts = new Map<string, InstanceFacts>();
  const cells = new Map<string, CellFacts>();
  const judgments = new Map<string, readonly Judgment[]>();
  for (const [place, run] of stored.entries()) {
    addFacts(facts, run.facts, folders[place] ?? "");
    const byCell = groupBy(run.judgments, cellKey);
    for (const cell of run.manifest.cells) {
      const key = cellKey(cell);
      const own = byCell.get(key);
      if (own === undefined) continue;
      if (cells.has(key) && cell.adapter === "null") continue;
      if (cells.has(key)) {
        throw new UsageError(
          `Cannot put runs together: ${folders[place] ?? ""} holds ${cell.evaluator} under ${cell.protocol} on ${cell.dataset}, and so does a run named before it`,
          { hint: "Leave one of the runs out" },
        );
      }
      cells.set(key, cell);
      judgments.set(key, own);
    }
  }
  return {
    runs: stored.map(({ manifest }) => manifest.run),
    cells: [...cells.values()],
    judgments,
    facts: [...facts.values()],
    callFacts: (id) => {
      for (const run of stored) {
        const found = run.callFacts(id);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    seed: first.manifest.config.seed,
    resamples: first.manifest.config.resamples,
  };
}

function addFacts(known: Map<string, InstanceFacts>, more: readonly InstanceFacts[], folder: string): void {
  for (const entry of more) {
    const key = `${entry.dataset}\n${entry.id}`;
    const before = known.get(key);
    if (before !== undefined && canonicalJson(before.gold) !== canonicalJson(entry.gold)) {
      throw new UsageError(
        `Cannot put runs together: ${entry.dataset} ${entry.id} has another gold in ${folder} than in a run named before it`,
        { hint: "Run both on the same version of the dataset" },
      );
    }
    known.set(key, before ?? entry);
  }
}
