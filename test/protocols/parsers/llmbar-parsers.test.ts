import { describe, expect, it } from "vitest";
import type { FinishReason } from "../../../src/core/chat-reply.js";
import { choiceParsers } from "../../../src/protocols/parsers/choice-parsers.js";
import { scoreParsers } from "../../../src/protocols/parsers/score-parsers.js";

function chosen(parser: string, text: string, finishReason: FinishReason = "stop"): string | undefined {
  const reading = choiceParsers[parser]?.read({ text, finishReason }, { ties: false });
  return reading?.kind === "choice" ? reading.choice : reading?.reason;
}

function scored(text: string): unknown {
  const scale = { criteria: ["overall"], low: 0, high: 9 };
  const reading = scoreParsers["llmbar-integer"]?.read({ text, finishReason: "length" }, scale);
  return reading?.kind === "scores" ? reading.scores["overall"] : reading?.reason;
}

describe("the LLMBar authors' parsers", () => {
  it.each([
    ["Output (a)", "a"],
    ["Output (b) is better.\nOutput (a) is worse.", "a"],
    ["x\n Output (b)", "b"],
    ["x\n  Output (b)", "no-verdict"],
    ["**Output (a)**", "no-verdict"],
    ["output (a)", "no-verdict"],
    ["", "empty"],
  ])("llmbar-line reads %j as %s", (text, expected) => {
    expect(chosen("llmbar-line", text)).toBe(expected);
    expect(chosen("llmbar-line", text, "length")).toBe(expected);
  });

  it.each([
    ["Therefore, Output (b) is better.", "b"],
    ["Output (a) is better in style. Therefore, Output (b) is better.", "a"],
    ["I cannot say that Output (b) is better, alas.", "b"],
    ["Therefore, Output (b) is better", "no-verdict"],
    ["", "empty"],
  ])("llmbar-closing reads %j as %s", (text, expected) => {
    expect(chosen("llmbar-closing", text)).toBe(expected);
    expect(chosen("llmbar-closing", text, "length")).toBe(expected);
  });

  it.each<[string, unknown]>([
    ["7", 7],
    [" +7\n", 7],
    ["-3", -3],
    ["007", 7],
    ["1_000", 1000],
    ["12", 12],
    ["1__0", "no-verdict"],
    ["7.0", "no-verdict"],
    ["Score: 7", "no-verdict"],
    ["9".repeat(400), "out-of-range"],
    ["", "empty"],
  ])("llmbar-integer reads %j as %j", (text, expected) => {
    expect(scored(text)).toBe(expected);
  });
});
