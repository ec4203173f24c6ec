import { basename, relative } from "node:path";
import type { StageFile } from "../../../core/flask-stage.js";
import { UsageError } from "../../../core/errors.js";
import { aggregateReviews } from "../../../flask/aggregate-reviews.js";
import type { Question } from "../../../flask/question.js";
import { flaskReport } from "../../../report/flask-report.js";
import { formatCount } from "../../../report/format-figure.js";
import { idRanges } from "../../../report/id-ranges.js";
import { carryOutRun } from "../../carry-out-run.js";
import { chooseCards } from "../../choose-cards.js";
import { findQuestions } from "../../compose/flask/find-questions.js";
import { labelledQuestions } from "../../compose/flask/labelled-questions.js";
import { loadChecklists } from "../../compose/flask/load-checklists.js";
import { namedApart } from "../../compose/flask/named-apart.js";
import { prepareReview } from "../../compose/flask/prepare-review.js";
import { readRubricFile } from "../../compose/flask/read-rubric-file.js";
import type { ImportedAnswers } from "../../compose/flask/read-response-file.js";
import { runReviews } from "../../compose/flask/run-reviews.js";
import { openFiles, sha256OfFile } from "../../compose/imports/open-files.js";
import { loadCatalogs } from "../../compose/load-catalogs.js";
import { readRun } from "../../compose/read-run.js";
import { lookAround } from "../../compose/surroundings.js";
import type { Conclusion } from "../../conclude-run.js";
import { configFlags, surroundingsFlags, terminalOf } from "../../config-flags.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { isSet, listFlag, textFlag, type Flags } from "../../flags.js";
import { unfinishedLines } from "../../next-steps.js";
import { tellPlan } from "../../tell-plan.js";
import type { Terminal } from "../../terminal.js";
import { wholeNumberFlag } from "../../whole-number-flag.js";

/** `reife flask review <evaluators...>`: judges score answers skill by skill; the result is a run. */
export async function flaskReviewCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const isPlan = isSet(flags, "plan");
  const around = lookAround(surroundingsFlags(flags));
  const surroundings = isPlan ? { ...around, offline: true } : around;
  const { cwd } = surroundings;
  const [named, responses] = [textFlag(flags, "questions"), listFlag(flags, "responses")];
  if (named === undefined || responses.length === 0)
    throw new UsageError(
      "Cannot review without --questions and --responses: what was asked, and the answers",
      {
        hint: "For example: reife flask review gpt-4o --questions flask --responses outputs/chatgpt.jsonl",
      },
    );
  const catalogs = loadCatalogs(surroundings);
  const annotations = textFlag(flags, "annotations");
  const [rubric, checklists] = [textFlag(flags, "rubric"), textFlag(flags, "checklists")];
  const found = await findQuestions(named, surroundings);
  const prepared = await prepareReview(
    {
      evaluators: chooseCards(catalogs.evaluators, args, cwd),
      protocols: chooseCards(catalogs.protocols, protocolsIn(flags), cwd),
      ...(annotations === undefined
        ? { questions: found }
        : {
            questions: labelledQuestions(found, annotations),
            annotations: await stageFile(annotations, cwd),
          }),
      responses: openFiles(responses, cwd),
      rubric: rubric === undefined ? undefined : readRubricFile(rubric, cwd),
      checklists: checklists === undefined ? undefined : loadChecklists(checklists, cwd),
      repeats: wholeNumberFlag(flags, "repeats", { least: 1 }) ?? 1,
      flags: configFlags(flags),
    },
    surroundings,
  );
  const { run, answers } = prepared;
  if (!terminal.quiet && !terminal.json)
    for (const file of answers) tellGaps(file, found.questions, terminal);
  if (isPlan) {
    await tellPlan(run, { reuse: listFlag(flags, "reuse"), surroundings, terminal });
    return exitCode.done;
  }
  return carryOutRun(run, {
    flags,
    surroundings,
    terminal,
    tell: (conclusion) => resultText(conclusion, cwd),
  });
}

async function stageFile(name: string, cwd: string): Promise<StageFile | undefined> {
  const [file] = openFiles([name], cwd);
  return file === undefined ? undefined : { name: basename(name), sha256: await sha256OfFile(file) };
}

function protocolsIn(flags: Flags): readonly string[] {
  const written = listFlag(flags, "protocol");
  if (written.length > 0) return written;
  return textFlag(flags, "checklists") === undefined ? ["flask"] : ["flask-checklist"];
}

/** Which questions a respondent leaves open, blank answers among them: they are not reviewed. */
function tellGaps(
  { model, texts }: ImportedAnswers,
  questions: readonly Question[],
  terminal: Terminal,
): void {
  const open = questions.flatMap(({ id }) => (texts.has(id) ? [] : [id]));
  if (open.length === 0) return;
  terminal.err(
    `reife: ${model} answers ${formatCount(texts.size)} of ${formatCount(questions.length)} questions; not ${idRanges(open)}\n`,
  );
}

async function resultText(conclusion: Conclusion, cwd: string): Promise<string> {
  const { run, finished } = conclusion;
  const folder = relative(cwd, run.out) || ".";
  const simulated = finished.cells.filter(({ adapter }) => adapter === "simulated");
  const names = [...new Set(simulated.map(({ evaluator }) => evaluator))];
  const lines = [
    ...(names.length === 0 ? [] : [`Simulated, not an LLM: ${names.join(", ")}`]),
    ...unfinishedLines(conclusion),
    `Files: ${folder}/ (judgments.jsonl, calls.jsonl, manifest.json)`,
    `More: reife flask aggregate ${folder}`,
  ];
  const end = `${lines.join("\n")}\n`;
  if (finished.judged === 0) return end;
  const models = namedApart(runReviews(folder, await readRun(folder, cwd)));
  const baseline = models[0]?.model ?? "";
  const aggregate = aggregateReviews({ models, facets: ["overall", "skill"], baseline });
  return `${flaskReport(aggregate)}\n\n${end}`;
}
