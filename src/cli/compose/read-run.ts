import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { StoreError, UsageError } from "../../core/errors.js";
import { IdTable } from "../../core/id-table.js";
import { isInstanceFacts } from "../../core/is-instance-facts.js";
import { isJudgment } from "../../core/is-judgment.js";
import { isManifest } from "../../core/is-manifest.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { Judgment } from "../../core/judgment.js";
import { parseJson } from "../../core/parse-json.js";
import type { RunManifest } from "../../core/run-manifest.js";
import type { CallFacts } from "../../metrics/call-totals.js";
import { createJudgmentParser } from "../../store/create-judgment-parser.js";
import type { LineParser } from "../../store/parse-line.js";
import { readCalls } from "../../store/read-calls.js";
import { readJsonLines } from "../../store/read-json-lines.js";
import { runPaths, type RunPaths } from "../../store/run-paths.js";
import { JudgmentTable } from "../judgment-table.js";
import { CallFactsTable } from "./call-facts-table.js";
import { readCallFacts } from "./read-call-facts.js";
import { reusedFolders } from "./reused-folders.js";
import { shareTexts } from "./share-texts.js";
import { writeAnewHint } from "./write-anew-hint.js";

/** A run as its folder keeps it: all that its numbers are computed from. */
export interface StoredRun {
  readonly paths: RunPaths;
  readonly manifest: RunManifest;
  readonly judgments: readonly Judgment[];
  readonly facts: readonly InstanceFacts[];
  readonly callFacts: (id: string) => CallFacts | undefined;
}

/** A run whose judgments are read as often as they are asked for, and held nowhere. */
export interface StreamedRun extends Pick<StoredRun, "paths" | "manifest" | "facts"> {
  readonly judgments: () => Iterable<Judgment>;
}

/** A run whose judgments are packed: it takes a fraction of the memory. */
export interface PackedRun extends Omit<StoredRun, "judgments"> {
  readonly judgments: JudgmentTable;
  /** The figures of a call by its number in `judgments`. */
  readonly callFactsAt?: ((call: number) => CallFacts | undefined) | undefined;
}

/** Reads a run folder. Throws a `UsageError` where it is none, a `StoreError` naming file and line where it is damaged. */
export async function readRun(folder: string, cwd: string): Promise<StoredRun> {
  const { calls, ...run } = await readWith(streamRun(folder, cwd), (judgments) =>
    Array.from(judgments, shareTexts()),
  );
  return { ...run, callFacts: (id) => calls.get(id) };
}

/** Reads a run folder as `readRun` does, without ever holding its judgments one by one. */
export async function readPackedRun(folder: string, cwd: string): Promise<PackedRun> {
  const ids = new IdTable();
  const gather = (judgments: Iterable<Judgment>): JudgmentTable => JudgmentTable.of(judgments, ids);
  const { calls, ...run } = await readWith(streamRun(folder, cwd), gather, ids);
  return { ...run, callFacts: (id) => calls.get(id), callFactsAt: (call) => calls.at(call) };
}

interface ReadWith<Judgments> extends Omit<StoredRun, "judgments" | "callFacts"> {
  readonly judgments: Judgments;
  readonly calls: CallFactsTable;
}

/**
 * Reads a run folder but for its judgments, which are read, and found damaged as `readRun` finds them, one by one as often as
 * they are asked for.
 */
export function streamRun(folder: string, cwd: string): StreamedRun {
  const paths = runPaths(resolve(cwd, folder));
  const manifest = readRunManifest(folder, cwd);
  if (!existsSync(paths.judgments)) throw nothingYet(folder);
  const hint = writeAnewHint(manifest, folder);
  return {
    paths,
    manifest,
    facts: [...checked(paths.instances, { is: isInstanceFacts, what: "instance", hint })],
    judgments: () => judgmentsIn(paths.judgments, { folder, manifest, hint }),
  };
}

async function readWith<Judgments>(
  run: StreamedRun,
  gather: (judgments: Iterable<Judgment>) => Judgments,
  ids?: IdTable,
): Promise<ReadWith<Judgments>> {
  const judgments = gather(run.judgments());
  return { ...run, judgments, calls: await callFactsOf(run.paths, run.manifest, ids) };
}

function nothingYet(folder: string): UsageError {
  return new UsageError(`Cannot read ${folder}: the run has no judgments yet`, {
    hint: "Run its config again: it goes on where it stopped; or see how far it is: reife leaderboard <run> --anytime",
  });
}

/** The manifest of a run folder, which is there from the first call on. Throws as `readRun` does. */
export function readRunManifest(folder: string, cwd: string): RunManifest {
  const paths = runPaths(resolve(cwd, folder));
  if (!existsSync(paths.manifest)) {
    throw new UsageError(`Cannot read ${folder}: it is no run folder, for it holds no manifest.json`, {
      hint: "`reife run <config>` makes one below results/",
    });
  }
  return readManifest(paths.manifest);
}

interface Described {
  readonly folder: string;
  readonly manifest: RunManifest;
  /** How to mend the file. */
  readonly hint: string;
}

/** Fewer lines than the manifest counts are a file that was cut off, or emptied: its numbers would be those of a part. */
function* judgmentsIn(file: string, { folder, manifest, hint }: Described): Generator<Judgment> {
  const { trials } = manifest;
  let held = 0;
  const parse = createJudgmentParser();
  for (const judgment of checked(file, { is: isJudgment, what: "judgment", hint, parse })) {
    held += 1;
    yield judgment;
  }
  if (held < trials.judged) {
    throw new StoreError(
      `Cannot read ${file}: it holds ${held === 0 ? "none" : held} of the run's ${trials.judged} judgments`,
      { hint },
    );
  }
  if (held === 0) throw nothingYet(folder);
}

function readManifest(file: string): RunManifest {
  const value = parseManifest(file);
  if (isManifest(value)) return value;
  throw new StoreError(`Cannot read ${file}: it is no manifest of this version`, {
    hint: "Run the config again with this version of reife",
  });
}

function parseManifest(file: string): unknown {
  try {
    return parseJson(readFileSync(file, "utf8"));
  } catch (error) {
    throw new StoreError(`Cannot read ${file}: it is no JSON`, { cause: error });
  }
}

/** The figures of the run's own calls, and of those of other runs that it uses and that are still where they were. */
async function callFactsOf(
  paths: RunPaths,
  manifest: RunManifest,
  ids: IdTable | undefined,
): Promise<CallFactsTable> {
  const facts = new CallFactsTable(ids);
  for (const folder of [paths.folder, ...reusedFolders(paths, manifest).toReversed()]) {
    const file = runPaths(folder).calls;
    if (existsSync(file)) await readCallFacts({ records: () => readCalls(file) }, facts);
  }
  return facts;
}

interface Wanted<Value> {
  readonly is: (value: unknown) => value is Value;
  readonly what: string;
  /** How to mend the file. */
  readonly hint: string;
  readonly parse?: LineParser | undefined;
}

function* checked<Value>(file: string, { is, what, hint, parse }: Wanted<Value>): Generator<Value> {
  let line = 0;
  for (const value of readJsonLines(file, hint, parse)) {
    line += 1;
    if (!is(value)) throw new StoreError(`Cannot read ${file}:${line}: it is no ${what}`, { hint });
    yield value;
  }
}
