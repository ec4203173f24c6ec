import { carryOutRun } from "../carry-out-run.js";
import { prepareRun } from "../compose/prepare-run.js";
import { lookAround } from "../compose/surroundings.js";
import { configFlags, surroundingsFlags, terminalOf } from "../config-flags.js";
import type { ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";
import { gateFlags } from "../gates/gate-flags.js";
import { runWithGates } from "../gates/run-with-gates.js";

/** `reife run <config>`: plan, call, parse, measure, print; hold to gates where there are some. */
export async function runCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const gates = gateFlags(flags);
  const run = await prepareRun(args[0] ?? "", configFlags(flags), surroundings);
  return runWithGates({ run, gates, surroundings, terminal }, () =>
    carryOutRun(run, { flags, surroundings, terminal }),
  );
}
