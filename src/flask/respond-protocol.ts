import type { Protocol } from "../core/protocol.js";
import type { Sampling } from "../core/sampling.js";

/**
 * Asks a model the instruction itself, without a word of ours. What it says is its answer, whatever it is: a refusal and an answer that
 * the token limit cut off are answers too, and judged as such. Only a blank reply is none.
 */
export function respondProtocol(sampling: Sampling): Protocol {
  return {
    info: {
      ...{
        id: "respond",
        version: 1,
        fingerprint: "respond-1",
        title: "The instruction as it stands",
        source: "FLASK",
      },
      tasks: ["pairwise", "pointwise", "listwise"],
      ...{ needs: [], sends: Object.keys(sampling), presentationsShareCalls: true, asksAlike: true },
    },
    next({ instruction }, [first]) {
      if (first === undefined) {
        const messages = [{ role: "user", content: instruction }] as const;
        const scope = { dependsOn: "instruction" } as const;
        return {
          kind: "ask",
          asks: [{ step: "respond", scope, messages, sampling, sample: 0, answer: { kind: "text" } }],
        };
      }
      const { text, finishReason } = first.reply;
      // The answer is the reply's text: an outcome has no place for it.
      if (text.trim() !== "") return { kind: "done", outcome: { kind: "scores", scores: {} } };
      const reason =
        finishReason === "refusal" || finishReason === "content-filter"
          ? "refused"
          : finishReason === "length"
            ? "truncated"
            : "empty";
      return { kind: "done", outcome: { kind: "unparsed", reason } };
    },
  };
}
