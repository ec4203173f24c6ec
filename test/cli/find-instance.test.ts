import { describe, expect, test } from "vitest";
import { findInstance } from "../../src/cli/find-instance.js";
import { sampleInstance } from "../../src/cli/sample-instance.js";

const instances = ["ab12", "ab34", "cd56", "cd56-2"].map((id, index) => ({
  ...sampleInstance,
  id,
  row: index + 3,
}));

describe("findInstance()", () => {
  test.each([
    { written: undefined, found: "ab12" },
    { written: "ab34", found: "ab34" },
    { written: "ab3", found: "ab34" },
    { written: "cd56", found: "cd56" },
    { written: "cd56-", found: "cd56-2" },
    { written: "row:5", found: "cd56" },
  ])("$written names $found", ({ written, found }) => {
    expect(findInstance(instances, written, "d").id).toBe(found);
  });

  test.each([
    { written: "ab", says: "Cannot tell which instance of d is meant: 2 begin with 'ab'" },
    { written: "row:2", says: "Unknown instance 'row:2' of d" },
    { written: "row:", says: "Unknown instance 'row:' of d" },
    { written: "", says: "Unknown instance '' of d" },
  ])("refuses '$written'", ({ written, says }) => {
    expect(() => findInstance(instances, written, "d")).toThrow(says);
  });

  test("refuses to choose from nothing", () => {
    expect(() => findInstance([], undefined, "d")).toThrow("Cannot show an instance of d: it has none");
  });
});
