import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Correction, CorrectionMethod } from "../../core/correction.js";
import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import { correctionReport } from "../../report/correction-report.js";
import { openFiles } from "../compose/imports/open-files.js";
import { readRun } from "../compose/read-run.js";
import { cellsFlag } from "../cells-flag.js";
import { terminalOf } from "../config-flags.js";
import { correctRun } from "../correct-run.js";
import { correctTable } from "../correct-table.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { textFlag, type Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { numberFlag } from "../number-flag.js";
import { readValues } from "../read-values.js";

/** `reife correct <input>`: what humans would say of all items, by a judge's verdicts on all and human labels of some. */
export async function correctCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const [input = ""] = args;
  const shared = {
    level: numberFlag(flags, "level", { above: 0, below: 1 }) ?? 0.95,
    methods: methodsOf(textFlag(flags, "method")),
    hide: hiddenBy(flags),
  };
  const corrections = isFolder(input)
    ? await ofRun(input, flags, shared)
    : [await ofTable(input, flags, shared)];
  terminal.out(
    terminal.json
      ? jsonDocument({ schema: "reife/correction/1", corrections })
      : `${correctionReport(corrections)}\n`,
  );
  return exitCode.done;
}

interface Shared {
  readonly level: number;
  readonly methods: readonly CorrectionMethod[];
  readonly hide: { readonly keep: number; readonly seed: number } | undefined;
}

async function ofRun(folder: string, flags: Flags, shared: Shared): Promise<readonly Correction[]> {
  refuse(flags, ["judgeColumn", "humanColumn", "clusterColumn", "values"], "a run folder");
  const run = await readRun(folder, process.cwd());
  const criterion = textFlag(flags, "criterion");
  return correctRun(run, { ...shared, cells: cellsFlag(flags), criterion });
}

async function ofTable(name: string, flags: Flags, shared: Shared): Promise<Correction> {
  refuse(flags, ["filter", "criterion"], "a file");
  const [file] = openFiles([name], process.cwd());
  if (file === undefined) throw new UsageError("Cannot correct nothing: name a run folder or a file");
  const values = textFlag(flags, "values");
  return correctTable(file, {
    ...shared,
    columns: {
      judge: textFlag(flags, "judgeColumn") ?? "judge",
      human: textFlag(flags, "humanColumn") ?? "human",
      cluster: textFlag(flags, "clusterColumn"),
    },
    values: values === undefined ? undefined : readValues(values),
  });
}

function refuse(flags: Flags, names: readonly string[], what: string): void {
  for (const name of names) {
    if (flags[name] === undefined) continue;
    const written = name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
    throw new UsageError(`--${written} says nothing of ${what}`);
  }
}

function isFolder(input: string): boolean {
  try {
    return statSync(resolve(process.cwd(), input)).isDirectory();
  } catch {
    return false;
  }
}

const known: readonly CorrectionMethod[] = ["classical", "ppi", "rogan-gladen"];

function methodsOf(text: string | undefined): readonly CorrectionMethod[] {
  if (text === undefined) return known;
  return text.split(",").map((part) => {
    const name = part.trim();
    const method = known.find((candidate) => candidate === name);
    if (method !== undefined) return method;
    const meant = didYouMean(name, known);
    throw new UsageError(`Expected any of ${known.join(", ")} for --method: got '${name}'`, {
      hint: meant === undefined ? undefined : `Did you mean '${meant}'?`,
    });
  });
}

function hiddenBy(flags: Flags): Shared["hide"] {
  const keep = numberFlag(flags, "labels", { least: 2, whole: true });
  const seed = numberFlag(flags, "seed", { least: 0, whole: true }) ?? 1;
  return keep === undefined ? undefined : { keep, seed };
}
