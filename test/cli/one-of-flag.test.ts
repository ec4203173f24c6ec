import { expect, test } from "vitest";
import { oneOfFlag } from "../../src/cli/one-of-flag.js";

const words = ["majority", "mean"] as const;

test("oneOfFlag() takes one of the words, and nothing where the flag is absent", () => {
  expect(oneOfFlag({ rule: "mean" }, "rule", words)).toBe("mean");
  expect(oneOfFlag({}, "rule", words)).toBeUndefined();
});

test("oneOfFlag() names the words for any other", () => {
  expect(() => oneOfFlag({ onTie: "maen" }, "onTie", words)).toThrow(
    "--on-tie: 'maen' is none of majority, mean",
  );
});
