import type { Answerer, ServerAnswer } from "./http-server.js";

/** Answers in this order; the last answer goes to every request after it. */
export function scripted(...answers: readonly [ServerAnswer, ...ServerAnswer[]]): Answerer {
  return (_, number) => answers[Math.min(number, answers.length - 1)] ?? answers[0];
}
