import { join, relative, resolve } from "node:path";
import { UsageError } from "../../core/errors.js";
import { readPackedRun } from "../compose/read-run.js";
import { lookAround, type Surroundings } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { textFlag, type Flags } from "../flags.js";
import { showShare } from "../progress/show-share.js";
import { siteProgram } from "../site-program.js";
import type { Terminal } from "../terminal.js";
import { writeRunSite } from "../write-run-site.js";

/** `reife report <run...>`: the pages of each run, one folder that any browser opens and any static host serves. */
export async function reportCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround({ ...surroundingsFlags(flags), offline: true });
  const out = textFlag(flags, "out");
  if (out !== undefined && args.length > 1)
    throw new UsageError("Cannot write the pages of several runs to one folder", {
      hint: "Leave out --out: each run's pages go to its own folder",
    });
  const texts = flags["texts"] !== false;
  for (const folder of args) await reportRun(folder, { out, texts, terminal, surroundings });
  return exitCode.done;
}

interface Reporting {
  readonly out: string | undefined;
  /** Whether the pages hold texts, prompts and replies. */
  readonly texts: boolean;
  readonly terminal: Terminal;
  readonly surroundings: Surroundings;
}

async function reportRun(folder: string, { out, texts, terminal, surroundings }: Reporting): Promise<void> {
  const program = siteProgram(surroundings);
  const tell = (line: string): void => {
    if (!terminal.quiet) terminal.err(`reife: ${line}\n`);
  };
  tell(`reading ${folder}`);
  const run = await readPackedRun(folder, surroundings.cwd);
  const to = resolve(surroundings.cwd, out ?? join(folder, "report"));
  const share = showShare(terminal, () => surroundings.clock.monotonic());
  const tellShare = (dataset: string, done: number, instances: number): void => {
    share.update(`writing instances of ${dataset}`, done, instances);
  };
  try {
    await writeRunSite(run, { out: to, program, surroundings, texts, tell, tellShare });
  } finally {
    share.clear();
  }
  tell(`${run.judgments.length.toLocaleString("en-US")} judgments are on the pages`);
  terminal.out(`${relative(surroundings.cwd, join(to, "index.html"))}\n`);
}
