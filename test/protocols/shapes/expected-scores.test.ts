import { describe, expect, it } from "vitest";
import type { ChatReply } from "../../../src/core/chat-reply.js";
import type { Outcome } from "../../../src/core/outcome.js";
import { pairTask, play } from "../play.js";
import { protocolNamed } from "../read-all-protocols.js";
import { token } from "../token-logprobs.js";

const pair = pairTask({ position: "original", labels: "follow" });
const alone = pairTask(
  { position: "original", labels: "follow" },
  { task: "pointwise", outputs: ["One."], skills: [] },
);

function weighed(written: string, shares: Readonly<Record<string, number>>): ChatReply {
  return { text: written, finishReason: "stop", logprobs: [token(written, shares)] };
}

function sampled(texts: readonly string[]): Outcome {
  return play(protocolNamed("g-eval-sampled"), alone, ({ sample }) => texts[sample] ?? "").outcome;
}

describe("g-eval", () => {
  it("scores one output by its expected score", () => {
    const { outcome, asks } = play(protocolNamed("g-eval"), alone, () => weighed("4", { 4: 0.5, 5: 0.5 }));
    expect(outcome).toEqual({
      kind: "scores",
      scores: { overall: 4.5 },
      basis: "probabilities",
      coveredMass: 1,
    });
    expect(asks[0]?.sampling).toEqual({ maxTokens: 16, logprobs: 20 });
  });

  it("tells apart two outputs that are given the same number", () => {
    const { outcome } = play(protocolNamed("g-eval"), pair, ({ scope }) =>
      scope.dependsOn === "output" && scope.output === 0
        ? weighed("4", { 4: 0.75, 3: 0.25 })
        : weighed("4", { 4: 0.5, 5: 0.5 }),
    );
    expect(outcome).toMatchObject({ verdict: "second", basis: "probabilities", coveredMass: 1 });
    expect(outcome).toHaveProperty("scores", [{ overall: 3.75 }, { overall: 4.5 }]);
  });

  it("says of a verdict that a written number stood in for either score", () => {
    const { outcome } = play(protocolNamed("g-eval"), pair, ({ scope }) =>
      scope.dependsOn === "output" && scope.output === 0 ? weighed("4", { 4: 1 }) : "3",
    );
    expect(outcome).toEqual({
      kind: "verdict",
      verdict: "first",
      scores: [{ overall: 4 }, { overall: 3 }],
      basis: "text",
      coveredMass: 0,
    });
  });

  it("needs token probabilities, which its sampled kin does without", () => {
    expect(protocolNamed("g-eval").info).toMatchObject({ needs: ["logprobs"], sends: ["logprobs"] });
    expect(protocolNamed("g-eval-sampled").info).toMatchObject({ needs: [], sends: ["temperature"] });
  });
});

describe("g-eval-sampled", () => {
  it("takes the mean of ten samples", () => {
    expect(sampled(["5", "4", "4", "4", "5", "3", "4", "4", "5", "4"])).toEqual({
      kind: "scores",
      scores: { overall: 4.2 },
      basis: "samples",
      coveredMass: 1,
    });
  });

  it("leaves out what cannot be read, and says how much was read", () => {
    const outcome = sampled(["5", "4", "4", "4", "5", "4", "?", "", "9", "no"]);
    expect(outcome).toMatchObject({ basis: "samples", coveredMass: 0.6 });
    expect(outcome).toHaveProperty("scores.overall", expect.closeTo(26 / 6, 10));
  });

  it("has no score where half of the samples cannot be read", () => {
    expect(sampled(["5", "4", "4", "4", "5", "?", "?", "?", "?", "?"])).toMatchObject({
      kind: "unparsed",
      reason: "no-verdict",
    });
  });
});
