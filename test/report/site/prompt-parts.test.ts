import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SiteCall } from "../../../src/core/site.js";
import { promptParts, type PromptSource } from "../../../src/report/site/prompt-parts.js";
import { joinedPrompt } from "../../../src/site/judgments/joined-prompt.js";

const texts = { instruction: "Say what a lighthouse is for", outputs: ["To warn ships at night", "x"] };
const calls: readonly SiteCall[] = [
  { step: "answer", text: "It warns ships of rocks", finish: "stop" },
  { step: "verdict", text: texts.outputs[0] ?? "", finish: "stop" },
];
const sources: readonly PromptSource[] = [
  { part: { of: "instruction" }, text: texts.instruction },
  ...texts.outputs.map((text, place): PromptSource => ({ part: { of: "output", place }, text })),
  ...calls.map(({ text }, place): PromptSource => ({ part: { of: "reply", place }, text })),
];

describe("promptParts()", () => {
  it("leaves of a prompt what no other text of the pages holds", () => {
    const content = `# Task\n${texts.instruction}\n# A\n${texts.outputs[0] ?? ""}\n# B\nx`;
    expect(promptParts([{ role: "user", content }], sources)).toEqual([
      {
        role: "user",
        content: ["# Task\n", { of: "instruction" }, "\n# A\n", { of: "output", place: 0 }, "\n# B\nx"],
      },
    ]);
  });

  it("is the prompt again once it is joined, whatever stands in it", () => {
    const known = sources.map(({ text }) => text);
    const piece = fc.oneof(
      fc.constantFrom(...known),
      fc.constantFrom(...known.map((text) => text.slice(3))),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (system, user) => {
        const messages = [
          { role: "system", content: system.join("") },
          { role: "user", content: user.join("") },
        ] as const;
        expect(joinedPrompt(promptParts(messages, sources), { texts, calls })).toEqual(messages);
      }),
    );
  });
});
