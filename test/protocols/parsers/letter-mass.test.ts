import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TokenLogprob } from "../../../src/core/chat-reply.js";
import { letterMass } from "../../../src/protocols/parsers/letter-mass.js";
import { token } from "../token-logprobs.js";

describe("letterMass()", () => {
  it.each<[string, TokenLogprob[], number, number]>([
    ["one token", [token("a", { a: 0.7, b: 0.2, The: 0.1 })], 0.7, 0.2],
    ["spaces and capitals", [token(" a", { " a": 0.4, A: 0.2, b: 0.1, " B": 0.2, "a)": 0.1 })], 0.7, 0.3],
    [
      "a label",
      [token("Output", { Output: 1 }), token(" (", {}), token("a", { a: 0.9, b: 0.1 }), token(")", {})],
      0.9,
      0.1,
    ],
    [
      "a label's letter with its bracket",
      [token("Output", {}), token(" (a", { " (a": 0.75, " (b": 0.25 })],
      0.75,
      0.25,
    ],
    [
      "the last of several",
      [token("a", { a: 0.5, b: 0.5 }), token("\n", {}), token("a", { a: 0.9, b: 0.1 })],
      0.9,
      0.1,
    ],
    ["a letter that was drawn but not reported", [token("a", { b: 0.9 })], 0.001, 0.9],
  ])("tells %s", (_, tokens, a, b) => {
    const mass = letterMass(tokens, "a");
    expect(mass?.a).toBeCloseTo(a, 10);
    expect(mass?.b).toBeCloseTo(b, 10);
  });

  it("is undefined where no token is the letter that was named", () => {
    expect(letterMass([], "a")).toBeUndefined();
    expect(letterMass([token("b", { b: 0.9, a: 0.1 })], "a")).toBeUndefined();
    expect(letterMass([token("apple", { apple: 1 })], "a")).toBeUndefined();
  });

  it("holds no more than probabilities, whatever logprobs come", () => {
    const part = fc.record({ token: fc.constantFrom("a", "b", " a", "(b)", "x", ""), logprob: fc.double() });
    const tokens = fc.array(
      fc.record({ token: fc.constantFrom("a", "b", "x"), logprob: fc.double(), top: fc.array(part) }),
    );
    fc.assert(
      fc.property(tokens, (list) => {
        const mass = letterMass(list, "b") ?? { a: 0, b: 0 };
        for (const share of Object.values(mass)) expect(share >= 0 && share <= 6).toBe(true);
      }),
    );
  });
});
