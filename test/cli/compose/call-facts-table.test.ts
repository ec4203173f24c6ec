import { describe, expect, it } from "vitest";
import { IdTable } from "../../../src/core/id-table.js";
import { CallFactsTable, type StoredCallFacts } from "../../../src/cli/compose/call-facts-table.js";

const whole: StoredCallFacts = {
  ...{ input: 10, output: 0, reasoning: 2, costUsd: 0.125, latencyMs: 3.5, attempts: 2 },
  evaluator: "gpt",
};
const bare: StoredCallFacts = {
  ...{ input: undefined, output: undefined, reasoning: undefined, costUsd: undefined },
  ...{ latencyMs: undefined, attempts: 1 },
  evaluator: "local",
};

describe("CallFactsTable", () => {
  it("gives back the figures of each call, nought and nothing told apart", () => {
    const table = new CallFactsTable();
    table.add("a", whole);
    table.add("b", bare);
    table.add("c", { ...whole, costUsd: 0 });
    expect(table.get("a")).toEqual(whole);
    expect(table.get("b")).toEqual(bare);
    expect(table.get("c")).toEqual({ ...whole, costUsd: 0 });
    expect(table.get("d")).toBeUndefined();
  });

  it("finds a call by the number of its id, among ids that others have numbered", () => {
    const ids = new IdTable();
    const [a, b] = [ids.add("a"), ids.add("b")];
    const table = new CallFactsTable(ids);
    table.add("c", bare);
    table.add("b", whole);
    expect([table.at(a), table.get("a")]).toEqual([undefined, undefined]);
    expect([table.at(b), table.get("b")]).toEqual([whole, whole]);
    expect(table.at(ids.add("c"))).toEqual(bare);
    expect(table.at(ids.add("d"))).toBeUndefined();
  });

  it("keeps the first of two with one id", () => {
    const table = new CallFactsTable();
    table.add("a", whole);
    table.add("a", bare);
    table.add("b", bare);
    expect(table.get("a")).toEqual(whole);
    expect(table.get("b")).toEqual(bare);
  });
});
