import { describe, expect, it, onTestFinished } from "vitest";
import type { ChatModel, ChatRequest } from "../../../src/core/chat-model.js";
import type { HttpEvaluatorCard, Price } from "../../../src/core/evaluator-card.js";
import { isRecord } from "../../../src/core/is-record.js";
import { callCost } from "../../../src/engine/call-cost.js";
import { createAnthropicModel } from "../../../src/models/anthropic/create-anthropic-model.js";
import { anthropicReply, startAnthropicServer } from "../../support/anthropic-server.js";
import type { HttpServer } from "../../support/http-server.js";
import { requestWith } from "../../support/sample-instances.js";

const price: Price = { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25, asOf: "2026-03-01" };
const rules = Array.from({ length: 200 }, (_, index) => `Rule ${index}: think before you judge.\n`).join("");
/** As the server counts: a token for four characters. */
const tokensOf = (text: string): number => Math.ceil(text.length / 4);

interface Block {
  readonly text: string;
  readonly isMarked: boolean;
}

function blocksOf({ system, messages }: Readonly<Record<string, unknown>>): readonly Block[] {
  const list: readonly unknown[] = Array.isArray(messages) ? messages : [];
  const contents = [system, ...list.map((message) => (isRecord(message) ? message["content"] : undefined))];
  return contents.flatMap((content): readonly Block[] => {
    if (typeof content === "string") return [{ text: content, isMarked: false }];
    const parts: readonly unknown[] = Array.isArray(content) ? content : [];
    return parts.filter(isRecord).map((part) => ({
      text: String(part["text"]),
      isMarked: part["cache_control"] !== undefined,
    }));
  });
}

/** A server that keeps marked prefixes of 1,024 tokens and more, and counts as Anthropic's API does. */
async function cachingServer(): Promise<HttpServer> {
  const kept = new Set<string>();
  const server = await startAnthropicServer({
    answer: ({ body }) => {
      const blocks = blocksOf(body);
      const mark = blocks.findLastIndex(({ isMarked }) => isMarked);
      const prefix = blocks.slice(0, mark + 1).map(({ text }) => text);
      const all = tokensOf(blocks.map(({ text }) => text).join(""));
      const long = tokensOf(prefix.join("")) >= 1024 ? tokensOf(prefix.join("")) : 0;
      const isKept = kept.has(JSON.stringify(prefix));
      if (long > 0) kept.add(JSON.stringify(prefix));
      return anthropicReply({
        usage: {
          input_tokens: all - long,
          cache_creation_input_tokens: isKept ? 0 : long,
          cache_read_input_tokens: isKept ? long : 0,
          output_tokens: 3,
        },
      });
    },
  });
  onTestFinished(() => server.close());
  return server;
}

function modelAt(server: HttpServer, changes: Partial<HttpEvaluatorCard> = {}): Promise<ChatModel> {
  const card: HttpEvaluatorCard = {
    ...{
      id: "made-up-judge",
      title: "Made up",
      adapter: "anthropic",
      model: "made-up",
      file: "made-up.yaml",
    },
    ...{
      sampling: {},
      cannot: [],
      maxTokensField: "max_tokens",
      reasoningAllowance: 0,
      systemRole: "system",
    },
    ...{ limits: { timeoutSeconds: 10 }, cacheFromTokens: 1024, price },
    ...changes,
  };
  const endpoint = { apiKey: "k", baseUrl: server.url, headers: {}, secrets: ["k"] };
  return createAnthropicModel(card, { endpoint, clock: { now: () => 0 }, fingerprint: "f" });
}

function about(instance: number, start = rules): ChatRequest {
  const plain = requestWith();
  return {
    ...plain,
    messages: [
      { role: "system", content: "You judge." },
      { role: "user", content: `${start}\n# Instruction\nWrite number ${instance}.` },
    ],
    address: { ...plain.address, instance: `i${instance}` },
  };
}

describe("a card with cacheFromTokens", () => {
  it("writes the static part once, reads it from then on, and is billed by the card's prices", async () => {
    const server = await cachingServer();
    const model = await modelAt(server);
    const requests = Array.from({ length: 20 }, (_, index) => about(index));
    const usages = [];
    for (const request of requests) usages.push((await model.complete(request)).usage);

    const start = tokensOf(`You judge.${rules}\n# Instruction\n`);
    const whole = requests.map(({ messages }) => tokensOf(messages.map(({ content }) => content).join("")));
    expect(usages).toEqual(
      whole.map((input, index) => ({
        ...{ input, output: 3, reasoning: undefined },
        cacheWrite: index === 1 ? start : 0,
        cacheRead: index > 1 ? start : 0,
      })),
    );
    const paid = usages.reduce((sum, usage) => sum + (callCost(price, usage) ?? Number.NaN), 0);
    const sum = whole.reduce((total, tokens) => total + tokens, 0);
    // 18 of 20 requests read the start for a tenth, one wrote it for a quarter more, and the first knew of none.
    const expected = (sum - 19 * start + start * 1.25 + 18 * start * 0.1 + 20 * 3 * 5) / 1e6;
    expect(paid).toBeCloseTo(expected, 12);
    const uncached = (sum + 20 * 3 * 5) / 1e6;
    expect(paid / uncached).toBeLessThan(0.25);
  });

  it("sends the same texts byte for byte, in two blocks where the mark stands within one", async () => {
    const server = await cachingServer();
    const model = await modelAt(server);
    await model.complete(about(1));
    await model.complete(about(2));
    const [first, second] = server.requests.map(({ body }) => body);
    const text = `${rules}\n# Instruction\nWrite number `;
    expect(first?.["messages"]).toEqual([{ role: "user", content: `${text}1.` }]);
    expect(second?.["system"]).toBe("You judge.");
    expect(second?.["messages"]).toEqual([
      {
        role: "user",
        content: [
          { type: "text", text: `${rules}\n# Instruction\n`, cache_control: { type: "ephemeral" } },
          { type: "text", text: "Write number 2." },
        ],
      },
    ]);
  });

  it("marks a long system text where the rest differs from its first line on", async () => {
    const server = await cachingServer();
    const model = await modelAt(server);
    for (const number of [1, 2]) {
      const messages = [
        { role: "system", content: rules },
        { role: "user", content: `${number} is what this is about` },
      ] as const;
      await model.complete({ ...about(number), messages });
    }
    expect(server.requests[1]?.body["system"]).toEqual([
      { type: "text", text: rules, cache_control: { type: "ephemeral" } },
    ]);
  });

  it("marks nothing that is short, that one instance alone has, or without the key on the card", async () => {
    const server = await cachingServer();
    const model = await modelAt(server);
    for (const number of [1, 2, 3]) await model.complete(about(number, "Judge well.\n"));
    const other = await modelAt(server);
    for (const content of ["a", "b", "c"]) {
      const messages = [{ role: "user", content: `${rules}${content}` }] as const;
      await other.complete({ ...about(1), messages });
    }
    const plain = await modelAt(server, { cacheFromTokens: undefined });
    for (const number of [1, 2, 3]) await plain.complete(about(number));
    expect(server.requests).toHaveLength(9);
    expect(JSON.stringify(server.requests)).not.toContain("cache_control");
  });
});
