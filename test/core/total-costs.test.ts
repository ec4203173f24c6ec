import { describe, expect, it } from "vitest";
import { totalCosts } from "../../src/core/total-costs.js";

const unknown = { undefined: "no price or no token count" };

describe("totalCosts()", () => {
  it("adds up what is known", () => {
    expect(totalCosts([0.25, 0, 0.5])).toBe(0.75);
    expect(totalCosts([])).toBe(0);
  });

  it.each([[[unknown]], [[1, unknown]], [[unknown, 1]], [[1, unknown, 2]]])(
    "is not known where one cost is not: %j",
    (costs) => {
      expect(totalCosts(costs)).toEqual(unknown);
    },
  );
});
