import { join, relative, resolve } from "node:path";
import { UsageError } from "../../core/errors.js";
import { readRun } from "../compose/read-run.js";
import { lookAround, type Surroundings } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { textFlag, type Flags } from "../flags.js";
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
  for (const folder of args) await reportRun(folder, { out, terminal, surroundings });
  return exitCode.done;
}

interface Reporting {
  readonly out: string | undefined;
  readonly terminal: Terminal;
  readonly surroundings: Surroundings;
}

async function reportRun(folder: string, { out, terminal, surroundings }: Reporting): Promise<void> {
  const program = siteProgram(surroundings);
  const run = await readRun(folder, surroundings.cwd);
  const to = resolve(surroundings.cwd, out ?? join(folder, "report"));
  const tell = (line: string): void => {
    if (!terminal.quiet) terminal.err(`reife: ${line}\n`);
  };
  await writeRunSite(run, { out: to, program, surroundings, tell });
  terminal.out(`${relative(surroundings.cwd, join(to, "index.html"))}\n`);
}
