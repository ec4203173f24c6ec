import { expect, it } from "vitest";
import { CallFactsTable } from "../../../src/cli/compose/call-facts-table.js";
import { notingStore } from "../../../src/cli/compose/noting-store.js";
import { readCallFacts } from "../../../src/cli/compose/read-call-facts.js";
import { memoryStore } from "../../../src/store/memory-store.js";
import { callRecord } from "../../contracts/result-store.js";

const first = callRecord("a", { costUsd: 0.5, attempts: 3, latencyMs: undefined });
const second = callRecord("b", {
  evaluatorId: "other",
  reply: { text: "", finishReason: "stop", usage: { input: 7, output: 1 } },
});

it("notes what it finds and what is added to it, as reading the whole store does, and nothing that is refused", async () => {
  const read = await readCallFacts(memoryStore([first, second]), new CallFactsTable());
  const figures = new CallFactsTable();
  const store = notingStore(memoryStore([first]), figures);
  const number = figures.ids.add("a");
  expect(figures.isWhole).toBe(false);
  expect([store.find("a"), store.find("b"), store.has("a")]).toEqual([first, undefined, true]);
  expect([figures.isWhole, figures.at(number)]).toEqual([true, read.get("a")]);
  await store.append(second);
  await expect(store.append({ ...second, attempts: 9 })).rejects.toThrow();
  expect(figures.get("b")).toEqual(read.get("b"));
  figures.ids.add("of another run");
  expect(figures.isWhole).toBe(false);
});
