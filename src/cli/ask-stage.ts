import { join } from "node:path";
import type { ResultStore } from "../core/result-store.js";
import type { EngineEvaluator } from "../engine/engine-evaluator.js";
import { createEvaluators } from "./compose/create-evaluators.js";
import type { PreparedStage } from "./compose/flask/prepare-stage.js";
import { stageReplies, type StageReply } from "./compose/flask/stage-replies.js";
import { judgeRun, type JudgedRun } from "./compose/judge-run.js";
import { makeStageFolder } from "./compose/flask/make-stage-folder.js";
import { writeLines } from "./compose/flask/write-lines.js";
import { openStore } from "./compose/open-store.js";
import { requireKeys } from "./compose/require-keys.js";
import { requirePrices } from "./compose/require-prices.js";
import { runPathsOf } from "./compose/run-paths-of.js";
import type { Surroundings } from "./compose/surroundings.js";
import { exitCode, type ExitCode } from "./exit-code.js";
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
  readonly lineOf: (reply: StageReply) => Readonly<Record<string, unknown>> | undefined;
}

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
    const judged = await ask({ ...parts, store, evaluators });
    const replies = stageReplies({ ...parts, store, evaluators, failures: judged.failures });
    const files = new Map<string, string>();
    for (const [evaluator, list] of replies) {
      const name = join(parts.files, `${evaluator.replaceAll("/", "-")}.jsonl`);
      writeLines(
        join(run.out, name),
        list.flatMap((reply) => parts.lineOf(reply) ?? []),
      );
      files.set(evaluator, name);
    }
    return { code: codeOf(judged, replies), stopped: judged.stopped, replies, files };
  } finally {
    await store.close();
  }
}

interface Asking extends AskStageParts {
  readonly store: ResultStore;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
}

function ask(asking: Asking): Promise<JudgedRun> {
  const { run, terminal, surroundings } = asking;
  const { maxCostUsd, maxSeconds } = run.config.limits;
  const watched = { plan: run.plan, clock: surroundings.clock, terminal };
  return watchJudging({ ...watched, statusFile: runPathsOf(run.out).status }, ({ onEvent, drain, abort }) =>
    judgeRun({ ...asking, onEvent, drain, abort, maxCostUsd, maxSeconds }),
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
