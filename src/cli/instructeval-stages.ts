import type { CallRecord } from "../core/call-record.js";
import type { ChatReply } from "../core/chat-reply.js";
import type { EvaluatorCard } from "../core/evaluator-card.js";
import type { GradedItem } from "../instructeval/graded-item.js";
import { askStage, type AskStageParts, type AskedStage } from "./ask-stage.js";
import type { StageReply } from "./compose/flask/stage-replies.js";
import { gradeReplies } from "./compose/instructeval/grade-replies.js";
import type { PreparedAnswers } from "./compose/instructeval/prepare-answers.js";
import { prepareJudging } from "./compose/instructeval/prepare-judging.js";
import { runPrograms } from "./compose/instructeval/run-programs.js";
import { textsOf } from "./compose/instructeval/texts-of.js";
import { exitCode, type ExitCode } from "./exit-code.js";

/** Where and how the stages are carried out. */
export interface StagesParts extends Pick<AskStageParts, "reuse" | "surroundings" | "terminal"> {
  readonly prepared: PreparedAnswers;
  readonly judge: EvaluatorCard | undefined;
}

/** How the stages ended, and every question's grade by respondent. */
export interface StagesEnd {
  readonly code: ExitCode;
  readonly answers: AskedStage;
  readonly graded: ReadonlyMap<string, readonly GradedItem[]>;
}

/** Asks for answers, has texts judged, and grades everything from what is stored. */
export async function instructEvalStages(parts: StagesParts): Promise<StagesEnd> {
  const { prepared, judge, ...how } = parts;
  const answers = await askStage({ ...prepared.stage, ...how, files: "answers", lineOf: answerLine });
  const judging =
    judge === undefined || isStopped(answers.code) ? undefined : await judgeTexts(parts, judge, answers);
  const judged = judgedReplies(judging);
  const passed = isStopped(answers.code)
    ? new Map<StageReply, GradedItem["scores"]>()
    : await programsOf(parts, answers);
  const graded = new Map<string, GradedItem[]>();
  const items = new Map(prepared.tasks.map(({ card, chosen }) => [card.id, chosen]));
  for (const [respondent, replies] of answers.replies) {
    const list = replies.flatMap((reply) => {
      const task = reply.trial.cell.dataset;
      const item = items.get(task)?.get(reply.trial.instance.id);
      if (item === undefined) return [];
      const said = judged.get(keyOf(textsOf(task, respondent), item.id)) ?? new Map<string, ChatReply>();
      return [gradeReplies({ task, item, reply, judged: said, passed: passed.get(reply) })];
    });
    graded.set(respondent, list);
  }
  return { code: judging === undefined ? answers.code : worse(answers.code, judging.code), answers, graded };
}

function programsOf(
  { prepared, surroundings, terminal }: StagesParts,
  { replies }: AskedStage,
): ReturnType<typeof runPrograms> {
  const items = new Map(prepared.tasks.map(({ card, chosen }) => [card.id, chosen]));
  let told = 0;
  return runPrograms({
    ...{ out: prepared.stage.run.out, surroundings, replies },
    itemOf: ({ trial }) => items.get(trial.cell.dataset)?.get(trial.instance.id),
    warn: (message) => {
      terminal.err(`reife: ${message}\n`);
    },
    onGrade: (done, all) => {
      const part = Math.floor((done * 10) / all);
      if (part > told && !terminal.quiet && !terminal.json) terminal.err(`programs run: ${done} of ${all}\n`);
      told = Math.max(told, part);
    },
  });
}

function isStopped(code: ExitCode): boolean {
  return code === exitCode.interrupted || code === exitCode.budget;
}

function worse(first: ExitCode, second: ExitCode): ExitCode {
  return isStopped(second) || first === exitCode.done ? second : first;
}

async function judgeTexts(
  { prepared, reuse, surroundings, terminal }: StagesParts,
  judge: EvaluatorCard,
  answers: AskedStage,
): Promise<AskedStage | undefined> {
  const task = prepared.tasks.find(({ card }) => card.area === "writing");
  if (task === undefined) return undefined;
  const texts = new Map(
    [...answers.replies].map(([respondent, replies]) => [
      respondent,
      new Map(replies.flatMap((reply) => (reply.trial.cell.dataset === task.card.id ? textOf(reply) : []))),
    ]),
  );
  const stage = prepareJudging(prepared, task, { judge, texts });
  if (stage === undefined) return undefined;
  return askStage({ ...stage, reuse, surroundings, terminal, files: "judged", lineOf: judgedLine });
}

function textOf({ trial, records }: StageReply): readonly (readonly [string, string])[] {
  const text = records.get("answer")?.reply.text ?? "";
  return text.trim() === "" ? [] : [[trial.instance.id, text]];
}

function judgedReplies(judging: AskedStage | undefined): ReadonlyMap<string, ReadonlyMap<string, ChatReply>> {
  const found = new Map<string, ReadonlyMap<string, ChatReply>>();
  for (const { trial, records } of [...(judging?.replies.values() ?? [])].flat()) {
    const replies = new Map([...records].map(([step, record]) => [step, record.reply]));
    found.set(keyOf(trial.cell.dataset, trial.instance.id), replies);
  }
  return found;
}

function keyOf(dataset: string, instance: string): string {
  return JSON.stringify([dataset, instance]);
}

/** What was answered, step by step; undefined for a question without a reply. */
function answerLine({ trial, records }: StageReply): Readonly<Record<string, unknown>> | undefined {
  if (records.size === 0) return undefined;
  return { task: trial.cell.dataset, item: trial.instance.id, replies: repliesOf(records) };
}

function judgedLine({ trial, records }: StageReply): Readonly<Record<string, unknown>> | undefined {
  if (records.size === 0) return undefined;
  return { texts: trial.cell.dataset, item: trial.instance.id, replies: repliesOf(records) };
}

function repliesOf(records: ReadonlyMap<string, CallRecord>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...records].map(([step, { id, messagesHash, reply }]) => [
      step,
      { text: reply.text, finishReason: reply.finishReason, prompt: messagesHash, call: id },
    ]),
  );
}
