import type { Leaderboard } from "../../core/leaderboard.js";
import { carryOutRun } from "../carry-out-run.js";
import { prepareRun } from "../compose/prepare-run.js";
import { exitCode } from "../exit-code.js";
import type { Terminal } from "../terminal.js";
import { readGridOptions, type GridOptions } from "./grid-options.js";
import { measure } from "./measure.js";

/** How a run ended. */
export interface GridResult {
  /** Folder that keeps it. */
  readonly folder: string;
  /** `incomplete`: more trials failed than the config tolerates; `stopped`: by budget, time or a signal. */
  readonly ended: "done" | "incomplete" | "stopped";
  /** What the command line would have said of it. */
  readonly messages: readonly string[];
  /** Of what was judged; absent where nothing was. */
  readonly leaderboard?: Leaderboard | undefined;
}

/**
 * Runs a config as `reife run` does: plans, calls, parses, measures and writes the run's files. Called again it goes on where it
 * stopped and pays for no finished call twice. While it runs, SIGINT and SIGTERM let calls in flight end and stop it.
 *
 * @param config path of a config file; cards are looked up in the working folder, then in the package
 * @throws ConfigError or UsageError for what a user must mend, DatasetError or StoreError for files; a judge that fails is no
 * exception but an outcome
 */
export async function runGrid(config: string, options: GridOptions = {}): Promise<GridResult> {
  const { flags, surroundings } = readGridOptions(options);
  const run = await prepareRun(config, flags, surroundings);
  const messages: string[] = [];
  const terminal = listening(messages);
  const code = await carryOutRun(run, { flags: {}, surroundings, terminal });
  const ended = code === exitCode.done ? "done" : code === exitCode.incomplete ? "incomplete" : "stopped";
  const leaderboard = await measure(run.out).catch((error: unknown) => {
    // A run that was stopped before its first judgment has nothing to measure.
    if (ended === "stopped") return undefined;
    throw error;
  });
  return { folder: run.out, ended, messages, leaderboard };
}

/** A terminal that nobody sees. */
function listening(messages: string[]): Terminal {
  return {
    out: () => undefined,
    err: (text) => {
      messages.push(text.trim());
    },
    control: () => undefined,
    ...{ live: false, columns: 80, rows: 24, quiet: true, json: false },
  };
}
