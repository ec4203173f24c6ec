import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatReply } from "../../src/core/chat-reply.js";
import { ModelError } from "../../src/core/errors.js";
import type { EngineEvaluator } from "../../src/engine/engine-evaluator.js";
import { paidCalls } from "../../src/engine/paid-calls.js";
import { memoryStore } from "../../src/store/memory-store.js";
import { allRecords } from "../contracts/result-store.js";
import { fakeModel, plainReply } from "./fake-model.js";
import { setup } from "./setup.js";
import { allEvents, judgedTrials, ofKind, protocolOfRounds, trialsOf, verdictAsk } from "./trials.js";
import { virtualClock } from "./virtual-clock.js";

const price = { input: 1, output: 2, asOf: "2026-01-01" };

type Request = Parameters<typeof plainReply>[0];

/** A reply that costs so many US dollars at that price. */
function costing(usd: number): (request: Request) => ChatReply {
  return (request) => ({ ...plainReply(request), usage: { input: usd * 1e6, output: 0 } });
}

/** As many tokens as a tokeniser could make of the messages: one of each byte. */
function inputOf({ messages }: Request): number {
  return messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
}

async function spentBy(store: ReturnType<typeof setup>["store"]): Promise<number> {
  return (await allRecords(store)).reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
}

describe("liveEngine() under a budget", () => {
  it.each([1, 4, 16, 64])("spends all of it and no more, %i calls at a time", async (concurrency) => {
    const clock = virtualClock();
    const model = fakeModel({ clock, latencyMs: () => 5, reply: costing(1) });
    const { engine, store } = setup({ models: [model], clock, evaluator: { price, concurrency } });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 50 }), { maxCostUsd: 5 }));
    expect(model.requests).toHaveLength(5);
    expect(await spentBy(store)).toBe(5);
    expect(judgedTrials(events)).toHaveLength(5);
    expect(ofKind(events, "stopped")).toEqual([
      { kind: "stopped", why: "cost", budget: { spentUsd: 5, nextUsd: 1 } },
    ]);
  });

  it("is not held up by it while there is enough", async () => {
    const clock = virtualClock();
    const model = fakeModel({ clock, latencyMs: () => 10, reply: costing(1) });
    const { engine } = setup({ models: [model], clock, evaluator: { price, concurrency: 16 } });
    await allEvents(engine.run(() => trialsOf({ instances: 80 }), { maxCostUsd: 1000 }));
    expect(model.inFlight.most).toBe(16);
    // The first call alone, then 159 others, 16 at a time.
    expect(clock.monotonic()).toBe(10 + 10 * 10);
  });

  it("counts what was paid before: the same budget twice pays for nothing more", async () => {
    const model = fakeModel({ reply: costing(1) });
    const { engine, store, evaluators } = setup({ models: [model], evaluator: { price, concurrency: 8 } });
    const go = async (maxCostUsd: number): Promise<number> => {
      const paid = await paidCalls(store.records(), evaluators);
      await allEvents(engine.run(() => trialsOf({ instances: 50 }), { maxCostUsd, paid }));
      return model.requests.length;
    };
    expect(await go(5)).toBe(5);
    expect(await go(5)).toBe(5);
    expect(await go(7.5)).toBe(7);
  });

  it("never exceeds it where calls cost at most their bound, whatever they cost and however long they take", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          concurrency: fc.integer({ min: 1, max: 20 }),
          maxCostUsd: fc.double({ min: 0, max: 0.05, noNaN: true }),
          outputs: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 }),
          failing: fc.integer({ min: 2, max: 9 }),
        }),
        async ({ concurrency, maxCostUsd, outputs, failing }) => {
          const clock = virtualClock();
          let replies = 0;
          const model = fakeModel({
            clock,
            latencyMs: () => 1 + ((replies * 7) % 5),
            reply(request) {
              replies += 1;
              if (replies % failing === 0) throw new ModelError("busy", { failure: "overloaded" });
              const output = outputs[replies % outputs.length] ?? 1;
              return { ...plainReply(request), usage: { input: inputOf(request), output } };
            },
          });
          const evaluator = { price, concurrency, mostOutput: () => 1000 };
          const { engine, store } = setup({ models: [model], clock, evaluator });
          const events = await allEvents(engine.run(() => trialsOf({ instances: 40 }), { maxCostUsd }));
          const spent = await spentBy(store);
          expect(spent).toBeLessThanOrEqual(maxCostUsd * (1 + 1e-9));
          const [stopped] = ofKind(events, "stopped");
          if (stopped === undefined) expect(ofKind(events, "trial")).toHaveLength(80);
          else {
            expect(stopped.budget?.spentUsd).toBeCloseTo(spent, 9);
            expect(spent + (stopped.budget?.nextUsd ?? 0)).toBeGreaterThan(maxCostUsd);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("holds where a few calls cost a hundred times what the others do", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 32 }),
        fc.double({ min: 0.003, max: 0.2, noNaN: true }),
        fc.array(fc.constantFrom(10, 10, 10, 10, 1000), { minLength: 3, maxLength: 20 }),
        async (concurrency, maxCostUsd, outputs) => {
          const clock = virtualClock();
          let replies = 0;
          const model = fakeModel({
            clock,
            latencyMs: () => 1 + (replies % 3),
            reply(request) {
              const output = outputs[(replies += 1) % outputs.length] ?? 10;
              return { ...plainReply(request), usage: { input: inputOf(request), output } };
            },
          });
          const evaluator = { price, concurrency, mostOutput: () => 1000 };
          const { engine, store } = setup({ models: [model], clock, evaluator });
          await allEvents(engine.run(() => trialsOf({ instances: 60 }), { maxCostUsd }));
          const spent = await spentBy(store);
          expect(spent).toBeLessThanOrEqual(maxCostUsd * (1 + 1e-9));
          // What is left over is less than one call may cost, unless all was asked.
          if (model.requests.length < 120) expect(spent).toBeGreaterThan(maxCostUsd - 0.0025);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("says so once where a provider bills more than it was allowed, and exceeds it by no more than what was in flight", async () => {
    const clock = virtualClock();
    const most = 100;
    const model = fakeModel({
      clock,
      latencyMs: () => 5,
      // From the sixth on, three times as long as allowed.
      reply: (request) => ({
        ...plainReply(request),
        usage: { input: 0, output: model.requests.length > 5 ? 3 * most : most },
      }),
    });
    const evaluator = { price, concurrency: 4, mostOutput: () => most };
    const { engine, store } = setup({ models: [model], clock, evaluator });
    const maxCostUsd = 0.006;
    const events = await allEvents(engine.run(() => trialsOf({ instances: 60 }), { maxCostUsd }));
    expect(ofKind(events, "bound-exceeded")).toEqual([
      { kind: "bound-exceeded", evaluator: "judge", allowed: 100, billed: 300 },
    ]);
    // Four were in flight when it began; from then on three times the bound is set aside.
    expect(await spentBy(store)).toBeLessThanOrEqual(maxCostUsd + 4 * 2 * most * 2e-6);
    expect(ofKind(events, "stopped")).toHaveLength(1);
  });

  it("counts a reply whose tokens nobody counted as what it may have cost, in later goes too", async () => {
    const model = fakeModel();
    const evaluator: Partial<EngineEvaluator> = { price, concurrency: 8, mostOutput: () => 500_000 };
    const { engine, store, evaluators } = setup({ models: [model], evaluator });
    const trials = (): ReturnType<typeof trialsOf> => trialsOf({ instances: 50 });
    const events = await allEvents(engine.run(trials, { maxCostUsd: 4.5 }));
    expect(model.requests).toHaveLength(4);
    expect(ofKind(events, "stopped")).toMatchObject([
      { why: "cost", budget: { spentUsd: expect.closeTo(4, 3) as number } },
    ]);
    for (const { costUsd, assumedCostUsd } of await allRecords(store)) {
      expect(costUsd).toBeUndefined();
      expect(assumedCostUsd).toBeCloseTo(1, 3);
    }
    const paid = await paidCalls(store.records(), evaluators);
    await allEvents(engine.run(trials, { maxCostUsd: 4.5, paid }));
    expect(model.requests).toHaveLength(4);
  });

  it("makes no call of an evaluator without a price", async () => {
    const model = fakeModel();
    const { engine } = setup({ models: [model] });
    const run = allEvents(engine.run(() => trialsOf({ instances: 2 }), { maxCostUsd: 5 }));
    await expect(run).rejects.toMatchObject({
      name: "UsageError",
      message:
        "Cannot keep to a budget: judge has no price on its card (add price: {input, output, asOf}, or run without --max-cost)",
    });
    expect(model.requests).toHaveLength(0);
  });

  it("lets evaluators that cost nothing go on beside it", async () => {
    const models = ["paid", "replayed"].map((id) => fakeModel({ id, reply: costing(1) }));
    const free = { input: 0, output: 0, asOf: "2026-01-01" };
    const { engine } = setup({ models, evaluator: { price }, each: { replayed: { price: free } } });
    await allEvents(
      engine.run(() => trialsOf({ evaluators: ["paid", "replayed"], instances: 1 }), { maxCostUsd: 2 }),
    );
    expect(models.map(({ requests }) => requests.length)).toEqual([2, 2]);
  });

  it("sends nothing into a rate limit that came up while a call waited for money", async () => {
    const clock = virtualClock();
    const sent: number[] = [];
    const model = fakeModel({
      clock,
      latencyMs: () => 10,
      reply(request) {
        sent.push(clock.monotonic() - 10);
        if (sent.length === 3)
          throw new ModelError("slow", { failure: "rate-limited", retryAfterMs: 60_000 });
        return costing(1)(request);
      },
    });
    const { engine } = setup({ models: [model], clock, evaluator: { price, concurrency: 8 } });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 3 }), { maxCostUsd: 6 }));
    expect(sent.filter((at) => at > 10 && at < 60_000)).toEqual([]);
    expect(judgedTrials(events)).toHaveLength(6);
    expect(ofKind(events, "stopped")).toEqual([]);
  });

  it("ends calls that wait for money when it is drained or the evaluator is refused", async () => {
    const refused = fakeModel({
      reply() {
        throw new ModelError("no key", { failure: "auth" });
      },
    });
    const go = setup({ models: [refused], evaluator: { price, concurrency: 8 } });
    const events = await allEvents(go.engine.run(() => trialsOf({ instances: 9 }), { maxCostUsd: 9 }));
    expect(refused.requests).toHaveLength(1);
    expect(ofKind(events, "trial").map(({ outcome }) => outcome.kind)).toEqual(Array(18).fill("failed"));

    const drain = new AbortController();
    const model = fakeModel({
      reply(request) {
        drain.abort();
        return costing(1)(request);
      },
    });
    const drained = setup({ models: [model], evaluator: { price, concurrency: 8 } });
    const options = { maxCostUsd: 9, drain: drain.signal };
    expect(
      ofKind(await allEvents(drained.engine.run(() => trialsOf({ instances: 9 }), options)), "stopped"),
    ).toEqual([{ kind: "stopped", why: "interrupted" }]);
    expect(await allRecords(drained.store)).toHaveLength(1);
  });

  it("stops before a step whose bound does not fit, and says what it may have cost", async () => {
    const rounds = protocolOfRounds("plain", [
      (task) => [verdictAsk(task)],
      (task) => [verdictAsk(task, { step: "long", sampling: { maxTokens: 1e6 } })],
    ]);
    const model = fakeModel({ reply: costing(0.001) });
    const evaluator: Partial<EngineEvaluator> = { price, mostOutput: ({ maxTokens }) => maxTokens };
    const { engine } = setup({ models: [model], evaluator, protocols: [rounds] });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 3 }), { maxCostUsd: 1.5 }));
    expect(model.requests.every(({ address }) => address.step === "verdict")).toBe(true);
    const [stopped] = ofKind(events, "stopped");
    expect(stopped?.budget?.nextUsd).toBeGreaterThan(1.5);
  });
});

