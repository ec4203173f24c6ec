import { makePilot } from "../compose/make-pilot.js";
import { prepareRun } from "../compose/prepare-run.js";
import { lookAround } from "../compose/surroundings.js";
import { configFlags, surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { listFlag, textFlag, type Flags } from "../flags.js";
import { tellPlan } from "../tell-plan.js";
import { watchJudging } from "../progress/watch-judging.js";
import type { Terminal } from "../terminal.js";
import { wholeNumberFlag } from "../whole-number-flag.js";

/** `reife plan <config>`: what a run would ask, and what that would cost. */
export async function planCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const pilot = wholeNumberFlag({ pilot: textFlag(flags, "pilot") }, "pilot", { least: 2 });
  if (pilot !== undefined) {
    const code = await runPilot(args[0] ?? "", pilot, { flags, terminal });
    if (code !== exitCode.done) return code;
  }
  // A plan itself calls nobody, so a recording that would have to be fetched stays where it is.
  const surroundings = { ...lookAround(surroundingsFlags(flags)), offline: true };
  const run = await prepareRun(args[0] ?? "", configFlags(flags), surroundings);
  await tellPlan(run, { reuse: listFlag(flags, "reuse"), surroundings, terminal });
  return exitCode.done;
}

/** Makes the calls of the first instances of each dataset, and keeps their replies for the run. */
async function runPilot(
  config: string,
  instances: number,
  { flags, terminal }: { readonly flags: Flags; readonly terminal: Terminal },
): Promise<ExitCode> {
  const surroundings = lookAround(surroundingsFlags(flags));
  const run = await prepareRun(config, { ...configFlags(flags), limit: String(instances) }, surroundings);
  // Data on stdout is the plan alone.
  const shown = { ...terminal, quiet: terminal.quiet || terminal.json, json: false };
  const tell = (message: string): void => {
    if (!shown.quiet) terminal.err(`reife: ${message}\n`);
  };
  const { stopped, failures } = await makePilot({
    ...{ run, surroundings, reuse: listFlag(flags, "reuse") },
    watched: (make) => {
      tell(`a pilot of ${instances} instances of each dataset; replies go to ${run.out}`);
      return watchJudging({ plan: run.plan, clock: surroundings.clock, terminal: shown }, make);
    },
  });
  // Why there is no plan is said also to those who want nothing else.
  if (stopped !== undefined)
    terminal.err(`reife: The pilot stopped (${stopped}): run the same command again to go on\n`);
  else if (failures.size > 0) {
    const [first] = failures.values();
    const why = first?.outcome.message ?? first?.outcome.failure ?? "";
    tell(`${failures.size} trials of the pilot failed: ${why}`);
  }
  if (stopped === "interrupted") return exitCode.interrupted;
  return stopped === undefined ? exitCode.done : exitCode.budget;
}
