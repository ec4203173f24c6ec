import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TokenLogprob } from "../../../src/core/chat-reply.js";
import { scoreProbability } from "../../../src/protocols/parsers/score-probability.js";
import { token } from "../token-logprobs.js";

const scale = { criteria: ["overall"], low: 1, high: 5 };

function read(text: string, logprobs: readonly TokenLogprob[] | undefined): unknown {
  return scoreProbability.read({ text, finishReason: "stop", logprobs }, scale);
}

describe("scoreProbability.read()", () => {
  it("takes the mean by probability, renormalised over the scale", () => {
    const reading = read("4", [token("4", { 4: 0.6, 5: 0.2, 3: 0.1, four: 0.1 })]);
    expect(reading).toMatchObject({ kind: "scores", basis: "probabilities" });
    expect(reading).toHaveProperty("scores.overall", expect.closeTo(3.7 / 0.9, 10));
    expect(reading).toHaveProperty("coveredMass", expect.closeTo(0.9, 10));
  });

  it("takes the mean at 0.8 and the written number below", () => {
    const half = Math.log(0.4);
    const at = [
      {
        token: "4",
        logprob: half,
        top: [
          { token: "4", logprob: half },
          { token: "2", logprob: half },
        ],
      },
    ];
    expect(read("4", at)).toMatchObject({ scores: { overall: 3 }, basis: "probabilities" });
    expect(read("4", [token("4", { 4: 0.4, 2: 0.39 })])).toMatchObject({
      scores: { overall: 4 },
      basis: "text",
    });
  });

  it.each<[string, string, TokenLogprob[] | undefined]>([
    ["no probabilities came", "4", undefined],
    ["an empty list came", "4", []],
    ["the number is not whole", "4.5", [token("4", { 4: 1 }), token(".5", { ".5": 1 })]],
    [
      "another number stands before it",
      "It has 2 faults.\nScore: 4",
      [token("2", { 2: 1 }), token("4", { 4: 1 })],
    ],
  ])("says that the written number stands where %s", (_, text, logprobs) => {
    const score = text.includes(".5") ? 4.5 : 4;
    expect(read(text, logprobs)).toEqual({
      kind: "scores",
      scores: { overall: score },
      basis: "text",
      coveredMass: 0,
    });
  });

  it("does not read what holds no number, whatever the tokens say", () => {
    const logprobs = [token("4", { 4: 1 })];
    expect(read("four", logprobs)).toMatchObject({ kind: "unparsed", reason: "no-verdict" });
    expect(scoreProbability.read({ text: "4", finishReason: "length", logprobs }, scale)).toMatchObject({
      reason: "truncated",
    });
  });

  it("stays on the scale, whatever logprobs come", () => {
    const logprob = fc.oneof(fc.double(), fc.double({ min: -20, max: 0, noNaN: true }));
    const text = fc.constantFrom("1", "2", "5", " 3", "6", "", "x", "/5");
    const made = fc.array(
      fc.record({
        token: text,
        logprob,
        top: fc.array(fc.record({ token: text, logprob }), { maxLength: 6 }),
      }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(made, (logprobs) => {
        const said = logprobs.map((part) => part.token).join("");
        const reading = scoreProbability.read({ text: said, finishReason: "stop", logprobs }, scale);
        if (reading.kind === "unparsed") return;
        const { overall } = reading.scores;
        expect(typeof overall === "number" && overall >= 1 && overall <= 5).toBe(true);
        expect(reading.coveredMass).toBeGreaterThanOrEqual(0);
        expect(reading.coveredMass).toBeLessThanOrEqual(1);
      }),
    );
  });
});
