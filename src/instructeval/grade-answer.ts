import { answerPlaces } from "./graders/answer-places.js";
import { cleanAnswer } from "./graders/clean-answer.js";
import { dropScore } from "./graders/drop-score.js";
import { readAnswer } from "./graders/read-answer.js";
import { startsWith } from "./graders/starts-with.js";
import type { GradedItem } from "./graded-item.js";
import type { ItemGold } from "./item.js";

/**
 * Grades a reply by both rules: the authors' (it begins with the gold) and ours (the answer read out of it is the gold; of spans, DROP's
 * F1, with exact match beside it).
 */
export function gradeAnswer(
  gold: Extract<ItemGold, { kind: "answer" | "spans" }>,
  reply: string,
): Pick<GradedItem, "scores" | "read"> {
  const compat = startsWith(reply, gold.target) ? 1 : 0;
  if (gold.kind === "answer") {
    const read = readAnswer(reply, gold.reading);
    return { scores: { sound: read === gold.answer ? 1 : 0, compat }, read };
  }
  const read = cleanAnswer(spanOf(reply));
  const { f1, exact } = dropScore([read], gold.answers);
  return { scores: { sound: f1, exact, compat }, read };
}

/** What the first line says the answer is, else the whole of it: what comes after may be a made-up next question. */
function spanOf(reply: string): string {
  const [line = "", announced = ""] = answerPlaces(reply);
  return announced !== "" && announced.length < line.length && line.endsWith(announced) ? announced : line;
}
