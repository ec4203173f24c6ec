import { describe, expect, it } from "vitest";
import type { BatchJournal } from "../../src/core/batch-journal.js";
import type { EngineEvent, EngineOptions } from "../../src/core/engine.js";
import { ModelError, StoreError } from "../../src/core/errors.js";
import { batchEngine } from "../../src/engine/batch-engine.js";
import type { BatchEngineOptions } from "../../src/engine/batch-engine-options.js";
import { memoryBatchJournal } from "../../src/store/memory-batch-journal.js";
import { memoryStore } from "../../src/store/memory-store.js";
import { allRecords } from "../contracts/result-store.js";
import { fakeBatches, type FakeBatches, type FakeBatchesOptions } from "./fake-batches.js";
import { fakeModel, type FakeModel } from "./fake-model.js";
import { setup, type Setup, type SetupOptions } from "./setup.js";
import { allEvents, judgedTrials, ofKind, plain, sampled, trialsOf } from "./trials.js";
import { virtualClock } from "./virtual-clock.js";

interface Options extends FakeBatchesOptions {
  readonly setup?: SetupOptions;
  readonly engine?: Partial<BatchEngineOptions>;
  readonly journal?: BatchJournal;
}

interface BatchSetup extends Setup {
  readonly model: FakeModel;
  readonly other: FakeModel;
  readonly batches: FakeBatches;
  readonly journal: BatchJournal;
}

function batchSetup(options: Options = {}): BatchSetup {
  const model = fakeModel();
  const other = fakeModel({ id: "other" });
  const batches = fakeBatches(model, options);
  const parts = setup({ models: [model, other], ...options.setup });
  const journal = options.journal ?? memoryBatchJournal();
  const engine = batchEngine({
    ...parts,
    protocolOf: ({ protocol }) => (protocol === "plain" ? plain : sampled),
    random: { next: () => 0.5 },
    concurrency: 64,
    batches: new Map([["judge", () => Promise.resolve(batches)]]),
    journal,
    submits: true,
    liveBelow: 0,
    pollMs: 60_000,
    ...options.engine,
  });
  return { ...parts, engine, model, other, batches, journal };
}

const grid = { evaluators: ["judge", "other"], protocols: ["plain", "sampled"], instances: 6 };
const trials = (): ReturnType<typeof trialsOf> => trialsOf(grid);
const withPrice = { price: { input: 1000, output: 1000, asOf: "2026-01-01" }, mostOutput: () => 10 };

async function liveOutcomes(): Promise<unknown> {
  const live = setup({ models: [fakeModel(), fakeModel({ id: "other" })] });
  return judgedTrials(await allEvents(live.engine.run(trials)));
}

function paidOnce({ answered }: FakeBatches): void {
  expect(new Set(answered).size).toBe(answered.length);
}

