import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ask } from "../../../src/core/ask.js";
import type { ChatReply } from "../../../src/core/chat-reply.js";
import { preferenceOf } from "../../../src/core/preference-of.js";
import type { Outcome } from "../../../src/core/outcome.js";
import type { Presentation } from "../../../src/core/presentation.js";
import { allPresentations, pairTask, play } from "../play.js";
import { protocolNamed } from "../read-all-protocols.js";
import { token } from "../token-logprobs.js";

const original: Presentation = { position: "original", labels: "follow" };
const protocol = protocolNamed("probability-pair");

function said(letter: "a" | "b", a: number, b: number): ChatReply {
  return { text: letter, finishReason: "stop", logprobs: [token(letter, { a, b, neither: 1 - a - b })] };
}

/** Replies by the position in which the pair is shown, letters following it. */
function byPosition(
  first: ChatReply | string,
  swapped: ChatReply | string,
): (ask: Ask) => ChatReply | string {
  return ({ scope }) =>
    scope.dependsOn === "presentation" && scope.presentation.position === "swapped" ? swapped : first;
}

function outcomeOf(
  first: ChatReply | string,
  swapped: ChatReply | string,
  shown: Presentation = original,
): Outcome {
  return play(protocol, pairTask(shown), byPosition(first, swapped)).outcome;
}

describe("probability-pair", () => {
  it("asks both positions at once, with probabilities", () => {
    const { asks, rounds } = play(protocol, pairTask(original), () => said("a", 0.6, 0.4));
    expect(asks.map(({ scope }) => scope)).toEqual([
      { dependsOn: "presentation", presentation: original },
      { dependsOn: "presentation", presentation: { position: "swapped", labels: "follow" } },
    ]);
    expect(asks.map(({ sampling }) => sampling.logprobs)).toEqual([20, 20]);
    expect(rounds).toBe(1);
    expect(protocol.info).toMatchObject({
      needs: ["both-presentations", "logprobs"],
      presentationsShareCalls: true,
    });
  });

  it("lets the surer order decide where the two orders disagree", () => {
    const outcome = outcomeOf(said("a", 0.9, 0.1), said("a", 0.6, 0.4));
    expect(outcome).toMatchObject({ kind: "verdict", verdict: "first", basis: "probabilities" });
    expect(outcome).toHaveProperty("confidence", expect.closeTo(0.65, 10));
    expect(outcome).toHaveProperty("coveredMass", expect.closeTo(1, 10));
  });

  it("calls a tie within the margin, and without preference", () => {
    expect(outcomeOf(said("a", 0.68, 0.32), said("a", 0.6, 0.4))).toMatchObject({ verdict: "tie" });
    expect(outcomeOf(said("a", 0.8, 0.2), said("a", 0.8, 0.2))).toMatchObject({ verdict: "tie" });
    expect(outcomeOf(said("a", 0.72, 0.28), said("a", 0.6, 0.4))).toMatchObject({ verdict: "first" });
  });

  it("renormalises over the letters, and says how much they cover", () => {
    const outcome = outcomeOf(said("a", 0.6, 0.2), said("b", 0.2, 0.7));
    expect(outcome).toHaveProperty("confidence", expect.closeTo((0.75 + 0.7 / 0.9) / 2, 10));
    expect(outcome).toHaveProperty("coveredMass", expect.closeTo(0.8, 10));
  });

  it("takes the written letter where probabilities are missing or cover too little, and says so", () => {
    expect(outcomeOf("a", "b")).toEqual({
      kind: "verdict",
      verdict: "first",
      confidence: 1,
      basis: "text",
      coveredMass: 0,
    });
    const unsure = outcomeOf(said("a", 0.5, 0.1), said("b", 0.1, 0.9));
    expect(unsure).toMatchObject({ verdict: "first", basis: "text" });
    expect(unsure).toHaveProperty("confidence", expect.closeTo(0.95, 10));
  });

  it("has no verdict where either reply names no letter", () => {
    expect(outcomeOf("neither", said("b", 0.1, 0.9))).toMatchObject({ kind: "unparsed" });
    expect(outcomeOf(said("b", 0.1, 0.9), "")).toMatchObject({ kind: "unparsed", reason: "empty" });
  });

  it("gives the same verdict to all trials of a pair, letters glued or not", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (first, swapped) => {
        // The share is that of the output shown first, whatever its letter is.
        const judge = ({ scope }: Ask): ChatReply => {
          if (scope.dependsOn !== "presentation") throw new Error("asks about something else");
          const { position, labels } = scope.presentation;
          const ofFirst = position === "original" ? first : swapped;
          const a = labels === "follow" ? ofFirst : 1 - ofFirst;
          return said(a >= 0.5 ? "a" : "b", a, 1 - a);
        };
        for (const labels of ["follow", "glued"] as const) {
          const said = allPresentations
            .filter((shown) => shown.labels === labels)
            .map((shown) => {
              const { outcome } = play(protocol, pairTask(shown), judge);
              return outcome.kind === "verdict"
                ? [preferenceOf(outcome.verdict, shown), outcome.confidence]
                : [];
            });
          expect(said[0]).toEqual(said[1]);
        }
      }),
    );
  });
});
