import { describe, expect, it } from "vitest";
import { credit } from "../../src/core/credit.js";

describe("credit()", () => {
  it.each([
    ["A", "A", 1],
    ["A", "B", 0],
    ["A", "tie", 0.5],
    ["B", "A", 0],
    ["B", "B", 1],
    ["B", "tie", 0.5],
    ["tie", "A", 0.5],
    ["tie", "B", 0.5],
    ["tie", "tie", 1],
  ] as const)("of %s against gold %s is %d", (preference, gold, earned) => {
    expect(credit(preference, gold)).toBe(earned);
  });
});
