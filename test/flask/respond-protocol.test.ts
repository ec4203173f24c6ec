import { describe, expect, it } from "vitest";
import type { FinishReason } from "../../src/core/chat-reply.js";
import { taskOf } from "../../src/core/task-of.js";
import { promptInstance } from "../../src/flask/prompt-instance.js";
import { respondProtocol } from "../../src/flask/respond-protocol.js";

const instance = promptInstance(
  { id: "7", instruction: "Name a {{fruit}}", reference: "Apple", skills: [], domains: [] },
  "mine",
  3,
);
const task = taskOf({
  cell: { evaluator: "m", protocol: "respond", dataset: "mine", task: "pointwise" },
  instance,
  presentation: { position: "original", labels: "follow" },
  repeat: 0,
});
const protocol = respondProtocol({ maxTokens: 9 });

describe("respondProtocol()", () => {
  it("asks the instruction as it stands, once, without the reference", () => {
    expect(instance).toMatchObject({ id: "7", dataset: "mine", row: 3, outputs: [] });
    expect(protocol.next(task, [])).toEqual({
      kind: "ask",
      asks: [
        {
          ...{ step: "respond", scope: { dependsOn: "instruction" }, sampling: { maxTokens: 9 }, sample: 0 },
          messages: [{ role: "user", content: "Name a {{fruit}}" }],
          answer: { kind: "text" },
        },
      ],
    });
  });

  it.each<[string, FinishReason, string]>([
    ["Pear", "stop", "scores"],
    ["Pea", "length", "scores"],
    ["I won't.", "refusal", "scores"],
    ["", "refusal", "refused"],
    [" ", "content-filter", "refused"],
    ["", "length", "truncated"],
    ["\n", "stop", "empty"],
  ])("takes %j that ended with %s as %s", (text, finishReason, expected) => {
    const scope = { dependsOn: "instruction" } as const;
    const step = protocol.next(task, [{ step: "respond", scope, sample: 0, reply: { text, finishReason } }]);
    if (step.kind !== "done") throw new Error("It asks on");
    expect(step.outcome.kind === "unparsed" ? step.outcome.reason : step.outcome.kind).toBe(expected);
  });
});
