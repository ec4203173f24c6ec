import { expect, it } from "vitest";
import { typeset } from "../../src/site/compare/typeset.js";

it("typeset() sets figures and leaves names alone", () => {
  expect(typeset("gpt-4 has 83.7 % (-4.1 to -3.0): A\u00a0-\u00a0B = -3.5 points, two-sided")).toBe(
    "gpt-4 has 83.7\u00a0% (−4.1 to −3.0): A\u00a0−\u00a0B = −3.5 points, two-sided",
  );
});
