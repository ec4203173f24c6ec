import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { nullRules } from "../../src/core/evaluator-card.js";
import { nullPick } from "../../src/core/null-pick.js";
import { nullPreference } from "../../src/core/null-preference.js";
import { listInstance } from "../support/list-fixture.js";

const context = { majority: 2, seed: "7" };
const listOf = (
  outputs: readonly string[],
  instruction = "Draw a red fox",
): ReturnType<typeof listInstance> => listInstance("x", { instruction, outputs });

describe("nullPick()", () => {
  it.each([
    ["longest", ["ab", "abc", "a"], 1],
    ["longest", ["😀😀", "abc", ""], 1],
    ["shortest", ["ab", "abc", "a"], 2],
    ["first", ["ab", "abc", "a"], 0],
    ["second", ["ab", "abc", "a"], 1],
    ["majority", ["ab", "abc", "a"], 2],
    ["overlap", ["a blue fox", "RED fox, a fox", "nothing"], 1],
  ] as const)("%s picks of %j output %i", (rule, outputs, expected) => {
    expect(nullPick(rule, listOf(outputs), context)).toBe(expected);
  });

  it("lets the die settle equal outputs, and lists too short for the majority", () => {
    const picks = Array.from({ length: 300 }, (_, index) =>
      nullPick("longest", listOf(["same", "a", "same", "same"], `instruction ${index}`), context),
    );
    for (const index of [0, 2, 3]) {
      const share = picks.filter((pick) => pick === index).length / picks.length;
      expect(Math.abs(share - 1 / 3)).toBeLessThan(0.11);
    }
    expect(picks).not.toContain(1);
    const short = listOf(["a", "b"]);
    expect(nullPick("majority", short, context)).toBe(nullPick("random", short, context));
  });

  test.prop([fc.array(fc.string(), { minLength: 2, maxLength: 9 }), fc.constantFrom(...nullRules)])(
    "picks one of the outputs, the same each time",
    (outputs, rule) => {
      const pick = nullPick(rule, listOf(outputs), context);
      expect([...outputs.keys()]).toContain(pick);
      expect(nullPick(rule, listOf([...outputs]), context)).toBe(pick);
    },
  );

  test.prop([fc.string(), fc.string(), fc.constantFrom("longest", "shortest", "overlap")])(
    "prefers of two what it prefers of a pair",
    (a, b, rule) => {
      const list = listOf([a, b], "a b c 1 2 3");
      const coin = nullPick("random", list, context);
      const preference = nullPreference(rule, { ...list, task: "pairwise" }, { majority: "A", seed: "7" });
      const pick = nullPick(rule, list, context);
      // Equal outputs are settled by a coin here and by a die there.
      expect(pick === (preference === "A" ? 0 : 1) || pick === coin).toBe(true);
    },
  );
});
