import { expect, test } from "vitest";
import { elementAt } from "../../src/stats/element-at.js";

test("elementAt() is the element, also of a typed array and when it is 0", () => {
  expect(elementAt(["a", "b"], 1)).toBe("b");
  expect(elementAt(Float64Array.of(0), 0)).toBe(0);
});

test.each([-1, 2, 0.5, NaN])("elementAt() throws at %d", (index) => {
  expect(() => elementAt([1, 2], index)).toThrow(
    new RangeError(`Cannot read element ${index}: got 2 elements`),
  );
});
