import { expect, it } from "vitest";
import { memoryStore } from "../../src/store/memory-store.js";
import { tellingStore } from "../../src/store/telling-store.js";
import { callRecord } from "../contracts/result-store.js";

it("tells of a call once its record is kept, and not of one that is refused", async () => {
  const inner = memoryStore();
  const told: string[] = [];
  const store = tellingStore(inner, (call) => told.push(`${call} ${inner.has(call)}`));
  await store.append(callRecord("a"));
  await expect(store.append(callRecord("a"))).rejects.toThrow();
  expect(told).toEqual(["a true"]);
});
