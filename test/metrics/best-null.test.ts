import { describe, expect, it } from "vitest";
import { nullRules } from "../../src/core/evaluator-card.js";
import { bestNull } from "../../src/metrics/best-null.js";
import { pairFacts } from "../support/pair-fixture.js";

const chance = Object.fromEntries(nullRules.map((rule) => [rule, 0.5]));
const factsWith = (...credits: readonly Readonly<Record<string, number>>[]): ReturnType<typeof pairFacts>[] =>
  credits.map((nulls, index) => pairFacts(String(index), "A", { nulls: { ...chance, ...nulls } }));

describe("bestNull()", () => {
  it("is the rule with the highest mean credit", () => {
    expect(
      bestNull(factsWith({ second: 1 }, { second: 1, longest: 1 }, { second: 0, longest: 0.5 })),
    ).toEqual({
      rule: "longest",
      accuracy: 2 / 3,
    });
  });

  it("is the earlier rule of equals, in the order of the list", () => {
    expect(bestNull(factsWith({}))).toEqual({ rule: nullRules[0], accuracy: 0.5 });
    for (const [index, rule] of nullRules.entries()) {
      const later = Object.fromEntries(nullRules.slice(index).map((name) => [name, 1]));
      expect(bestNull(factsWith(later, later, later))).toEqual({ rule, accuracy: 1 });
    }
  });

  it("does not let the order of adding up decide between equals", () => {
    const tenths = [0.1, 0.2, 0.3].map((longest) => ({ longest, first: 0.2, second: 0 }));
    const low = Object.fromEntries(nullRules.map((rule) => [rule, 0]));
    expect(bestNull(factsWith(...tenths.map((entry) => ({ ...low, ...entry }))))?.rule).toBe("longest");
    const mirrored = tenths.map(({ longest }) => ({ ...low, longest: 0.2, shortest: longest }));
    expect(bestNull(factsWith(...mirrored))?.rule).toBe("longest");
  });

  it("leaves out a rule that some instance does not know, and is nothing without instances or rules", () => {
    const known = factsWith({ longest: 1, first: 0.75 }, { first: 0.75 });
    const partial = [known[0], pairFacts("y", "A", { nulls: { first: 0.75 } })].flatMap(
      (entry) => entry ?? [],
    );
    expect(bestNull(known)?.rule).toBe("longest");
    expect(bestNull(partial)).toEqual({ rule: "first", accuracy: 0.75 });
    expect(bestNull([])).toBeUndefined();
    expect(bestNull([pairFacts("x", "A", { nulls: {} })])).toBeUndefined();
  });
});
