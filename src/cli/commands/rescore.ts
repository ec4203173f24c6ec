import { judgmentKey } from "../../core/judgment-key.js";
import type { Judgment } from "../../core/judgment.js";
import { terminalReport } from "../../report/terminal-report.js";
import { textTable } from "../../report/text-table.js";
import { CallFactsTable } from "../compose/call-facts-table.js";
import { createEvaluators } from "../compose/create-evaluators.js";
import { finishRun } from "../compose/finish-run.js";
import { judgmentsOf, type FailedTrial } from "../compose/judgments-of.js";
import { markRaced } from "../compose/mark-raced.js";
import { notingStore } from "../compose/noting-store.js";
import { openStore } from "../compose/open-store.js";
import { reusedFolders } from "../compose/reused-folders.js";
import { prepareStoredRun } from "../compose/prepare-stored-run.js";
import { rescoreImport } from "../compose/imports/rescore-import.js";
import type { PreparedRun } from "../compose/prepare-run.js";
import { readPackedRun, type PackedRun } from "../compose/read-run.js";
import { readingsOf } from "../compose/readings-of.js";
import { lookAround, type Surroundings } from "../compose/surroundings.js";
import { compareJudgments, type JudgmentComparison } from "../compare-judgments.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { listFlag, type Flags } from "../flags.js";
import { JudgmentTable } from "../judgment-table.js";
import type { Terminal } from "../terminal.js";

/**
 * `reife rescore <run>`: reads the stored replies again with the parsers, rules and cards as they are now, and says what
 * moved. Calls nobody. Where prompts have changed, the stored replies answer other questions: nothing is written then.
 */
export async function rescoreCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = { ...lookAround(surroundingsFlags(flags)), offline: true };
  const stored = await readPackedRun(args[0] ?? "", surroundings.cwd);
  if (stored.manifest.imported !== undefined) return rescoreImported(stored, surroundings, terminal);
  const run = await prepareStoredRun(stored, surroundings);
  const evaluators = createEvaluators(run, surroundings);
  const readings = markRaced(readingsOf(run), stored.manifest.race);
  const reuse = [...listFlag(flags, "reuse"), ...reusedFolders(stored.paths, stored.manifest)];
  const figures = new CallFactsTable();
  const store = notingStore(await openStore({ folder: run.out, reuse, cwd: surroundings.cwd }), figures);
  try {
    const failures = failuresOf(stored.judgments);
    const parts = { run, paths: stored.paths, store, evaluators, readings, failures };
    const asked = JudgmentTable.of(judgmentsOf({ ...parts, plan: run.plan }), figures.ids);
    const comparison = compareJudgments(stored.judgments, withTaken(asked, run));
    if (comparison.lost > 0) return refuse(comparison, terminal);
    const { leaderboard } = await finishRun({ ...parts, asked, figures });
    terminal.out(terminal.json ? `${JSON.stringify(comparison)}\n` : `${movesText(comparison)}\n\n`);
    if (!terminal.json) terminal.out(`${terminalReport(leaderboard)}\n`);
    return exitCode.done;
  } finally {
    await store.close();
  }
}

/** Those that were asked for, then those that came with the run. */
function* withTaken(asked: JudgmentTable, { imported }: PreparedRun): Generator<Judgment> {
  yield* asked;
  for (const { judgments } of imported) yield* judgments;
}

/** Prompts and datasets of imported replies play no part: the parsers alone are asked again. */
async function rescoreImported(
  stored: PackedRun,
  surroundings: Surroundings,
  terminal: Terminal,
): Promise<ExitCode> {
  if (stored.manifest.replies !== "text") {
    terminal.err("reife: this run was imported without replies: there is nothing to read again\n");
    return exitCode.done;
  }
  const { judgments, leaderboard } = await rescoreImport(
    { ...stored, judgments: [...stored.judgments] },
    surroundings,
  );
  const comparison = compareJudgments(stored.judgments, judgments);
  terminal.out(terminal.json ? `${JSON.stringify(comparison)}\n` : `${movesText(comparison)}\n\n`);
  if (!terminal.json) terminal.out(`${terminalReport(leaderboard)}\n`);
  return exitCode.done;
}

/** Trials that failed have no stored reply: they stay failed until the run is run again. */
function failuresOf(judgments: Iterable<Judgment>): ReadonlyMap<string, FailedTrial> {
  const failures = new Map<string, FailedTrial>();
  for (const judgment of judgments) {
    const { outcome, calls } = judgment;
    if (outcome.kind === "failed") failures.set(judgmentKey(judgment), { outcome, calls });
  }
  return failures;
}

function refuse({ lost }: JudgmentComparison, terminal: Terminal): ExitCode {
  terminal.err(
    `reife: ${lost} trials have no stored reply to what would be asked now: their prompts, settings or datasets ` +
      `have changed\n  Nothing was written. Run the config again to ask anew, or put the cards back as they were\n`,
  );
  return exitCode.incomplete;
}

function movesText({ cells }: JudgmentComparison): string {
  const moved = cells.filter((cell) => cell.moved > 0);
  const trials = cells.reduce((total, cell) => total + cell.trials, 0);
  if (moved.length === 0) return `Read ${trials.toLocaleString("en-US")} trials again: nothing moved`;
  const table = textTable(
    [
      { title: "evaluator", align: "left", most: 20 },
      { title: "protocol", align: "left", most: 16 },
      { title: "dataset", align: "left", most: 16 },
      { title: "moved", align: "right" },
      { title: "how", align: "left", most: 18 },
    ],
    moved.map((cell) => [
      cell.evaluator,
      cell.protocol,
      cell.dataset,
      `${cell.moved}/${cell.trials}`,
      Object.entries(cell.kinds)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(", "),
    ]),
  );
  return `Read ${trials.toLocaleString("en-US")} trials again: these moved\n\n${table}`;
}
