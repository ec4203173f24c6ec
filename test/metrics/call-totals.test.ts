import { describe, expect, it } from "vitest";
import { callTotals, type CallFacts } from "../../src/metrics/call-totals.js";

const facts: Readonly<Record<string, CallFacts>> = {
  a: { input: 100, output: 20, reasoning: 5, costUsd: 0.25 },
  b: { input: 50, output: 10, reasoning: 0, costUsd: 0.5 },
  unpriced: { input: 1, output: 2, reasoning: 3, costUsd: undefined },
};
const totals = (ids: readonly string[], free = false): ReturnType<typeof callTotals> =>
  callTotals(new Set(ids), (id) => facts[id], { free });

describe("callTotals()", () => {
  it("adds up the distinct calls", () => {
    expect(totals(["a", "b", "a"])).toEqual({
      calls: 2,
      tokens: { input: 150, output: 30, reasoning: 5, uncounted: 0 },
      costUsd: 0.75,
      seconds: { undefined: "measured times stand in timing.json" },
    });
  });

  it.each([[["unpriced", "a"]], [["a", "unpriced", "b"]], [["b", "a", "unpriced"]]])(
    "does not know the cost where one call's is not known, whatever the order: %j",
    (ids) => {
      const { costUsd, tokens } = totals(ids);
      expect(costUsd).toEqual({ undefined: "a call has no price or no token count" });
      expect(tokens.reasoning).toBeGreaterThanOrEqual(3);
    },
  );

  it("costs nothing and takes no time where no provider is asked, priced or not", () => {
    expect(totals(["a", "unpriced"], true)).toEqual({
      calls: 2,
      tokens: { input: 101, output: 22, reasoning: 8, uncounted: 0 },
      costUsd: 0,
      seconds: 0,
    });
  });

  it("does not know what a call cost that is not in the run's files", () => {
    expect(totals(["a", "elsewhere"])).toMatchObject({
      calls: 2,
      tokens: { input: 100, uncounted: 1 },
      costUsd: { undefined: "a call is not in this run's files" },
    });
    expect(totals([])).toMatchObject({ calls: 0, tokens: { input: 0, uncounted: 0 }, costUsd: 0 });
  });
});
