import type { AnswerForm } from "../core/answer-form.js";
import type { Ask } from "../core/ask.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { Protocol, StepReply } from "../core/protocol.js";
import type { Sampling } from "../core/sampling.js";
import { shownOrder } from "../core/shown-order.js";
import { answerStep } from "./answer-step.js";
import { protocolInfo } from "./protocol-info.js";

/** How a benchmark's questions are asked. */
export interface AnswerProtocolOptions {
  /** The benchmark's id. */
  readonly task: string;
  readonly sampling: Sampling;
  /** Answers wanted to each question, 1 or more. */
  readonly samples: number;
}

/** Asks a question as it stands, once or several times. What comes back is an answer, whatever it says; grading is not its business. */
export function answerProtocol({ task: id, sampling, samples }: AnswerProtocolOptions): Protocol {
  const steps = Array.from({ length: samples }, (_, sample) => answerStep(sample));
  return {
    info: protocolInfo(id, sampling),
    next(task, replies) {
      const answer = formOf(task);
      const missing = steps.flatMap((step, sample): Ask[] =>
        isThere(replies, step)
          ? []
          : [
              {
                ...{ step, sample, sampling, answer, scope: { dependsOn: "instruction" } },
                messages: [{ role: "user", content: task.instruction }],
              },
            ],
      );
      if (missing.length > 0) return { kind: "ask", asks: missing };
      return { kind: "done", outcome: { kind: "scores", scores: {} } };
    },
  };
}

function isThere(replies: readonly StepReply[], step: string): boolean {
  return replies.some((reply) => reply.step === step);
}

/** What a respondent without an LLM may answer. Other respondents are not told. */
function formOf(task: JudgingTask): AnswerForm {
  if (task.outputs.length < 2) return { kind: "text" };
  const order = shownOrder(task, { position: "original" });
  return { kind: "best", options: order.map((place) => task.outputs[place] ?? "") };
}
