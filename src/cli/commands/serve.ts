import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { UsageError } from "../../core/errors.js";
import { startSiteServer } from "../../serve/start-site-server.js";
import { runMark } from "../compose/run-mark.js";
import { runStateOf } from "../compose/run-state-of.js";
import { lookAround } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";
import { slugOf } from "../init/slug-of.js";
import { numberFlag } from "../number-flag.js";
import { GrowingSite } from "../serve/growing-site.js";
import { makeSite } from "../serve/make-site.js";
import { siteProgram } from "../site-program.js";
import type { Terminal } from "../terminal.js";
import { untilInterrupted } from "../until-interrupted.js";

const usualPort = 4173;

/** `reife serve <run...>`: the pages of runs on this machine, followed while the runs are on, until it is asked to end. */
export async function serveCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const from = { ...surroundingsFlags(flags), offline: true, quiet: true };
  const surroundings = lookAround(from);
  const wanted = numberFlag(flags, "port", { least: 0, most: 65_535, whole: true }) ?? usualPort;
  const program = siteProgram(surroundings);
  for (const folder of args) checkRun(folder, surroundings.cwd, terminal);
  const interruption = untilInterrupted();
  const temporary = mkdtempSync(join(tmpdir(), "reife-serve-"));
  const sites = namesOf(args).map(
    (name, place) =>
      new GrowingSite({
        ...{ name, program, surroundings },
        make: (order) => makeSite({ ...order, flags: from }),
        folder: args[place] ?? "",
        editions: join(temporary, String(place)),
        tell: (trouble) => {
          terminal.err(`${trouble}\n`);
        },
      }),
  );
  try {
    const server = await startSiteServer({ sites, port: wanted });
    tellAddress(terminal, { port: server.port, folders: args, names: sites.map(({ name }) => name) });
    await aborted(interruption.signal);
    await server.close();
  } finally {
    interruption.end();
    await Promise.all(sites.map((site) => site.close()));
    rmSync(temporary, { recursive: true, force: true });
  }
  return exitCode.done;
}

/** A run may be begun later; what is there must be one. Throws as `runStateOf` does. */
function checkRun(folder: string, cwd: string, terminal: Terminal): void {
  const about = statSync(resolve(cwd, folder), { throwIfNoEntry: false });
  if (about !== undefined && !about.isDirectory())
    throw new UsageError(`Cannot serve ${folder}: it is no folder`, { hint: "Name the folder of a run" });
  if (runMark(folder, cwd) !== undefined) runStateOf(folder, cwd);
  else if (!terminal.quiet)
    terminal.err(`reife: ${folder} holds no run yet: its pages come once one has begun there\n`);
}

/** A name for each folder, in its address: that of the folder, with a number where another one bears it too. */
function namesOf(folders: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const folder of folders) {
    const slug = slugOf(basename(resolve(folder)));
    let name = slug;
    for (let number = 2; names.includes(name); number += 1) name = `${slug}-${number}`;
    names.push(name);
  }
  return names;
}

interface Served {
  readonly port: number;
  readonly folders: readonly string[];
  readonly names: readonly string[];
}

function tellAddress(terminal: Terminal, { port, folders, names }: Served): void {
  const url = `http://127.0.0.1:${port}/`;
  if (terminal.json) {
    const runs = folders.map((folder, place) => ({ folder, url: `${url}${names[place] ?? ""}/` }));
    terminal.out(`${JSON.stringify({ type: "serve.ready", url, port, runs })}\n`);
    return;
  }
  terminal.out(`${url}\n`);
  if (!terminal.quiet) terminal.err("reife: serving until Ctrl-C\n");
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        "abort",
        () => {
          resolve();
        },
        { once: true },
      );
  });
}
