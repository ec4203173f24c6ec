import { relative } from "node:path";
import type { Annotation } from "../../../core/annotation.js";
import { UsageError } from "../../../core/errors.js";
import { sha256 } from "../../../core/sha256.js";
import {
  annotationAgreement,
  type AgreementRow,
  type GivenLabels,
} from "../../../flask/annotation-agreement.js";
import { annotationProtocol, type AnnotationProtocol } from "../../../flask/annotation-protocol.js";
import { annotationSteps } from "../../../flask/annotation-prompts.js";
import { formatCoefficient, formatCount } from "../../../report/format-figure.js";
import { textTable } from "../../../report/text-table.js";
import { askStage } from "../../ask-stage.js";
import { batchFlags } from "../../batch-flags.js";
import { chooseCards } from "../../choose-cards.js";
import { findQuestions } from "../../compose/flask/find-questions.js";
import { loadAnnotator } from "../../compose/flask/load-annotator.js";
import { prepareStage } from "../../compose/flask/prepare-stage.js";
import type { StageReply } from "../../compose/flask/stage-replies.js";
import { loadCatalogs } from "../../compose/load-catalogs.js";
import { loadEvaluators } from "../../compose/load-evaluators.js";
import { lookAround } from "../../compose/surroundings.js";
import { configFlags, surroundingsFlags, terminalOf } from "../../config-flags.js";
import type { ExitCode } from "../../exit-code.js";
import { listFlag, textFlag, type Flags } from "../../flags.js";
import { stageSummary } from "../../stage-summary.js";
import type { Terminal } from "../../terminal.js";
import { wholeNumberFlag } from "../../whole-number-flag.js";

/** `reife flask annotate <evaluators...>`: domain, skills and difficulty of instructions, and how far they agree with given labels. */
export async function flaskAnnotateCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const named = textFlag(flags, "questions");
  if (named === undefined)
    throw new UsageError("Cannot annotate without --questions: name a dataset, a set of FLASK or a file", {
      hint: "For example: reife flask annotate gpt-4o-mini --questions llmbar-natural",
    });
  const questions = await findQuestions(named, surroundings);
  const against = textFlag(flags, "against");
  const given =
    against === undefined ? undefined : labelsOf((await findQuestions(against, surroundings)).questions);
  const seed = wholeNumberFlag(flags, "seed", { least: 0 }) ?? 1;
  const protocol = annotationProtocol({ ...loadAnnotator(surroundings), seed });
  const evaluators = loadEvaluators(
    chooseCards(loadCatalogs(surroundings).evaluators, args, surroundings.cwd),
    surroundings,
  );
  const stage = prepareStage(
    { name: "annotate", evaluators, protocol, questions, flags: configFlags(flags) },
    surroundings,
  );
  const asked = await askStage({
    ...stage,
    batching: batchFlags(flags),
    ...{ reuse: listFlag(flags, "reuse"), surroundings, terminal, files: "annotations" },
    lineOf: (reply) => ({ ...annotationOf(reply, protocol) }),
  });
  terminal.out(stageSummary(asked, { terminal, out: relative(surroundings.cwd, stage.run.out) || "." }));
  if (given !== undefined) {
    for (const [evaluator, replies] of asked.replies) {
      const annotations = replies.map((reply) => annotationOf(reply, protocol));
      tell(
        evaluator,
        { rows: annotationAgreement(annotations, given, seed), against: against ?? "" },
        terminal,
      );
    }
  }
  return asked.code;
}

function annotationOf({ trial, outcome, records }: StageReply, protocol: AnnotationProtocol): Annotation {
  const { instance, cell } = trial;
  const labels: Partial<Record<(typeof annotationSteps)[number], readonly string[]>> = {};
  const lost: Record<string, string> = {};
  for (const step of annotationSteps) {
    const record = records.get(step);
    if (record === undefined) {
      lost[step] = outcome?.kind === "failed" ? outcome.failure : "not-asked";
      continue;
    }
    const reading = protocol.read(instance, step, record.reply);
    if (reading.kind === "labels") labels[step] = reading.labels;
    else lost[step] = reading.reason;
  }
  const { dataset, id, cluster } = instance;
  return { dataset, instance: id, cluster, evaluator: cell.evaluator, ...labels, lost };
}

function labelsOf(
  questions: readonly ({ readonly instruction: string } & GivenLabels)[],
): ReadonlyMap<string, GivenLabels> {
  return new Map(questions.map((question) => [sha256(question.instruction).slice(0, 16), question]));
}

function tell(
  evaluator: string,
  { rows, against }: { readonly rows: readonly AgreementRow[]; readonly against: string },
  terminal: Terminal,
): void {
  if (terminal.json)
    terminal.out(`${JSON.stringify({ type: "annotation.agreement", evaluator, against, rows })}\n`);
  if (terminal.json || terminal.quiet) return;
  const table = textTable(
    [
      { title: "label", align: "left" },
      { title: "figure", align: "left" },
      { title: "n", align: "right" },
      { title: "value", align: "right" },
      { title: "95 %", align: "left" },
    ],
    rows.map(({ label, figure, n, estimate }) => [
      ...[label, figure, formatCount(n), formatCoefficient(estimate)],
      "value" in estimate && estimate.low !== undefined && estimate.high !== undefined
        ? `${estimate.low.toFixed(2)} to ${estimate.high.toFixed(2)}`
        : "-",
    ]),
  );
  terminal.out(`\n${evaluator} against the labels of ${against}\n${table}\n`);
}
