import { carryOutRun } from "../carry-out-run.js";
import { prepareRun } from "../compose/prepare-run.js";
import { lookAround } from "../compose/surroundings.js";
import { configFlags, surroundingsFlags, terminalOf } from "../config-flags.js";
import type { ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";

/** `reife run <config>`: plan, call, parse, measure, print. */
export async function runCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const run = await prepareRun(args[0] ?? "", configFlags(flags), surroundings);
  return carryOutRun(run, { flags, surroundings, terminal });
}