describe("paidCalls()", () => {
  const record = {
    ...{ id: "1", evaluator: "fingerprint of judge", evaluatorId: "judge", step: "verdict" },
    ...{ messagesHash: "m", latencyMs: 1, attempts: 1, at: "2026-01-01T00:00:00.000Z" },
    reply: { text: "", finishReason: "stop" },
  } as const;
  const counted = { ...record.reply, usage: { input: 1e6, output: 0 } };

  it.each([
    ["the stored cost", { costUsd: 0.5, reply: counted }, 0.5],
    ["the cost at today's price where it was made without one", { reply: counted }, 1],
    ["what it was taken to cost where nobody counted", { assumedCostUsd: 0.25 }, 0.25],
    ["nothing where nothing is known", {}, 0],
    ["the stored cost of an evaluator that has changed", { costUsd: 0.5, evaluator: "other" }, 0.5],
  ])("takes %s", async (_, fields, usd) => {
    const store = memoryStore([{ ...record, ...fields }]);
    const { evaluators } = setup({ evaluator: { price } });
    const isSame = !("evaluator" in fields);
    expect(await paidCalls(store.records(), evaluators)).toEqual({
      usd,
      dearest: usd > 0 && isSame ? [{ evaluator: "judge", step: "verdict", usd }] : [],
    });
  });

  it("adds up, and keeps the dearest call of each step", async () => {
    const costs = [0.5, 2, 1];
    const store = memoryStore(costs.map((costUsd, index) => ({ ...record, id: String(index), costUsd })));
    const { evaluators } = setup({ evaluator: { price } });
    expect(await paidCalls(store.records(), evaluators)).toEqual({
      usd: 3.5,
      dearest: [{ evaluator: "judge", step: "verdict", usd: 2 }],
    });
  });
});
