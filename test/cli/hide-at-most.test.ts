import { expect, test } from "vitest";
import { hideAtMost } from "../../src/cli/hide-at-most.js";

const items = [{ human: 1 }, { human: 0 }, { human: undefined }, { human: 1 }];

test("hideAtMost() hides labels where asked, and refuses to keep more than there are", () => {
  expect(hideAtMost(items, undefined, 3)).toBe(items);
  const left = hideAtMost(items, { keep: 2, seed: 1 }, 3).filter(({ human }) => human !== undefined);
  expect(left).toHaveLength(2);
  expect(hideAtMost(items, { keep: 3, seed: 1 }, 3)).toEqual(items);
  expect(() => hideAtMost(items, { keep: 1000, seed: 1 }, 3)).toThrow(
    "Expected at most 3 for --labels: got '1000'",
  );
});
