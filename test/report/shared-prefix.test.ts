import { expect, test } from "vitest";
import { sharedPrefix } from "../../src/report/shared-prefix.js";

test.each([
  [["llmbar-natural", "llmbar-manual"], "llmbar-"],
  [["llmbar/gpt-4", "llmbar/gpt-3"], "llmbar/gpt-"],
  [["a/b", "a/b"], ""],
  [["natural", "nature"], ""],
  [["a-b", "c"], ""],
  [[], ""],
])("sharedPrefix(%j) is '%s'", (names, prefix) => {
  expect(sharedPrefix(names)).toBe(prefix);
});
