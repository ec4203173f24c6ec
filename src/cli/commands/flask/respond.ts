import { join, relative, resolve } from "node:path";
import { UsageError } from "../../../core/errors.js";
import type { Sampling } from "../../../core/sampling.js";
import { respondProtocol } from "../../../flask/respond-protocol.js";
import { formatCount } from "../../../report/format-figure.js";
import { idRanges } from "../../../report/id-ranges.js";
import { askStage, type StageLine } from "../../ask-stage.js";
import { batchFlags } from "../../batch-flags.js";
import { chooseCards } from "../../choose-cards.js";
import { findQuestions, type FoundQuestions } from "../../compose/flask/find-questions.js";
import { makeStageFolder } from "../../compose/flask/make-stage-folder.js";
import { prepareStage } from "../../compose/flask/prepare-stage.js";
import { readResponseFile, type ImportedAnswers } from "../../compose/flask/read-response-file.js";
import type { StageReply } from "../../compose/flask/stage-replies.js";
import { openFiles } from "../../compose/imports/open-files.js";
import { loadCatalogs } from "../../compose/load-catalogs.js";
import { loadEvaluators } from "../../compose/load-evaluators.js";
import { lookAround, type Surroundings } from "../../compose/surroundings.js";
import { writeFile } from "../../compose/write-file.js";
import { configFlags, surroundingsFlags, terminalOf } from "../../config-flags.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { listFlag, textFlag, type Flags } from "../../flags.js";

import { numberFlag } from "../../number-flag.js";
import { stageSummary } from "../../stage-summary.js";
import type { Terminal } from "../../terminal.js";
import { wholeNumberFlag } from "../../whole-number-flag.js";

/** As FLASK's own respondents were run. */
const defaultMaxTokens = 1024;
const defaultOut = "results/flask-respond";

/** `reife flask respond [evaluators...]`: models answer instructions, or files of answers made elsewhere are checked and taken over. */
export async function flaskRespondCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const imports = listFlag(flags, "import");
  if (args.length === 0 && imports.length === 0) {
    throw new UsageError("Cannot answer without a model: name evaluators, or --import files of answers", {
      hint: "For example: reife flask respond gpt-4o-mini --questions flask-hard",
    });
  }
  const questions = await findQuestions(textFlag(flags, "questions") ?? "flask", surroundings);
  if (imports.length > 0)
    await importAll(imports, { questions, surroundings, terminal, out: textFlag(flags, "out") });
  if (args.length === 0) return exitCode.done;
  const catalog = loadCatalogs(surroundings).evaluators;
  const evaluators = loadEvaluators(chooseCards(catalog, args, surroundings.cwd), surroundings);
  const protocol = respondProtocol(samplingOf(flags));
  const stage = prepareStage(
    { name: "respond", evaluators, protocol, questions, flags: configFlags(flags) },
    surroundings,
  );
  const asked = await askStage({
    ...stage,
    batching: batchFlags(flags),
    ...{ reuse: listFlag(flags, "reuse"), surroundings, terminal, files: "responses" },
    lineOf: responseLine,
  });
  terminal.out(stageSummary(asked, { terminal, out: relative(surroundings.cwd, stage.run.out) || "." }));
  return asked.code;
}

function samplingOf(flags: Flags): Sampling {
  const temperature = numberFlag(flags, "temperature", { least: 0, most: 2 });
  return {
    maxTokens: wholeNumberFlag(flags, "maxTokens", { least: 1 }) ?? defaultMaxTokens,
    ...(temperature === undefined ? {} : { temperature }),
  };
}

/** A line of answers, with the fields of FLASK's own files first; undefined for a question without an answer. */
function responseLine({ trial, outcome, records }: StageReply): StageLine | undefined {
  const record = records.get("respond");
  if (record === undefined || outcome?.kind !== "scores") return undefined;
  const { id } = trial.instance;
  return {
    question_id: /^\d{1,15}$/u.test(id) ? Number(id) : id,
    text: record.reply.text,
    model_id: record.evaluatorId,
    finishReason: record.reply.finishReason,
    prompt: record.messagesHash,
    call: record.id,
  };
}

interface Importing {
  readonly questions: FoundQuestions;
  readonly surroundings: Surroundings;
  readonly terminal: Terminal;
  readonly out: string | undefined;
}

async function importAll(names: readonly string[], importing: Importing): Promise<void> {
  const { questions, surroundings, terminal, out = defaultOut } = importing;
  const folder = resolve(surroundings.cwd, out, "responses");
  for (const file of openFiles(names, surroundings.cwd)) {
    const answers = await readResponseFile(file, questions);
    makeStageFolder(folder);
    writeFile(join(folder, `${answers.model}.jsonl`), answers.lines);
    if (terminal.json)
      terminal.out(
        `${JSON.stringify({ type: "responses.imported", model: answers.model, answers: answers.count, missing: answers.missing, blank: answers.blank })}\n`,
      );
    else if (!terminal.quiet) terminal.out(`${importedLine(answers, questions.questions.length)}\n`);
  }
}

function importedLine({ model, count, missing, blank }: ImportedAnswers, questions: number): string {
  const part = (ids: readonly string[], what: string): string =>
    ids.length === 0 ? "" : `; ${formatCount(ids.length)} ${what}: ${idRanges(ids)}`;
  const head = `${model}: ${formatCount(count)} answers to ${formatCount(questions)} questions`;
  return head + part(missing, "without an answer") + part(blank, "blank");
}
