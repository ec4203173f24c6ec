import { expect, it } from "vitest";
import type { BatchIntent } from "../../src/core/batch-journal.js";
import type { BatchModel } from "../../src/core/batch-model.js";
import { BatchTracker } from "../../src/engine/batch-tracker.js";
import { watchBatches } from "../../src/engine/batch-watch.js";
import { memoryBatchJournal } from "../../src/store/memory-batch-journal.js";
import { fakeModel } from "./fake-model.js";
import { setup } from "./setup.js";
import { plain } from "./trials.js";
import { virtualClock } from "./virtual-clock.js";

it("watchBatches() takes no batch for lost that was handed in while another was looked at", async () => {
  const clock = virtualClock();
  const model = fakeModel();
  const journal = memoryBatchJournal();
  const stop = new AbortController();
  const intentOf = (key: string): BatchIntent => ({
    ...{ key, evaluator: "judge", fingerprint: model.fingerprint, boundUsd: 0 },
    at: new Date(clock.now()).toISOString(),
    calls: [{ id: `call of ${key}`, step: "verdict", messagesHash: "", logprobs: false }],
  });
  await journal.intend(intentOf("first"));
  await journal.submitted("first", "provider-1");
  await journal.intend(intentOf("second"));
  const tracker = new BatchTracker({ journal, liveBelow: 0, emit: () => undefined });
  tracker.sending.add("second");

  const looked: string[] = [];
  const sought: string[] = [];
  const batches: BatchModel = {
    limits: { requests: 10, bytes: 1e6 },
    line: (call) => call,
    submit: () => Promise.reject(new Error("nothing is handed in here")),
    async look(id) {
      looked.push(id);
      if (id === "provider-2") stop.abort();
      else {
        // A slow answer: meanwhile the second batch has come in, long after its intent.
        await clock.sleep(120_000);
        await journal.submitted("second", "provider-2");
        tracker.sending.delete("second");
      }
      return { kind: "open" };
    },
    find({ key }) {
      sought.push(key);
      return Promise.resolve({ kind: "absent" });
    },
    results: () => {
      throw new Error("no batch has ended");
    },
    cancel: () => Promise.resolve(),
  };
  await watchBatches({
    ...setup({ models: [model], clock }),
    protocolOf: () => plain,
    random: { next: () => 0.5 },
    concurrency: 1,
    batches: new Map([["judge", () => Promise.resolve(batches)]]),
    journal,
    submits: true,
    liveBelow: 0,
    pollMs: 60_000,
    tracker,
    emit: () => undefined,
    signal: stop.signal,
  });
  expect(looked).toEqual(["provider-1", "provider-2"]);
  expect(sought).toEqual([]);
  expect(journal.open().map(({ key, id }) => [key, id])).toEqual([
    ["first", "provider-1"],
    ["second", "provider-2"],
  ]);
});
