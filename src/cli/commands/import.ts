import { relative, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { parseWith } from "../../config/parse-with.js";
import { readTextFile } from "../../config/read-text-file.js";
import { readYaml } from "../../config/read-yaml.js";
import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import { importFormats } from "../../imports/formats.js";
import type { ImportFormat } from "../../imports/import-format.js";
import type { ImportOptions } from "../../imports/import-options.js";
import type { Mapping } from "../../imports/mapping.js";
import { mappingSchema } from "../../imports/mapping-schema.js";
import { formatCount } from "../../report/format-figure.js";
import { terminalReport } from "../../report/terminal-report.js";
import { textTable } from "../../report/text-table.js";
import { carryOutImport, type ImportEnd } from "../compose/imports/carry-out-import.js";
import type { ImportRequest } from "../compose/imports/import-request.js";
import { openFiles } from "../compose/imports/open-files.js";
import { lookAround, type Surroundings } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { isSet, textFlag, type Flags } from "../flags.js";
import type { Terminal } from "../terminal.js";

/** Flags that only some formats take -> what a format calls them. */
const optionFlags: Readonly<Record<string, keyof ImportOptions>> = {
  map: "mapping",
  gold: "gold",
  goldField: "goldField",
  criterion: "criterion",
  clamp: "clamp",
};

/** `reife import <format> <files...> --out <run>`: judgments made elsewhere become a run. */
export async function importCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  if (isSet(flags, "list")) {
    terminal.out(listText(terminal));
    return exitCode.done;
  }
  const surroundings = { ...lookAround(surroundingsFlags(flags)), offline: true };
  collectOften();
  const request = requestOf(args, flags, surroundings);
  const progress = showRows(terminal, () => surroundings.clock.monotonic());
  let end: ImportEnd;
  try {
    end = await carryOutImport(request, surroundings, progress.row);
  } finally {
    progress.end();
  }
  conclude(end, relative(surroundings.cwd, request.out) || ".", terminal);
  return exitCode.done;
}

/** Left alone, the heap of a large import grows to several times of what it holds. */
function collectOften(): void {
  setFlagsFromString("--heap-growing-percent=30");
}

function requestOf(args: readonly string[], flags: Flags, surroundings: Surroundings): ImportRequest {
  const [name, ...paths] = args;
  const format = formatNamed(name);
  const out = textFlag(flags, "out");
  if (paths.length === 0) {
    throw new UsageError(`Cannot import ${format.name} without its files: name them after the format`, {
      hint: `For example: ${format.example}`,
    });
  }
  if (out === undefined) throw new UsageError("Cannot import without --out: name the folder of the run");
  for (const [flag, option] of Object.entries(optionFlags)) {
    // `--no-gold` is taken by all formats.
    if (flags[flag] === undefined || flags[flag] === false || format.takes.includes(option)) continue;
    const written = flag.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
    const takers = Object.values(importFormats).filter(({ takes }) => takes.includes(option));
    throw new UsageError(`Format ${format.name} takes no --${written}`, {
      hint: `These do: ${takers.map((taker) => taker.name).join(", ")}`,
    });
  }
  return {
    format,
    files: openFiles(paths, surroundings.cwd),
    options: optionsOf(flags, surroundings),
    dataset: textFlag(flags, "dataset"),
    evaluator: textFlag(flags, "evaluator"),
    protocol: textFlag(flags, "protocol"),
    reading: readingOf(textFlag(flags, "reading"), format),
    partial: isSet(flags, "partial"),
    // commander turns --no-gold into gold: false.
    withoutGold: flags["gold"] === false,
    out: resolve(surroundings.cwd, out),
  };
}

function formatNamed(name: string | undefined): ImportFormat {
  const names = Object.keys(importFormats);
  if (name === undefined) {
    throw new UsageError("Cannot import without a format", { hint: `Name one of ${names.join(", ")}` });
  }
  const format = Object.hasOwn(importFormats, name) ? importFormats[name] : undefined;
  if (format !== undefined) return format;
  const meant = didYouMean(name, names);
  throw new UsageError(`Unknown import format '${name}'`, {
    hint:
      meant === undefined
        ? `Name one of ${names.join(", ")}; for all others, generic with a mapping file`
        : `Did you mean '${meant}'?`,
  });
}

function readingOf(
  written: string | undefined,
  { name, compatibility }: ImportFormat,
): ImportRequest["reading"] {
  if (written === undefined) return compatibility === undefined ? "own" : "published";
  if (written === "own") return "own";
  if (written !== "published")
    throw new UsageError(`Expected own or published for --reading: got '${written}'`);
  if (compatibility === undefined) {
    throw new UsageError(`Format ${name} has no rules of its authors: its replies are read by ours`);
  }
  return "published";
}

function optionsOf(flags: Flags, surroundings: Surroundings): ImportOptions {
  const gold = textFlag(flags, "gold");
  const map = textFlag(flags, "map");
  return {
    gold: gold === undefined ? undefined : openFiles([gold], surroundings.cwd)[0],
    goldField: textFlag(flags, "goldField"),
    criterion: textFlag(flags, "criterion"),
    clamp: isSet(flags, "clamp") ? true : undefined,
    mapping: map === undefined ? undefined : readMapping(map, surroundings),
  };
}

function readMapping(file: string, { cwd, environment }: Surroundings): Mapping {
  let text: string;
  try {
    text = readTextFile(resolve(cwd, file));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Cannot read the mapping ${file}: ${reason}`, { cause });
  }
  return parseWith(mappingSchema, readYaml({ file, text, environment }));
}

function listText({ json }: Terminal): string {
  const formats = Object.values(importFormats);
  if (json) {
    const rows = formats.map(({ name, title, takes, example }) => ({ name, title, takes, example }));
    return `${JSON.stringify(rows, undefined, 2)}\n`;
  }
  const columns = [
    { title: "format", align: "left" },
    { title: "what", align: "left", least: 30, wrap: true },
  ] as const;
  return `${textTable(
    columns,
    formats.map(({ name, title }) => [name, title]),
  )}\n`;
}

function showRows(
  terminal: Terminal,
  now: () => number,
): { readonly row: (rows: number) => void; readonly end: () => void } {
  const every = terminal.live ? 100 : 10_000;
  let last = now();
  return {
    row: (rows) => {
      if (terminal.quiet || terminal.json || now() - last < every) return;
      last = now();
      if (terminal.live) terminal.control("\r\u001b[K");
      terminal.err(`${formatCount(rows)} rows${terminal.live ? "" : "\n"}`);
    },
    end: () => {
      if (terminal.live && !terminal.quiet && !terminal.json) terminal.control("\r\u001b[K");
    },
  };
}

function conclude(end: ImportEnd, folder: string, terminal: Terminal): void {
  if (end.kind === "there") {
    if (terminal.json) terminal.out(`${JSON.stringify({ type: "import.there", out: folder })}\n`);
    else if (!terminal.quiet) terminal.out(`${folder} holds this import already: nothing was written\n`);
    return;
  }
  const { judgments, replies, leaderboard } = end;
  if (terminal.json) {
    terminal.out(`${JSON.stringify({ type: "import.done", out: folder, judgments, replies })}\n`);
    return;
  }
  if (terminal.quiet) return;
  const kept =
    replies === "text" ? "with the judges' replies" : "without replies: only what others read from them";
  terminal.out(`${terminalReport(leaderboard)}\n\n`);
  terminal.out(`Imported ${formatCount(judgments)} judgments, ${kept}\nFiles: ${folder}/\n`);
}
