import type { Ask } from "../core/ask.js";
import type { BenchmarkCard } from "../core/benchmark-card.js";
import type { Protocol } from "../core/protocol.js";
import type { Sampling } from "../core/sampling.js";
import { fillText } from "./fill-text.js";
import { protocolInfo } from "./protocol-info.js";
import { writingCriteria } from "./writing-criteria.js";

const sampling: Sampling = { temperature: 0, maxTokens: 512 };

/** Asks a judge for the relevance and, without showing the task, for the coherence of a text, each from 1 to 5. */
export function writingProtocol(card: BenchmarkCard): Protocol {
  const texts = writingCriteria.map((criterion) => card.texts[criterion] ?? "");
  return {
    info: protocolInfo(`${card.id}-judge`, sampling, texts),
    next({ instruction, outputs: [text = ""] }, replies) {
      const asks = writingCriteria.flatMap((criterion): Ask[] =>
        replies.some(({ step }) => step === criterion)
          ? []
          : [
              {
                ...{ step: criterion, sampling, sample: 0, scope: { dependsOn: "output", output: 0 } },
                answer: { kind: "scores", criteria: [criterion], low: 1, high: 5, form: "number" },
                messages: [
                  { role: "user", content: fillText(card, criterion, { prompt: instruction, text }) },
                ],
              },
            ],
      );
      return asks.length > 0
        ? { kind: "ask", asks }
        : { kind: "done", outcome: { kind: "scores", scores: {} } };
    },
  };
}
