import { expect, it } from "vitest";
import { layeredStore } from "../../src/store/layered-store.js";
import { memoryStore } from "../../src/store/memory-store.js";
import { allRecords, callRecord } from "../contracts/result-store.js";

it("layeredStore() finds in its own store first, then in the others in their order", async () => {
  const mine = callRecord("a", { step: "own" });
  const first = callRecord("b", { step: "first" });
  const store = layeredStore({
    own: memoryStore([mine]),
    others: [
      memoryStore([callRecord("a", { step: "first" }), first]),
      memoryStore([callRecord("b", { step: "second" }), callRecord("c")]),
    ],
  });
  expect(["a", "b", "c", "d"].map((id) => store.has(id))).toEqual([true, true, true, false]);
  expect(store.find("a")).toEqual(mine);
  expect(store.find("b")).toEqual(first);
  expect(store.find("d")).toBeUndefined();
  expect(await allRecords(store)).toEqual([mine, first, callRecord("c")]);
});

it("layeredStore() appends to its own store alone and refuses what another holds", async () => {
  const own = memoryStore();
  const other = memoryStore([callRecord("b")]);
  const store = layeredStore({ own, others: [other] });
  await store.append(callRecord("a"));
  expect(own.has("a")).toBe(true);
  expect(other.has("a")).toBe(false);
  await expect(store.append(callRecord("b"))).rejects.toThrow("a run that is reused holds it already");
});

it("layeredStore() closes every store even where one fails to close", async () => {
  const own = { ...memoryStore(), close: () => Promise.reject(new Error("no")) };
  const other = memoryStore();
  await expect(layeredStore({ own, others: [other] }).close()).rejects.toThrow("no");
  await expect(other.append(callRecord("a"))).rejects.toThrow("closed");
});
