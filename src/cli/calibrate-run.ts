import { calibrateJudge } from "../analysis/calibration/calibrate-judge.js";
import type { Calibration } from "../core/calibration.js";
import { cellKey } from "../core/cell-key.js";
import { UsageError } from "../core/errors.js";
import { matchesCell } from "../core/matches-cell.js";
import type { CellPattern } from "../core/run-config.js";
import { groupBy } from "../leaderboard/group-by.js";
import { JudgmentTable } from "./judgment-table.js";
import type { SliceParts } from "./slice-run.js";

/** Which cells, and what a selection promises. */
export interface CalibrateRunOptions {
  readonly cells: CellPattern;
  readonly agreement: number;
  readonly delta: number;
}

/** The calibration of a run's judges, by evaluator and protocol. Null judges, which have no confidence, are left out. */
export function calibrateRun(
  { manifest, judgments, facts }: SliceParts,
  { cells, agreement, delta }: CalibrateRunOptions,
): Calibration {
  const chosen = manifest.cells.filter((cell) => cell.adapter !== "null" && matchesCell(cells, cell));
  if (chosen.length === 0) {
    const known = [...new Set(manifest.cells.map((cell) => cell.evaluator))];
    throw new UsageError("No judge of this run is left to calibrate", {
      hint: `It has ${known.slice(0, 10).join(", ")}`,
    });
  }
  const table = JudgmentTable.of(judgments);
  const factsOf = new Map(
    [...groupBy(facts, (entry) => entry.dataset)].map(([dataset, entries]) => [
      dataset,
      new Map(entries.map((entry) => [entry.id, entry])),
    ]),
  );
  const judges = groupBy(chosen, ({ evaluator, protocol }) => `${evaluator}\n${protocol}`);
  return {
    run: manifest.run,
    agreement,
    delta,
    cells: [...judges.values()].map((own) =>
      calibrateJudge(
        own.map((cell) => ({
          cell,
          judgments: table.get(cellKey(cell)) ?? [],
          facts: factsOf.get(cell.dataset) ?? new Map<string, never>(),
        })),
        { agreement, delta, seed: manifest.config.seed },
      ),
    ),
  };
}
