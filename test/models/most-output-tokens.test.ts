import { describe, expect, it } from "vitest";
import { mostOutputTokens } from "../../src/models/most-output-tokens.js";

describe("mostOutputTokens()", () => {
  it.each([
    ["openai", {}, undefined],
    ["openai", { maxTokens: 100 }, 600],
    ["anthropic", {}, 4096 + 500],
    ["anthropic", { maxTokens: 100 }, 600],
    ["anthropic", { maxTokens: 100, thinkingTokens: 2000 }, 2600],
  ] as const)("bounds a reply of %s with settings %o by %s", (adapter, sampling, most) => {
    expect(mostOutputTokens({ adapter, reasoningAllowance: 500 }, sampling)).toBe(most);
  });
});
