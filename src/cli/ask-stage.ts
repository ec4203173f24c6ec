import { join } from "node:path";
import type { BatchJournal } from "../core/batch-journal.js";
import type { ResultStore } from "../core/result-store.js";
import type { EngineEvaluator } from "../engine/engine-evaluator.js";
import { batchFlags, type BatchFlags } from "./batch-flags.js";
import { createEvaluators } from "./compose/create-evaluators.js";
import type { PreparedStage } from "./compose/flask/prepare-stage.js";
import { stageReplies, type StageReply } from "./compose/flask/stage-replies.js";
import { judgeRun, type JudgedRun } from "./compose/judge-run.js";
import { makeStageFolder } from "./compose/flask/make-stage-folder.js";
import { writeLines } from "./compose/flask/write-lines.js";
import { manifestOf } from "./compose/manifest-of.js";
import { openJournal } from "./compose/open-journal.js";
import { openStore } from "./compose/open-store.js";
import { requireKeys } from "./compose/require-keys.js";
import { requirePrices } from "./compose/require-prices.js";
import { runPathsOf } from "./compose/run-paths-of.js";
import type { Surroundings } from "./compose/surroundings.js";
import { writeManifest, type ManifestEnd } from "./compose/write-manifest.js";
import { exitCode, type ExitCode } from "./exit-code.js";
import { plannedTrials } from "./planned-trials.js";
import { watchJudging } from "./progress/watch-judging.js";
import type { Terminal } from "./terminal.js";

/** Where and how a stage is carried out. */
export interface AskStageParts extends PreparedStage {
  readonly reuse: readonly string[];
  readonly surroundings: Surroundings;
  readonly terminal: Terminal;
  /** Folder below the stage's own that its files go to. */
  readonly files: string;
  /** The line that a question's reply makes; undefined: none, for there is nothing to say. */
  readonly lineOf?: ((reply: StageReply) => StageLine | undefined) | undefined;
  /** The lines of an evaluator's file, where they are more than one for each reply. */
  readonly linesOf?:
    ((evaluator: string, replies: readonly StageReply[]) => readonly StageLine[]) | undefined;
  /** Absent: new calls are made live. */
  readonly batching?: BatchFlags | undefined;
}

/** A line of a stage's file. */
export type StageLine = Readonly<Record<string, unknown>>;

/** How a stage ended. */
export interface AskedStage {
  readonly code: ExitCode;
  readonly stopped: JudgedRun["stopped"];
  readonly replies: ReadonlyMap<string, readonly StageReply[]>;
  /** Files written, by evaluator, from the stage's folder. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Asks what is missing and writes a file of lines for each evaluator, whole each time, from the stored replies. Any end is resumed by the
 * same command: replies are known by who was asked what, in which words and with which settings.
 */
export async function askStage(parts: AskStageParts): Promise<AskedStage> {
  const { run, readings, reuse, surroundings } = parts;
  requirePrices(run);
  const evaluators = createEvaluators(run, surroundings);
  await requireKeys({ run, reuse, evaluators, readings, surroundings });
  makeStageFolder(join(run.out, parts.files));
  const store = await openStore({ folder: run.out, reuse, cwd: surroundings.cwd });
  try {
    const journal = await openJournal(run.out);
    try {
      return await carryOut({ ...parts, store, evaluators, journal });
    } finally {
      await journal.close();
    }
  } finally {
    await store.close();
  }
}

interface Asking extends AskStageParts {
  readonly store: ResultStore;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  /** Which batches are under way; the store's lock guards it too. */
  readonly journal: BatchJournal;
}

async function carryOut(parts: Asking): Promise<AskedStage> {
  const { run, surroundings } = parts;
  const paths = runPathsOf(run.out);
  const madeOf = manifestOf(paths, parts);
  const begun = { madeOf, start: new Date(surroundings.clock.now()).toISOString() };
  const planned = plannedTrials(run.plan);
  const manifest = (end: ManifestEnd): void => {
    // What other commands make of stages says itself what it is made of.
    if (run.flask !== undefined) writeManifest(paths, begun, end);
  };
  manifest({ trials: { planned, judged: 0, failed: 0 }, ended: "running" });
  const judged = await ask(parts);
  const replies = stageReplies({ ...parts, failures: judged.failures });
  const files = new Map<string, string>();
  for (const [evaluator, list] of replies) {
    const name = join(parts.files, `${evaluator.replaceAll("/", "-")}.jsonl`);
    const lines = parts.linesOf?.(evaluator, list) ?? list.map((reply) => parts.lineOf?.(reply));
    writeLines(
      join(run.out, name),
      lines.filter((line) => line !== undefined),
    );
    files.set(evaluator, name);
  }
  const code = codeOf(judged, replies);
  const outcomes = [...replies.values()].flat().flatMap(({ outcome }) => outcome ?? []);
  const failed = outcomes.filter(({ kind }) => kind === "failed").length;
  manifest({
    trials: { planned, judged: outcomes.length, failed },
    ended: judged.stopped ?? (code === exitCode.incomplete ? "incomplete" : "done"),
    end: new Date(surroundings.clock.now()).toISOString(),
  });
  return { code, stopped: judged.stopped, replies, files };
}

function ask(asking: Asking): Promise<JudgedRun> {
  const { run, terminal, surroundings, journal, batching: flags = batchFlags({}) } = asking;
  const { maxCostUsd, maxSeconds } = run.config.limits;
  const watched = { plan: run.plan, clock: surroundings.clock, terminal };
  // What an open batch will bring must not be paid for a second time, also where no new one is wanted.
  const batching = flags.submits || journal.open().length > 0 ? { ...flags, journal } : undefined;
  return watchJudging({ ...watched, statusFile: runPathsOf(run.out).status }, ({ onEvent, drain, abort }) =>
    judgeRun({ ...asking, batching, onEvent, drain, abort, maxCostUsd, maxSeconds }),
  );
}

function codeOf({ stopped }: JudgedRun, replies: AskedStage["replies"]): ExitCode {
  if (stopped === "interrupted") return exitCode.interrupted;
  if (stopped !== undefined) return exitCode.budget;
  const lost = [...replies.values()]
    .flat()
    .some(({ outcome }) => outcome === undefined || outcome.kind === "failed");
  return lost ? exitCode.incomplete : exitCode.done;
}
