import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CallRecord } from "../../src/core/call-record.js";
import { StoreError } from "../../src/core/errors.js";
import type { ResultStore } from "../../src/core/result-store.js";

/** One implementation of the seam: how to get an empty store. */
export interface StoreUnderTest {
  readonly name: string;
  /** Opens an empty store that nothing else uses. */
  open(): Promise<ResultStore>;
}

/** A record with all that the seam asks for; fields given replace the made-up ones. */
export function callRecord(id: string, fields: Partial<CallRecord> = {}): CallRecord {
  return {
    id,
    evaluator: "fingerprint",
    evaluatorId: "judge",
    step: "verdict",
    messagesHash: "hash",
    reply: { text: `reply to ${id}`, finishReason: "stop" },
    latencyMs: 12.5,
    attempts: 1,
    at: "2026-01-02T03:04:05.678Z",
    ...fields,
  };
}

/** Every record that a store yields. */
export async function allRecords(store: ResultStore): Promise<CallRecord[]> {
  const records: CallRecord[] = [];
  for await (const record of store.records()) records.push(record);
  return records;
}

const fullRecord = callRecord("full", {
  reply: {
    text: "line one\nline two\u2028\u0000\ud83d\ude00",
    finishReason: "length",
    usage: { input: 10, output: 5, reasoning: 2, cacheRead: 4, cacheWrite: 1 },
    logprobs: [{ token: "A", logprob: -0.25, top: [{ token: "B", logprob: -1.5 }] }],
    servedModel: "model-1",
    requestId: "request-1",
  },
  costUsd: 0.000123,
});

const texts = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});

/** The promises of the seam ResultStore, as tests of one implementation. */
export function describeResultStore(subject: StoreUnderTest): void {
  describe(`${subject.name} keeps the promises of a result store`, () => {
    let store: ResultStore;
    beforeEach(async () => {
      store = await subject.open();
    });
    afterEach(() => store.close());

    it("append() makes a record findable once it has resolved", async () => {
      expect(store.has("full")).toBe(false);
      expect(store.find("full")).toBeUndefined();
      await store.append(fullRecord);
      expect(store.has("full")).toBe(true);
      expect(store.find("full")).toEqual(fullRecord);
      expect(store.has("ful")).toBe(false);
    });

    it("append() refuses an id a second time and keeps the first record", async () => {
      await store.append(callRecord("a"));
      await expect(store.append(callRecord("a", { step: "other" }))).rejects.toThrow(StoreError);
      expect(store.find("a")).toEqual(callRecord("a"));
      expect(await allRecords(store)).toHaveLength(1);
    });

    it("append() lets one of two simultaneous records with one id through", async () => {
      const ends = await Promise.allSettled([store.append(callRecord("a")), store.append(callRecord("a"))]);
      expect(ends.map((end) => end.status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await allRecords(store)).toEqual([callRecord("a")]);
    });

    it.each([
      ["latencyMs", callRecord("n", { latencyMs: Number.NaN }), "call n.latencyMs"],
      ["costUsd", callRecord("n", { costUsd: Number.POSITIVE_INFINITY }), "call n.costUsd"],
      [
        "usage",
        callRecord("n", {
          reply: { text: "", finishReason: "stop", usage: { input: Number.NEGATIVE_INFINITY, output: 1 } },
        }),
        "call n.reply.usage.input",
      ],
      [
        "logprobs",
        callRecord("n", {
          reply: { text: "", finishReason: "stop", logprobs: [{ token: "A", logprob: Number.NaN, top: [] }] },
        }),
        "call n.reply.logprobs.0.logprob",
      ],
    ])("append() refuses a %s that is not finite, and goes on", async (_, record, place) => {
      await expect(store.append(record)).rejects.toThrow(place);
      expect(store.has("n")).toBe(false);
      await store.append(callRecord("n"));
      expect(store.find("n")).toEqual(callRecord("n"));
    });

    it("records() yields every record once, in the order of appending", async () => {
      const records = Array.from({ length: 50 }, (_, index) => callRecord(`id-${index}`));
      await Promise.all(records.map((record) => store.append(record)));
      expect(await allRecords(store)).toEqual(records);
    });

    it("records() of an empty store yields nothing", async () => {
      expect(await allRecords(store)).toEqual([]);
    });

    it("append() gives back any text as it was", async () => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(texts, texts, async (text, name) => {
          count += 1;
          const record = callRecord(`${count}:${name}`, {
            step: name,
            reply: { text, finishReason: "unknown" },
          });
          await store.append(record);
          expect(store.find(record.id)).toEqual(record);
        }),
        { numRuns: 60 },
      );
      expect(await allRecords(store)).toHaveLength(count);
    });

    it("close() waits for appends, is harmless twice, and ends appending", async () => {
      const appended = store.append(callRecord("late"));
      await store.close();
      await appended;
      await store.close();
      await expect(store.append(callRecord("later"))).rejects.toThrow("closed");
    });
  });
}
