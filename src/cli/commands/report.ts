import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { UsageError } from "../../core/errors.js";
import { ceilingsOf } from "../compose/ceilings-of.js";
import { readRun, type StoredRun } from "../compose/read-run.js";
import { siteParts } from "../compose/site/site-parts.js";
import { writeSite } from "../compose/site/write-site.js";
import { lookAround, type Surroundings } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { figuresOf } from "../figures-of.js";
import { textFlag, type Flags } from "../flags.js";
import { runMethods } from "../run-methods.js";
import type { Terminal } from "../terminal.js";

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
  const program = join(surroundings.packageRoot, "dist", "site");
  if (!existsSync(join(program, "app.js")))
    throw new UsageError("Cannot write pages: their program is not built", { hint: "Run npm run build" });
  const run = await readRun(folder, surroundings.cwd);
  const to = resolve(surroundings.cwd, out ?? join(folder, "report"));
  const say = (line: string): void => {
    if (!terminal.quiet) terminal.err(`reife: ${line}\n`);
  };
  say("measuring");
  const figures = figuresOf(run);
  const parts = await siteParts(run, surroundings);
  try {
    writeSite({
      run,
      parts,
      index: {
        schema: "reife/site/1",
        run: run.manifest.run,
        figures,
        methods: await runMethods(run, surroundings),
        fingerprints: run.manifest.evaluators,
        ceilings: ceilingsOf(run, surroundings),
        command: commandOf(run),
      },
      out: to,
      program,
      tell: say,
    });
  } finally {
    await parts.store.close();
  }
  terminal.out(`${relative(surroundings.cwd, join(to, "index.html"))}\n`);
}

/** The same whatever machine it is written on: of a run by its name, for its folder is not what makes it. */
function commandOf({ manifest }: StoredRun): string {
  const run = `results/${manifest.run}`;
  return manifest.imported === undefined
    ? `npx reife run configs/${manifest.run}.yaml --seed ${manifest.seed} --out ${run} && npx reife report ${run}`
    : `npx reife report ${run}`;
}
