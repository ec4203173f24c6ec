import { describe, expect, it } from "vitest";
import type { Gold } from "../../src/core/gold.js";
import { majorityPreference } from "../../src/core/majority-preference.js";
import type { Preference } from "../../src/core/preference.js";

const golds = (...preferences: Preference[]): Gold[] =>
  preferences.map((preference) => ({ kind: "pair", preference }));

describe("majorityPreference()", () => {
  it.each([
    [golds("A", "B", "B"), "B"],
    [golds("A", "B"), "A"],
    [golds("tie", "tie", "A"), "tie"],
    [golds("tie", "B"), "B"],
    [golds("A", "tie"), "A"],
    [golds(), "A"],
    [[{ kind: "best", index: 1 } as const], "A"],
  ] as const)("answers case %# with %s", (list, expected) => {
    expect(majorityPreference(list)).toBe(expected);
  });
});
