import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TokenLogprob } from "../../../src/core/chat-reply.js";
import { markerProbability } from "../../../src/protocols/parsers/marker-probability.js";
import type { ChoiceReading } from "../../../src/protocols/parsers/reading.js";

/** A token with the probabilities of its alternatives. */
function token(text: string, top: Readonly<Record<string, number>>): TokenLogprob {
  const entries = Object.entries(top).map(([name, p]) => ({ token: name, logprob: Math.log(p) }));
  return { token: text, logprob: Math.log(top[text] ?? 0.1), top: entries };
}

function read(text: string, logprobs?: readonly TokenLogprob[]): ChoiceReading {
  return markerProbability.read({ text, finishReason: "stop", logprobs }, { ties: false });
}

describe("markerProbability.read()", () => {
  it("compares the identifiers at the verdict, with the likelier one's share as confidence", () => {
    const reading = read("m", [token("m", { m: 0.6, M: 0.2, The: 0.1 })]);
    expect(reading).toEqual({ kind: "choice", choice: "a", confidence: expect.closeTo(0.75, 10) as number });
  });

  it("takes the likelier one where the sampled one is the other", () => {
    expect(read("m", [token("m", { m: 0.3, M: 0.6 })])).toMatchObject({
      choice: "b",
      confidence: expect.closeTo(2 / 3, 10) as number,
    });
  });

  it("adds up the spellings of an identifier", () => {
    expect(read("M", [token("M", { M: 0.3, " M": 0.2, m: 0.1, " m": 0.3, "(m": 0.05 })])).toMatchObject({
      choice: "b",
      confidence: expect.closeTo(0.5 / 0.95, 10) as number,
    });
  });

  it("counts an identifier that is not among the alternatives as impossible", () => {
    expect(read("M", [token("M", { M: 0.9, the: 0.1 })])).toEqual({
      kind: "choice",
      choice: "b",
      confidence: 1,
    });
    expect(read("M", [{ token: "M", logprob: -0.5, top: [] }])).toEqual({
      kind: "choice",
      choice: "b",
      confidence: 1,
    });
  });

  it("looks at the verdict, not at the first mention", () => {
    const tokens = [
      token(" m", { " m": 0.9, " M": 0.1 }),
      token(" is", { " is": 1 }),
      token("M", { M: 0.8, m: 0.2 }),
    ];
    expect(read("Model m is shorter.\nM", tokens)).toMatchObject({
      choice: "b",
      confidence: expect.closeTo(0.8, 10) as number,
    });
  });

  it.each([
    ["no probabilities", undefined],
    ["none for this token", [token("Model", { Model: 1 })]],
    ["only impossible ones", [{ token: "m", logprob: -Infinity, top: [] }]],
  ])("falls back to the text: %s", (_, logprobs) => {
    expect(read("m", logprobs)).toEqual({ kind: "choice", choice: "a" });
  });

  it("reads no verdict out of probabilities where the text has none", () => {
    const tokens = [token("m", { m: 0.9, M: 0.1 })];
    expect(read("I like neither m", tokens)).toMatchObject({ kind: "unparsed" });
    expect(
      markerProbability.read({ text: "m", finishReason: "length", logprobs: tokens }, { ties: false }),
    ).toMatchObject({
      kind: "unparsed",
      reason: "truncated",
    });
  });

  it("has a confidence between one half and one, whatever the alternatives", () => {
    const logprob = fc.double({ min: -50, max: 0, noNaN: true });
    const top = fc.array(fc.record({ token: fc.constantFrom("m", "M", " m", "M.", "x", ""), logprob }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.constantFrom("m", "M"), logprob, top, (text, own, others) => {
        const reading = read(text, [{ token: text, logprob: own, top: others }]);
        if (reading.kind !== "choice") throw new Error("no choice");
        expect(reading.confidence).toBeGreaterThanOrEqual(0.5);
        expect(reading.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});
