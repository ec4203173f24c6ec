import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatRequest } from "../../../src/core/chat-model.js";
import type { HttpEvaluatorCard } from "../../../src/core/evaluator-card.js";
import { convertRequest } from "../../../src/models/openai/convert-request.js";
import { requestWriter } from "../../../src/models/openai/request-writer.js";

const card: HttpEvaluatorCard = {
  id: "judge",
  title: "Judge",
  adapter: "openai",
  model: 'a "model"',
  sampling: {},
  cannot: ["seed"],
  maxTokensField: "max_completion_tokens",
  reasoningAllowance: 100,
  systemRole: "system",
  limits: {},
  file: "judge.yaml",
};

const address: ChatRequest["address"] = {
  protocol: "base",
  dataset: "pairs",
  instance: "1",
  step: "verdict",
  scope: { dependsOn: "instruction" },
  sample: 0,
  repeat: 0,
};

const sampling = fc.record(
  {
    temperature: fc.double({ min: 0, max: 2, noNaN: true }),
    topP: fc.double({ min: 0, max: 1, noNaN: true }),
    maxTokens: fc.nat(),
    stop: fc.array(fc.string()),
    logprobs: fc.nat(20),
    effort: fc.constantFrom("low", "high"),
  },
  { requiredKeys: [] },
);
const message = fc.record({
  role: fc.constantFrom("system", "user", "assistant"),
  content: fc.string({ unit: "binary" }),
});
const schema = fc.option(fc.constant({ name: "verdict", schema: { type: "object" } }), { nil: undefined });
const systemRole = fc.constantFrom("system", "developer", "in-user");

describe("requestWriter()", () => {
  it("writes what convertRequest says, the first time and again", () => {
    fc.assert(
      fc.property(sampling, fc.array(message), schema, systemRole, (settings, messages, wanted, role) => {
        const given = { ...card, systemRole: role };
        const write = requestWriter(given);
        const request: ChatRequest = {
          messages,
          sampling: settings,
          schema: wanted,
          answer: { kind: "text" },
          address,
        };
        const other: ChatRequest = { ...request, schema: undefined, messages: messages.slice(1) };
        for (const one of [request, other, request]) {
          expect(JSON.parse(write(one))).toEqual(JSON.parse(JSON.stringify(convertRequest(given, one))));
        }
      }),
    );
  });

  it("refuses what cannot be sent, each time", () => {
    const write = requestWriter(card);
    const request: ChatRequest = { messages: [], sampling: { seed: 1 }, answer: { kind: "text" }, address };
    for (let time = 0; time < 2; time += 1) expect(() => write(request)).toThrow("Cannot send seed to judge");
  });
});
