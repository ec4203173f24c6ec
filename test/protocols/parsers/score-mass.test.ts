import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TokenLogprob } from "../../../src/core/chat-reply.js";
import { scoreMass } from "../../../src/protocols/parsers/score-mass.js";
import { token } from "../token-logprobs.js";

const ten = { low: 1, high: 10 };

function massOf(
  tokens: readonly TokenLogprob[],
  written: number,
  scale: { low: number; high: number } = ten,
): unknown {
  return Object.fromEntries(
    [...scoreMass(tokens, written, scale)].map(([number, share]) => [number, Number(share.toFixed(6))]),
  );
}

describe("scoreMass()", () => {
  it.each<[string, TokenLogprob[], number, unknown]>([
    ["single tokens", [token("7", { 7: 0.6, 8: 0.3, six: 0.1 })], 7, { 7: 0.6, 8: 0.3 }],
    [
      "tokens with and without a space",
      [token(" 7", { " 7": 0.5, 7: 0.2, " 8": 0.3 })],
      7,
      { 7: 0.7, 8: 0.3 },
    ],
    ["what is off the scale", [token("7", { 7: 0.6, 11: 0.3, "0": 0.1 })], 7, { 7: 0.6 }],
    [
      "a line's start before the number",
      [token("\n", { "\n": 1 }), token("7", { 7: 0.9, 6: 0.1 })],
      7,
      { 6: 0.1, 7: 0.9 },
    ],
    ["words before the number", [token("Score:", {}), token(" 7", { " 7": 1 })], 7, { 7: 1 }],
    ["the scale's end after it", [token("7", { 7: 1 }), token("/", {}), token("10", {})], 7, { 7: 1 }],
    ["a token that was drawn but not reported", [token("3", { 7: 0.9 })], 3, { 3: 0.001, 7: 0.9 }],
    ["10 as one token", [token("10", { 10: 0.5, 1: 0.2, 9: 0.3 })], 10, { 1: 0.2, 9: 0.3, 10: 0.5 }],
    [
      "1 where 10 is known to be one token",
      [token("1", { 1: 0.5, 10: 0.2, 9: 0.3 })],
      1,
      { 1: 0.5, 9: 0.3, 10: 0.2 },
    ],
    [
      "10 digit by digit",
      [token("1", { 1: 0.5, 9: 0.5 }), token("0", { "0": 0.8, "\n": 0.2 })],
      10,
      { 1: 0.1, 9: 0.5, 10: 0.4 },
    ],
    [
      "1 digit by digit, where something else follows",
      [token("1", { 1: 0.5, 9: 0.5 }), token(".", { ".": 0.75, "0": 0.25 })],
      1,
      { 1: 0.375, 9: 0.5, 10: 0.125 },
    ],
    ["1, where nobody knows what might have followed", [token("1", { 1: 0.5, 9: 0.5 })], 1, { 9: 0.5 }],
    ["another number than 1 was written: 1 stays open", [token("9", { 1: 0.5, 9: 0.5 })], 9, { 9: 0.5 }],
    ["no tokens", [], 7, {}],
    ["a number within a token", [token("(7)", { "(7)": 1 })], 7, {}],
    ["two numbers", [token("2 faults. Score: ", {}), token("7", { 7: 1 })], 7, {}],
    ["a fraction", [token("7", { 7: 1 }), token(".", {}), token("5", {})], 7.5, {}],
    ["tokens that say something else than the text", [token("7", { 7: 1 })], 6, {}],
  ])("tells %s", (_, tokens, written, expected) => {
    expect(massOf(tokens, written)).toEqual(expected);
  });

  it("follows three digits", () => {
    const tokens = [
      token("1", { 1: 1 }),
      token("0", { "0": 0.5, "\n": 0.5 }),
      token("0", { "0": 0.5, "\n": 0.5 }),
    ];
    expect(massOf(tokens, 100, { low: 0, high: 100 })).toEqual({ 1: 0.5, 10: 0.25, 100: 0.25 });
  });

  it("never counts more than the tokens' probability, whatever is reported", () => {
    const texts = fc.constantFrom("1", "0", "10", " 1", "7", "x", ".", "\n", "100");
    const tokens = fc.array(
      fc.record({
        token: texts,
        shares: fc.dictionary(texts, fc.double({ min: 0.001, max: 1, noNaN: true })),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(tokens, fc.integer({ min: 0, max: 100 }), (made, written) => {
        const list = made.map(({ token: text, shares }) => {
          const total = Object.values(shares).reduce((sum, share) => sum + share, 0.001);
          return token(
            text,
            Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, share / total])),
          );
        });
        const mass = scoreMass(list, written, { low: 0, high: 100 });
        const total = [...mass.values()].reduce((sum, share) => sum + share, 0);
        // A drawn token that was not reported adds its own thousandth at each of at most four places.
        expect(total).toBeLessThanOrEqual(1.005);
        for (const number of mass.keys()) expect(number >= 0 && number <= 100).toBe(true);
      }),
    );
  });
});
