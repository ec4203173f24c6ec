import type { ChatReply } from "../../../core/chat-reply.js";
import { answerStep } from "../../../instructeval/answer-step.js";
import { choiceSteps } from "../../../instructeval/choice-steps.js";
import { gradeAnswer } from "../../../instructeval/grade-answer.js";
import { gradePair } from "../../../instructeval/grade-pair.js";
import { gradeWriting } from "../../../instructeval/grade-writing.js";
import type { GradedItem, ItemStatus } from "../../../instructeval/graded-item.js";
import type { Item } from "../../../instructeval/item.js";
import type { StageReply } from "../flask/stage-replies.js";

/** What a question's grade is made of. */
export interface GradingParts {
  readonly task: string;
  readonly item: Item;
  readonly reply: StageReply;
  /** What the judge said of the text, by criterion, where it was asked. */
  readonly judged: ReadonlyMap<string, ChatReply>;
  /** Shares of the answers whose programs passed, by rule; undefined where no program was run. */
  readonly passed: GradedItem["scores"] | undefined;
}

/** Grades what came back for one question, by the rules for its kind. */
export function gradeReplies({ task, item, reply, judged, passed }: GradingParts): GradedItem {
  const { id, group, cluster, gold } = item;
  const about = { task, group, item: id, cluster };
  const [first, second] = stepsOf(gold.kind).map((step) => reply.records.get(step)?.reply);
  const status = statusOf(reply, first, gold.kind === "pair" ? second : first);
  if (first === undefined || status === "failed" || status === "open")
    return { ...about, status, scores: {} };
  const answer = first.text;
  switch (gold.kind) {
    case "pair":
      return {
        ...about,
        status,
        target: "AB"[gold.better],
        answer,
        ...gradePair(gold.better, [first, second ?? first]),
      };
    case "writing":
      return { ...about, status, answer, scores: gradeWriting(judged) };
    case "program":
      // Without a sandbox nothing is known of a program.
      return { ...about, status: passed === undefined ? "failed" : status, answer, scores: passed ?? {} };
    case "answer":
    case "spans":
      return { ...about, status, target: gold.target, answer, ...gradeAnswer(gold, answer) };
  }
}

function stepsOf(kind: Item["gold"]["kind"]): readonly string[] {
  return kind === "pair" ? choiceSteps : [answerStep(0)];
}

function statusOf(reply: StageReply, ...replies: readonly (ChatReply | undefined)[]): ItemStatus {
  if (reply.outcome === undefined) return "open";
  if (reply.outcome.kind === "failed" || replies.some((found) => found === undefined)) return "failed";
  return replies.every((found) => found?.text.trim() === "") ? "empty" : "answered";
}
