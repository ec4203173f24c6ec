import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { nullRules } from "../../src/core/evaluator-card.js";
import { nullPreference } from "../../src/core/null-preference.js";
import { samplePair } from "../support/sample-instances.js";

const context = { majority: "B", seed: "7" } as const;
const pairOf = (a: string, b: string, instruction = "x"): typeof samplePair => ({
  ...samplePair,
  instruction,
  outputs: [a, b],
});

describe("nullPreference()", () => {
  it.each([
    ["longest", "ab", "abc", "B"],
    ["shortest", "ab", "abc", "A"],
    ["longest", "😀😀", "abc", "B"],
    ["first", "", "abc", "A"],
    ["second", "abc", "", "B"],
    ["majority", "abc", "", "B"],
    ["overlap", "a red fox", "a blue fox", "A"],
    ["overlap", "RED Red red", "the fox is red", "B"],
  ] as const)("%s prefers between %j and %j output %s", (rule, a, b, expected) => {
    expect(nullPreference(rule, pairOf(a, b, "Draw a red fox"), context)).toBe(expected);
  });

  it("counts only whole words of the instruction", () => {
    expect(nullPreference("overlap", pairOf("redfox foxes", "fox", "red fox"), context)).toBe("B");
  });

  it.each(["longest", "shortest", "overlap"] as const)("%s lets the coin settle equal outputs", (rule) => {
    const answers = Array.from({ length: 200 }, (_, index) => {
      const pair = pairOf("same", "same", `instruction ${index}`);
      expect(nullPreference(rule, pair, context)).toBe(nullPreference("random", pair, context));
      return nullPreference(rule, pair, context);
    });
    const share = answers.filter((answer) => answer === "A").length / answers.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });

  it("tosses another coin for another seed", () => {
    const answers = Array.from({ length: 40 }, (_, seed) =>
      nullPreference("random", samplePair, { majority: "A", seed: String(seed) }),
    );
    expect(new Set(answers)).toEqual(new Set(["A", "B"]));
  });

  it("refuses what is no pair", () => {
    expect(() => nullPreference("first", { ...samplePair, outputs: ["a"] }, context)).toThrow(RangeError);
    expect(() => nullPreference("first", { ...samplePair, outputs: ["a", "b", "c"] }, context)).toThrow(
      RangeError,
    );
  });

  test.prop([fc.string(), fc.string(), fc.string(), fc.constantFrom(...nullRules)])(
    "answers the same question the same way",
    (a, b, instruction, rule) => {
      const pair = pairOf(a, b, instruction);
      expect(nullPreference(rule, pair, context)).toBe(nullPreference(rule, { ...pair }, context));
    },
  );

  test.prop([fc.string(), fc.string(), fc.constantFrom("longest", "shortest", "overlap")])(
    "follows an output to its other place",
    (a, b, rule) => {
      const here = nullPreference(rule, pairOf(a, b, "a b c 1 2 3"), context);
      const there = nullPreference(rule, pairOf(b, a, "a b c 1 2 3"), context);
      const coin = nullPreference("random", pairOf(a, b, "a b c 1 2 3"), context);
      // Either the preference moves with the output, or the two are equal and the coin has spoken.
      expect(here !== there || here === coin).toBe(true);
    },
  );
});
