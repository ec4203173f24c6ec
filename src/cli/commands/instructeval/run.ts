import { join, relative } from "node:path";
import { UsageError } from "../../../core/errors.js";
import type { EvaluatorCard } from "../../../core/evaluator-card.js";
import { formatCount } from "../../../report/format-figure.js";
import { instructEvalReport } from "../../../report/instructeval-report.js";
import { chooseCards } from "../../choose-cards.js";
import { makeStageFolder } from "../../compose/flask/make-stage-folder.js";
import { writeLines } from "../../compose/flask/write-lines.js";
import { estimateStage } from "../../compose/instructeval/estimate-stage.js";
import { gradedFile } from "../../compose/instructeval/graded-file.js";
import { loadBenchmarks, type LoadedBenchmarks } from "../../compose/instructeval/load-benchmarks.js";
import { prepareAnswers, type PreparedAnswers } from "../../compose/instructeval/prepare-answers.js";
import { readResults } from "../../compose/instructeval/read-results.js";
import { writeManifest } from "../../compose/instructeval/write-manifest.js";
import { loadCatalogs } from "../../compose/load-catalogs.js";
import { loadEvaluators } from "../../compose/load-evaluators.js";
import { lookAround, type Surroundings } from "../../compose/surroundings.js";
import { writeFile } from "../../compose/write-file.js";
import { configFlags, surroundingsFlags, terminalOf } from "../../config-flags.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { isSet, listFlag, textFlag, type Flags } from "../../flags.js";
import { instructEvalPlan } from "../../instructeval-plan.js";
import { instructEvalStages } from "../../instructeval-stages.js";
import type { Terminal } from "../../terminal.js";
import { wholeNumberFlag } from "../../whole-number-flag.js";

/** `reife instructeval run <respondents...>`: models answer benchmarks, a judge scores their texts, everything is graded by both rules. */
export async function instructEvalRunCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const catalog = loadCatalogs(surroundings).evaluators;
  const respondents = loadEvaluators(chooseCards(catalog, args, surroundings.cwd), surroundings);
  const judgeId = textFlag(flags, "judge");
  const judge = judgeId === undefined ? undefined : oneCard(judgeId, surroundings);
  const benchmarks = await loadBenchmarks(namesIn(textFlag(flags, "tasks")), surroundings);
  const samples = wholeNumberFlag(flags, "samples", { least: 1 }) ?? 1;
  const parts = { respondents, judge, samples };
  const prepared = prepareAnswers(
    {
      ...parts,
      benchmarks: benchmarks.loaded,
      flags: { ...configFlags(flags), out: textFlag(flags, "out") },
    },
    surroundings,
  );
  const reuse = listFlag(flags, "reuse");
  await tellPlan(prepared, { benchmarks, judge, reuse, surroundings, terminal, isAll: isSet(flags, "plan") });
  if (isSet(flags, "plan")) return exitCode.done;
  writeManifest({ ...parts, prepared, cards: benchmarks.cards }, surroundings);
  const { out } = prepared.stage.run;
  const { code, graded } = await instructEvalStages({ prepared, judge, reuse, surroundings, terminal });
  makeStageFolder(join(out, "graded"));
  for (const [respondent, items] of graded) writeLines(join(out, gradedFile(respondent)), items);
  const results = readResults(out);
  writeFile(join(out, "results.json"), `${JSON.stringify(results, undefined, 2)}\n`);
  const shown = relative(surroundings.cwd, out) || ".";
  if (terminal.json)
    terminal.out(`${JSON.stringify({ type: "instructeval.done", out: shown, code, results })}\n`);
  else if (!terminal.quiet) terminal.out(`${instructEvalReport(results, "table")}${endOf(code, shown)}`);
  return code;
}

function endOf(code: ExitCode, out: string): string {
  const more =
    code === exitCode.done ? "" : "The same command goes on where it stopped and pays for nothing twice.\n";
  return `\n${out}/graded: each answer with its grades. ${out}/results.json: these figures.\n${more}`;
}

function namesIn(written: string | undefined): readonly string[] {
  return (written ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function oneCard(id: string, surroundings: Surroundings): EvaluatorCard {
  const entries = chooseCards(loadCatalogs(surroundings).evaluators, [id], surroundings.cwd);
  const [card, second] = loadEvaluators(entries, surroundings);
  if (card === undefined || second !== undefined)
    throw new UsageError(`Cannot judge by ${id}: it names ${entries.length} evaluators, expected one`);
  return card;
}

interface PlanTelling {
  readonly benchmarks: LoadedBenchmarks;
  readonly judge: EvaluatorCard | undefined;
  readonly reuse: readonly string[];
  readonly surroundings: Surroundings;
  readonly terminal: Terminal;
  /** Whether the plan is all that was asked for: it is data then. */
  readonly isAll: boolean;
}

async function tellPlan(prepared: PreparedAnswers, telling: PlanTelling): Promise<void> {
  const { benchmarks, judge, terminal, isAll } = telling;
  if (terminal.quiet && !isAll) return;
  const estimate = await estimateStage(prepared.stage, telling);
  if (terminal.json) {
    const cells = Object.fromEntries(estimate.cells);
    terminal.out(`${JSON.stringify({ type: "instructeval.plan", total: estimate.total, cells })}\n`);
    return;
  }
  const writing = prepared.tasks.find(({ card }) => card.area === "writing");
  const texts =
    (writing?.instances.length ?? 0) *
    prepared.stage.run.plan.cells.filter(({ dataset }) => dataset === writing?.card.id).length;
  const text = instructEvalPlan(prepared, estimate, [
    ...(benchmarks.absent.length === 0
      ? []
      : [`Left out, not here: ${benchmarks.absent.join(", ")} (reife datasets pull <id>)`]),
    ...(texts === 0
      ? []
      : judge === undefined
        ? ["Texts are written and not scored: name a judge with --judge"]
        : [
            `Then ${judge.id} is asked twice about each of ${formatCount(texts)} texts: up to ${formatCount(2 * texts)} calls`,
          ]),
  ]);
  if (isAll) terminal.out(text);
  else terminal.err(text);
}
