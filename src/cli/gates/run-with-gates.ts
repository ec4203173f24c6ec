import { existsSync } from "node:fs";
import type { PreparedRun } from "../compose/prepare-run.js";
import { readRunManifest } from "../compose/read-run.js";
import { runPathsOf } from "../compose/run-paths-of.js";
import type { Surroundings } from "../compose/surroundings.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import type { Terminal } from "../terminal.js";
import type { GateFlags } from "./gate-flags.js";
import { holdGates } from "./hold-gates.js";
import { checkScope } from "./threshold.js";

/** A run about to be made, and what it will be held to. */
export interface RunWithGatesParts {
  readonly run: PreparedRun;
  /** Absent: to nothing. */
  readonly gates: GateFlags | undefined;
  readonly surroundings: Surroundings;
  readonly terminal: Terminal;
}

/**
 * Makes a run and holds it to gates. What is wrong with the gates themselves is said before anything is paid for. The exit
 * code of a run that is not done stands, whatever its numbers so far.
 */
export async function runWithGates(
  { run, gates, surroundings, terminal }: RunWithGatesParts,
  make: () => Promise<ExitCode>,
): Promise<ExitCode> {
  if (gates === undefined) return make();
  const { cwd, environment } = surroundings;
  const cells = [...run.plan.cells, ...run.imported.map(({ facts }) => facts)];
  for (const threshold of gates.thresholds) checkScope(threshold, cells);
  if (gates.baseline !== undefined) readRunManifest(gates.baseline, cwd);
  const code = await make();
  if (!existsSync(runPathsOf(run.out).judgments)) return code;
  const stepSummary = environment["GITHUB_STEP_SUMMARY"];
  const held = await holdGates(run.out, { gates, terminal, cwd, stepSummary });
  return code === exitCode.done ? held : code;
}
