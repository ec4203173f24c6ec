import type { Protocol } from "../core/protocol.js";

/**
 * The first half of a protocol of shape `graded-checklist`: it asks for the questions and ends. What it asks is word for word what the whole
 * protocol asks, so that the reply serves for both.
 */
export function checklistProtocol(whole: Protocol): Protocol {
  return {
    info: { ...whole.info, asksAlike: true },
    next(task, replies) {
      const step = whole.next({ ...task, task: "pointwise", outputs: [""] }, replies);
      if (step.kind === "done" || step.asks.some(({ step: name }) => name === "checklist")) return step;
      // There are questions: it would go on to ask them about an output.
      return { kind: "done", outcome: { kind: "scores", scores: {} } };
    },
  };
}
