import { describe, expect, it } from "vitest";
import type { TokenUsage } from "../../src/core/chat-reply.js";
import type { Price } from "../../src/core/evaluator-card.js";
import { callCost } from "../../src/engine/call-cost.js";

const price: Price = { input: 3, output: 15, asOf: "2026-01-01" };
const cached: Price = { ...price, cacheRead: 0.3, cacheWrite: 3.75 };

describe("callCost()", () => {
  it.each<[string, Price, TokenUsage, number]>([
    ["input and output", price, { input: 1e6, output: 1e6 }, 18],
    ["hidden reasoning once, as output", price, { input: 0, output: 1e6, reasoning: 9e5 }, 15],
    [
      "cached input at its own prices",
      cached,
      { input: 1e6, output: 0, cacheRead: 5e5, cacheWrite: 1e5 },
      1.725,
    ],
    [
      "cached input as plain input where no other price is known",
      price,
      { input: 1e6, output: 0, cacheRead: 5e5 },
      3,
    ],
    [
      "nothing below zero where the cache counts more than the input",
      cached,
      { input: 1, output: 0, cacheRead: 1e6 },
      0.3,
    ],
    ["nothing for a free model", { input: 0, output: 0, asOf: "2026-01-01" }, { input: 5, output: 5 }, 0],
  ])("counts %s", (_, prices, usage, usd) => {
    expect(callCost(prices, usage)).toBeCloseTo(usd, 12);
  });

  it("is not known without a price or without counted tokens", () => {
    expect(callCost(undefined, { input: 1, output: 1 })).toBeUndefined();
    expect(callCost(price, undefined)).toBeUndefined();
  });
});
