import { describe, expect, it } from "vitest";
import { presentationId } from "../../src/core/presentation-id.js";
import { presentationsOf } from "../../src/core/presentations-of.js";

describe("presentationsOf()", () => {
  it.each([
    ["original", ["original"]],
    ["default", ["original", "swapped"]],
    ["full", ["original", "swapped", "original-glued", "swapped-glued"]],
  ] as const)("%s is %j, by presentationId()", (choice, ids) => {
    expect(presentationsOf(choice).map(presentationId)).toEqual(ids);
  });

  it("is a two-by-two of position and letters when full", () => {
    const places = presentationsOf("full").map(({ position, labels }) => `${position} ${labels}`);
    expect(new Set(places).size).toBe(4);
  });
});
