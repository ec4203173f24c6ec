import type { GateCheck, GateReport } from "../../core/gate.js";
import type { Leaderboard } from "../../core/leaderboard.js";
import type { RunParts } from "../common-runs.js";
import { checkBaseline } from "./check-baseline.js";
import { checkThreshold } from "./check-threshold.js";
import type { GateFlags } from "./gate-flags.js";
import { checkScope } from "./threshold.js";

/** A run, its figures, and what it is held to. */
export interface GateParts {
  readonly run: RunParts;
  readonly board: Leaderboard;
  readonly gates: GateFlags;
  /** The run that `gates.baseline` names. */
  readonly baseline?: RunParts | undefined;
}

/**
 * Holds a run to its gates. That it is complete is the first of them: numbers of a part pass nothing. Throws a `UsageError`
 * for a scope that names nothing of the run, and for a baseline that cannot be compared with it.
 */
export function checkGates({ run, board, gates, baseline }: GateParts): GateReport {
  const { manifest } = run;
  for (const threshold of gates.thresholds) checkScope(threshold, manifest.cells);
  const thresholds = gates.thresholds.flatMap((threshold) =>
    checkThreshold(threshold, manifest.cells, board.cells),
  );
  const name = gates.baseline ?? "";
  const compared =
    baseline === undefined
      ? { checks: [], notes: [] }
      : checkBaseline({ run, baseline, name, margin: gates.margin });
  return {
    schema: "reife/gates/1",
    run: manifest.run,
    ...(baseline === undefined ? {} : { baseline: name }),
    checks: [completeness(run), ...thresholds, ...compared.checks],
    notes: compared.notes,
  };
}

function completeness({ manifest, judgments }: RunParts): GateCheck {
  const { planned, failed } = manifest.trials;
  const missing = planned - judgments.length;
  const gate = "complete";
  if (missing > 0) {
    const trials = `${missing} of ${planned} trials are missing`;
    return { gate, status: "failed", message: `${trials}: the same \`reife run\` goes on` };
  }
  const lost = failed === 0 ? "" : `, ${failed} of which failed and count as wrong`;
  return { gate, status: "passed", message: `all ${planned} trials were run${lost}` };
}
