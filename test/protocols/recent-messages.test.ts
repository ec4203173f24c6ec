import { describe, expect, it } from "vitest";
import type { Message } from "../../src/core/message.js";
import type { StepDefinition } from "../../src/protocols/protocol-definition.js";
import { recentMessages, type PromptSource } from "../../src/protocols/recent-messages.js";
import { shown } from "../support/sample-instances.js";

const step: StepDefinition = {
  name: "verdict",
  dependsOn: "presentation",
  messages: [],
  sampling: {},
  samples: 1,
  ties: false,
};

function sourceOf(outputs: readonly string[]): PromptSource {
  return {
    step,
    fragments: {},
    labels: undefined,
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
      { ...source, step: { ...step } },
      { ...source, fragments: {} },
      { ...source, labels: ["Output (a)", "Output (b)"] },
      { ...source, scope: shown("swapped") },
      { ...source, scope: { dependsOn: "instruction" } },
      { ...source, scope: { dependsOn: "output", output: 0 } },
      { ...source, scope: { dependsOn: "output", output: 1 } },
      { ...source, added: new Map() },
      { ...source, added: new Map([["note", "long"]]) },
      { ...source, added: new Map([["other", "short"]]) },
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

  it("keeps the prompts of a few instances only", () => {
    const first = sourceOf(["Loire", "Paris"]);
    recentMessages(first, rendered("first"));
    for (let other = 0; other < 100; other += 1)
      recentMessages(sourceOf(["Loire", "Paris"]), rendered("other"));
    expect(recentMessages(first, rendered("again"))).toEqual([{ role: "user", content: "again" }]);
  });
});
