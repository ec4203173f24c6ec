import { expect, test } from "vitest";
import { normalShare } from "../../src/stats/normal-share.js";

test.each([
  [0.5, 100, true],
  [0.5, 99, false],
  [0.9, 100, true],
  [0.92, 100, false],
  [0.03, 300, false],
  [0.04, 300, true],
  [1, 1_000_000, false],
  [0, 1_000_000, false],
])("percentiles of a share of %s from %s clusters will do: %s", (value, clusters, will) => {
  expect(normalShare(value, clusters)).toBe(will);
});
