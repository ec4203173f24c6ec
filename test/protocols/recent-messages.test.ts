import { describe, expect, it } from "vitest";
import type { Message } from "../../src/core/message.js";
import type { StepDefinition } from "../../src/protocols/protocol-definition.js";
import { promptForm, type PromptFrame } from "../../src/protocols/prompt-form.js";
import { recentMessages, type PromptSource } from "../../src/protocols/recent-messages.js";
import { shown } from "../support/sample-instances.js";

const step: StepDefinition = {
  name: "verdict",
  dependsOn: "presentation",
  messages: [{ role: "user", content: "{{instruction}} {{hint}}" }],
  sampling: {},
  samples: 1,
  ties: false,
};

const frame: PromptFrame = { fragments: { hint: "Hint: {{note}}" }, labels: undefined };

function sourceOf(outputs: readonly string[]): PromptSource {
  return {
    form: promptForm(step, frame),
    task: {
      dataset: "made-up",
      instance: "i1",
      task: "pairwise",
      instruction: "Name a river",
      outputs,
      skills: [],
      presentation: { position: "original", labels: "follow" },
      repeat: 0,
    },
    scope: shown("original"),
    added: new Map([["note", "short"]]),
  };
}

const rendered = (content: string) => (): readonly Message[] => [{ role: "user", content }];

describe("recentMessages()", () => {
  it("renders the same prompt once", () => {
    const source = sourceOf(["Loire", "Paris"]);
    const first = recentMessages(source, rendered("first"));
    expect(recentMessages({ ...source, task: { ...source.task, repeat: 1 } }, rendered("again"))).toBe(first);
  });

  it("renders anew where anything differs that a prompt rests on", () => {
    const source = sourceOf(["Loire", "Paris"]);
    const others: readonly PromptSource[] = [
      { ...source, form: promptForm({ ...step, messages: [] }, frame) },
      { ...source, form: promptForm(step, { ...frame, fragments: { hint: "{{note}}" } }) },
      { ...source, form: promptForm(step, { ...frame, labels: ["Output (a)", "Output (b)"] }) },
      { ...source, scope: shown("swapped") },
      { ...source, scope: { dependsOn: "instruction" } },
      { ...source, scope: { dependsOn: "output", output: 0 } },
      { ...source, scope: { dependsOn: "output", output: 1 } },
      { ...source, added: new Map() },
      { ...source, added: new Map([["note", "long"]]) },
      { ...source, added: new Map([["hint", "short"]]) },
      { ...source, task: { ...source.task, instruction: "Name a city" } },
      { ...source, task: { ...source.task, reference: "Loire" } },
      { ...source, task: { ...source.task, outputs: ["Loire", "Rhine"] } },
    ];
    recentMessages(source, rendered("first"));
    for (const [place, other] of others.entries()) {
      expect(recentMessages(other, rendered(String(place)))).toEqual([
        { role: "user", content: String(place) },
      ]);
    }
  });

  it("shares the prompts of equal steps, whatever texts they have no hole for", () => {
    const source = sourceOf(["Loire", "Paris"]);
    const copy = promptForm({ ...step, name: "other" }, { ...frame, fragments: { ...frame.fragments } });
    const first = recentMessages(source, rendered("first"));
    const added = new Map([
      ["unused", "long"],
      ["note", "short"],
    ]);
    expect(recentMessages({ ...source, form: copy, added }, rendered("again"))).toBe(first);
  });

  it("keeps the prompts of a few instances only", () => {
    const first = sourceOf(["Loire", "Paris"]);
    recentMessages(first, rendered("first"));
    for (let other = 0; other < 100; other += 1)
      recentMessages(sourceOf(["Loire", "Paris"]), rendered("other"));
    expect(recentMessages(first, rendered("again"))).toEqual([{ role: "user", content: "again" }]);
  });
});
