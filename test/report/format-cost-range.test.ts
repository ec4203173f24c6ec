import { expect, test } from "vitest";
import { formatCostRange } from "../../src/report/format-cost-range.js";

test.each([
  [0, 0, "$0"],
  [0, 0.4, "$0 to $0.40"],
  [0, 0.0004, "$0 to $0.0004"],
  [0.0609, 0.4, "$0.0609 to $0.4000"],
  [0.00001, 0.2, "<$0.0001 to $0.2000"],
  [0.5, 12, "$0.50 to $12.00"],
  [0.05, 0.05, "$0.0500"],
  [3, 3.001, "$3.00"],
])("formatCostRange() gives %d to %d the same digits: %s", (low, high, text) => {
  expect(formatCostRange({ low, high })).toBe(text);
});
