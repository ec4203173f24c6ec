import type { Ask } from "../core/ask.js";
import type { BenchmarkCard } from "../core/benchmark-card.js";
import type { Presentation } from "../core/presentation.js";
import type { Protocol } from "../core/protocol.js";
import type { Sampling } from "../core/sampling.js";
import { choiceSteps } from "./choice-steps.js";
import { fillText } from "./fill-text.js";
import { protocolInfo } from "./protocol-info.js";

/**
 * Asks which of two replies is the better one, in both orders. Nothing is read here: how the two answers make a grade is
 * `gradePair`'s business.
 */
export function choiceProtocol(card: BenchmarkCard, sampling: Sampling): Protocol {
  return {
    info: protocolInfo(card.id, sampling, [card.texts["ask"] ?? ""]),
    next({ instruction, outputs: [a = "", b = ""] }, replies) {
      const asks = choiceSteps.flatMap((step, place): Ask[] => {
        if (replies.some((reply) => reply.step === step)) return [];
        const position = place === 0 ? "original" : "swapped";
        const presentation: Presentation = { position, labels: "follow" };
        const [first, second] = place === 0 ? [a, b] : [b, a];
        return [
          {
            ...{ step, sampling, sample: 0, scope: { dependsOn: "presentation", presentation } },
            answer: { kind: "choice", options: { first: "A", second: "B" } },
            messages: [
              { role: "user", content: fillText(card, "ask", { question: instruction, first, second }) },
            ],
          },
        ];
      });
      return asks.length > 0
        ? { kind: "ask", asks }
        : { kind: "done", outcome: { kind: "scores", scores: {} } };
    },
  };
}