describe("batchEngine()", () => {
  it("judges as the live engine does, round by round, with live judges beside", async () => {
    const { engine, batches, model, other, store, journal } = batchSetup();
    const events = await allEvents(engine.run(trials));
    expect(judgedTrials(events)).toEqual(await liveOutcomes());
    // First the verdicts and references, then the samples that see them.
    expect(batches.taken.map((calls) => calls.length)).toEqual([12 + 6, 24]);
    paidOnce(batches);
    expect(model.requests).toHaveLength(42);
    expect(other.requests).toHaveLength(42);
    expect(journal.open()).toEqual([]);
    const records = await allRecords(store);
    expect(records.filter(({ batch }) => batch !== undefined)).toHaveLength(42);
    for (const record of records) expect(record.latencyMs === undefined).toBe(record.batch !== undefined);
    expect(ofKind(events, "batches").at(-1)).toMatchObject({ open: 0, done: 2, calls: 0 });
  });

  it("hands in nothing while replies come in: what they let go on goes on together", async () => {
    const other = fakeBatches(fakeModel({ id: "other" }), {
      pause: () => new Promise((resolve) => setImmediate(resolve)),
    });
    const quick = fakeBatches(fakeModel());
    const { engine } = batchSetup({
      engine: {
        batches: new Map([
          ["judge", () => Promise.resolve(quick)],
          ["other", () => Promise.resolve(other)],
        ]),
      },
    });
    const events = await allEvents(engine.run(trials));
    expect(judgedTrials(events)).toEqual(await liveOutcomes());
    expect(quick.taken.map((calls) => calls.length)).toEqual([18, 24]);
    expect(other.taken.map((calls) => calls.length)).toEqual([18, 24]);
  });

  it("keeps to the size of a batch", async () => {
    const { engine, batches } = batchSetup({ requests: 5 });
    await allEvents(engine.run(trials));
    expect(Math.max(...batches.taken.map((calls) => calls.length))).toBe(5);
    paidOnce(batches);
  });

  it("tries again what expired, and leaves what failed for good", async () => {
    const { engine, batches } = batchSetup({
      item: (call, times) => {
        if (call.startsWith("0")) return { kind: "failed", call, failure: "bad-request", message: "no" };
        return times === 1 && call < "8"
          ? { kind: "failed", call, failure: "timeout", message: "expired" }
          : undefined;
      },
    });
    const events = await allEvents(engine.run(trials));
    expect(ofKind(events, "trial")).toHaveLength(48);
    for (const { outcome } of ofKind(events, "trial")) {
      if (outcome.kind === "failed") expect(outcome.failure).toBe("bad-request");
    }
    paidOnce(batches);
    expect(batches.taken.length).toBeGreaterThan(2);
  });

  it("gives a call up after three batches, or makes it live where that is wanted", async () => {
    const item: FakeBatchesOptions["item"] = (call) => ({
      ...{ kind: "failed", call, failure: "timeout", message: "expired" },
    });
    const stubborn = batchSetup({ item });
    const events = await allEvents(stubborn.engine.run(() => trialsOf({ instances: 2 })));
    expect(stubborn.batches.taken).toHaveLength(3);
    expect(ofKind(events, "trial").map(({ outcome }) => outcome)).toMatchObject(
      Array.from({ length: 4 }, () => ({ kind: "failed", message: "expired (in 3 batches)" })),
    );
    const mixed = batchSetup({ item, engine: { liveBelow: 1 } });
    const done = await allEvents(mixed.engine.run(() => trialsOf({ instances: 2 })));
    expect(mixed.batches.taken).toHaveLength(2);
    expect(ofKind(done, "trial").every(({ outcome }) => outcome.kind === "unparsed")).toBe(true);
    expect(mixed.model.requests).toHaveLength(4);
  });

  it("makes few calls live where that is wanted", async () => {
    const { engine, batches, model } = batchSetup({ engine: { liveBelow: 20 } });
    const events = await allEvents(engine.run(trials));
    expect(judgedTrials(events)).toEqual(await liveOutcomes());
    expect(batches.taken.map((calls) => calls.length)).toEqual([24]);
    expect(model.requests).toHaveLength(42);
  });

  it.each([404, 405, 501])("goes live where there is no batch API (status %d)", async (status) => {
    const error = new ModelError("none", { failure: "not-found", status });
    const { engine, batches, model, journal } = batchSetup({ submit: () => ({ error, taken: false }) });
    const events = await allEvents(engine.run(trials));
    expect(judgedTrials(events)).toEqual(await liveOutcomes());
    expect(batches.taken).toEqual([]);
    expect(model.requests).toHaveLength(42);
    expect(ofKind(events, "evaluator-live")).toHaveLength(1);
    expect(journal.open()).toEqual([]);
  });

  it.each([
    ["arrived", true],
    ["did not arrive", false],
  ])("hands a batch in once where the answer was lost and it %s", async (_, taken) => {
    const error = new ModelError("reset", { failure: "network" });
    const { engine, batches } = batchSetup({
      submit: (tries) => (tries % 2 === 1 && tries < 4 ? { error, taken } : undefined),
    });
    const events = await allEvents(engine.run(trials));
    expect(judgedTrials(events)).toEqual(await liveOutcomes());
    expect(batches.taken).toHaveLength(2);
    paidOnce(batches);
  });

  it("gives up where no batch ever arrives", async () => {
    const error = new ModelError("down", { failure: "overloaded", status: 503 });
    const { engine, batches, journal } = batchSetup({ submit: () => ({ error, taken: false }) });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 2 })));
    expect(ofKind(events, "trial").map(({ outcome }) => outcome.kind)).toEqual(Array(4).fill("failed"));
    expect(batches.taken).toEqual([]);
    expect(journal.open()).toEqual([]);
  });

  it("halves batches that are too much for the provider's queue", async () => {
    const { engine, batches } = batchSetup({
      looks: 1,
      state: (_number, size) =>
        size > 5 ? { kind: "refused", failure: "rate-limited", message: "too much" } : undefined,
    });
    const events = await allEvents(engine.run(trials));
    expect(judgedTrials(events)).toEqual(await liveOutcomes());
    paidOnce(batches);
  });

  it("gives the evaluator up where its model is unknown", async () => {
    const { engine, batches } = batchSetup({
      state: () => ({ kind: "refused", failure: "not-found", message: "no such model" }),
    });
    const events = await allEvents(engine.run(trials));
    expect(batches.taken).toHaveLength(1);
    const failed = ofKind(events, "trial").filter(({ outcome }) => outcome.kind === "failed");
    expect(failed).toHaveLength(24);
    expect(ofKind(events, "evaluator-aborted")).toHaveLength(1);
  });

  it("leaves batches open at a stop, and the next go picks them up, also without handing in", async () => {
    const clock = virtualClock();
    const store = memoryStore();
    const journal = memoryBatchJournal();
    const first = batchSetup({ looks: 99, journal, setup: { clock, store } });
    const stopped = await allEvents(first.engine.run(trials, { maxSeconds: 300 }));
    expect(ofKind(stopped, "stopped")).toMatchObject([{ why: "time" }]);
    expect(journal.open()).toHaveLength(1);
    const batches = new Map([["judge", () => Promise.resolve(first.batches)]]);
    const second = batchSetup({ journal, setup: { clock, store }, engine: { submits: false, batches } });
    const events = await allEvents(second.engine.run(trials));
    expect(judgedTrials(events)).toEqual(await liveOutcomes());
    // The samples of the second step are all that was still to be asked.
    expect(second.model.requests).toHaveLength(24);
    expect(first.batches.answered).toHaveLength(18);
    expect(journal.open()).toEqual([]);
  });

  it("never passes a budget, and goes on with a larger one", async () => {
    const usage = { input: 5, output: 2 };
    const costly = fakeModel({ reply: () => ({ text: "so", finishReason: "stop", usage }) });
    const batches = fakeBatches(costly);
    const store = memoryStore();
    const journal = memoryBatchJournal();
    const api = new Map([["judge", () => Promise.resolve(batches)]]);
    const go = (options: EngineOptions): Promise<EngineEvent[]> => {
      const setting = { models: [costly], store, evaluator: withPrice };
      const { engine } = batchSetup({ journal, setup: setting, engine: { batches: api } });
      return allEvents(engine.run(() => trialsOf({ instances: 60 }), options));
    };
    const cost = async (): Promise<number> =>
      (await allRecords(store)).reduce((sum, { costUsd = 0 }) => sum + costUsd, 0);
    // Each call costs 7 tokens at half of 0.001 dollars.
    const events = await go({ maxCostUsd: 0.2 });
    expect(ofKind(events, "stopped")).toMatchObject([{ why: "cost" }]);
    expect(await cost()).toBeLessThanOrEqual(0.2 + 1e-9);
    expect(await cost()).toBeGreaterThan(0.1);
    expect(batches.taken[0]?.length).toBeLessThanOrEqual(20);
    const paid = { usd: await cost(), dearest: [{ evaluator: "judge", step: "verdict", usd: 0.007 }] };
    await go({ maxCostUsd: 1, paid });
    expect(await cost()).toBeCloseTo(120 * 0.0035, 9);
    paidOnce(batches);
  });

  it("does not take a batch for absent whose id cannot be written down during a stop", async () => {
    const stop = new AbortController();
    const kept = memoryBatchJournal();
    const journal: BatchJournal = {
      ...kept,
      submitted: () => {
        stop.abort();
        return Promise.reject(new StoreError("the disk is full"));
      },
    };
    const { engine, batches } = batchSetup({ journal });
    await allEvents(engine.run(trials, { drain: stop.signal })).catch(() => undefined);
    expect(batches.taken).toHaveLength(1);
    expect(kept.open()).toHaveLength(1);
  });
});
