import { expect, it } from "vitest";
import { readValues } from "../../src/cli/read-values.js";

it("readValues reads words and their numbers", () => {
  expect([...readValues("pass=1, so-so=0.5,a=b=0")]).toEqual([
    ["pass", 1],
    ["so-so", 0.5],
    ["a=b", 0],
  ]);
});

it.each(["pass", "pass=", "=1", "pass=x", "pass=1,pass=0", ""])("readValues refuses '%s'", (text) => {
  expect(() => readValues(text)).toThrow("Expected word=number pairs for --values");
});
