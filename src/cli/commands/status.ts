import { runStateReport } from "../../report/run-state-report.js";
import { runStateOf } from "../compose/run-state-of.js";
import { lookAround } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";
import { redraw } from "../progress/redraw.js";
import { stopSignals } from "../stop-signals.js";

const followEveryMs = 1000;

/** `reife status <run>`: where a run stands, also while another process is at it. */
export async function statusCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const { cwd, clock } = lookAround(surroundingsFlags(flags));
  const folder = args[0] ?? "";
  let state = runStateOf(folder, cwd);
  if (flags["follow"] === true) {
    const view = redraw(terminal);
    const signals = stopSignals(() => undefined);
    while (state.state === "running" && !signals.drain.aborted) {
      if (terminal.live) view.draw(runStateReport(state).split("\n"));
      await clock.sleep(followEveryMs, signals.drain).catch(() => undefined);
      state = runStateOf(folder, cwd);
    }
    view.clear();
    signals.end();
  }
  terminal.out(terminal.json ? `${JSON.stringify(state)}\n` : `${runStateReport(state)}\n`);
  return exitCode.done;
}
