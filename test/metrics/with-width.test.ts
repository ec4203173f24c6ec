import { expect, test } from "vitest";
import { withWidth } from "../../src/metrics/with-width.js";

test("withWidth() takes away an interval of width 0 and says why", () => {
  const wide = { value: 0.5, low: 0.4, high: 0.6, method: "cluster bootstrap" };
  expect(withWidth(wide)).toBe(wide);
  const none = { undefined: "no verdict" };
  expect(withWidth(none)).toBe(none);
  expect(withWidth({ value: 0.5 })).toEqual({ value: 0.5 });
  expect(withWidth({ value: 1, low: 1, high: 1, method: "cluster bootstrap" })).toEqual({
    value: 1,
    method: "no interval: all resamples are alike",
  });
});
