import type { ChatReply } from "../core/chat-reply.js";
import { scoreNumber } from "../protocols/parsers/score-number.js";
import { lastDigit } from "./graders/last-digit.js";
import type { GradedItem } from "./graded-item.js";
import { writingCriteria } from "./writing-criteria.js";

/**
 * A judge's scores of a text, from 1 to 5 by criterion: read strictly (a line with the score alone; none where there is none, out of range
 * or not whole), and under `<criterion>.compat` by the authors' rule, the last digit of the reply.
 */
export function gradeWriting(replies: ReadonlyMap<string, ChatReply>): GradedItem["scores"] {
  const scores: Record<string, number> = {};
  for (const criterion of writingCriteria) {
    const reply = replies.get(criterion);
    if (reply === undefined) continue;
    const outcome = scoreNumber.read(reply, { criteria: [criterion], low: 1, high: 5 });
    const score = outcome.kind === "scores" ? outcome.scores[criterion] : undefined;
    if (typeof score === "number" && Number.isInteger(score)) scores[criterion] = score;
    scores[`${criterion}.compat`] = lastDigit(reply.text);
  }
  return scores;
}
