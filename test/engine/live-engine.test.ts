import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/core/canonical-json.js";
import { ModelError, StoreError } from "../../src/core/errors.js";
import type { ModelFailure } from "../../src/core/model-failure.js";
import type { Outcome } from "../../src/core/outcome.js";
import { sha256 } from "../../src/core/sha256.js";
import type { Trial } from "../../src/core/trial.js";
import { memoryStore } from "../../src/store/memory-store.js";
import { allRecords } from "../contracts/result-store.js";
import { fakeModel, plainReply } from "./fake-model.js";
import { setup } from "./setup.js";
import {
  allEvents,
  judgedTrials,
  ofKind,
  protocolOfRounds,
  sampled,
  trialsOf,
  verdictAsk,
} from "./trials.js";
import { virtualClock } from "./virtual-clock.js";

const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown): void => {
  unhandled.push(reason);
};
beforeAll(() => {
  process.on("unhandledRejection", onUnhandled);
});
afterAll(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", onUnhandled);
  expect(unhandled).toEqual([]);
});

const price = { input: 1, output: 2, asOf: "2026-01-01" };

/** A number of 0..1 from a text: the same on every machine and in every order. */
function chance(text: string): number {
  return Number.parseInt(sha256(text).slice(0, 8), 16) / 0x1_0000_0000;
}

describe("liveEngine()", () => {
  it("judges every trial and makes each call once, shared ones too", async () => {
    const model = fakeModel();
    const { engine, store } = setup({ models: [model] });
    const trials = (): Iterable<Trial> => trialsOf({ protocols: ["plain", "sampled"], instances: 5 });
    const events = await allEvents(engine.run(trials));
    expect(judgedTrials(events)).toHaveLength(20);
    // For each instance: one reference, and three samples of each presentation; the first one is also the plain ask.
    expect(model.requests).toHaveLength(5 * (1 + 2 * 3));
    expect(ofKind(events, "call")).toHaveLength(35);
    const calls = new Set(ofKind(events, "trial").flatMap((event) => event.calls));
    expect(calls.size).toBe(35);
    expect((await allRecords(store)).map((record) => record.id).sort()).toEqual([...calls].sort());
  });

  it("makes no call a second time when run again, and judges the same", async () => {
    const first = setup();
    const trials = (): Iterable<Trial> => trialsOf({ protocols: ["plain", "sampled"], instances: 4 });
    const before = judgedTrials(await allEvents(first.engine.run(trials)));
    const model = fakeModel();
    const again = setup({ store: first.store, models: [model] });
    const events = await allEvents(again.engine.run(trials));
    expect(judgedTrials(events)).toEqual(before);
    expect(model.requests).toHaveLength(0);
    expect(ofKind(events, "call")).toHaveLength(0);
  });

  it("gives the same outcomes with the same number of calls, whatever the concurrency, delays and passing failures", async () => {
    const trials = (): Iterable<Trial> =>
      trialsOf({ evaluators: ["a", "b"], protocols: ["plain", "sampled"], instances: 3 });
    const sound = setup({ models: [fakeModel({ id: "a" }), fakeModel({ id: "b" })] });
    const expected = judgedTrials(await allEvents(sound.engine.run(trials)));
    const failures: ModelFailure[] = ["rate-limited", "overloaded", "timeout", "network", "bad-response"];
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          concurrency: fc.integer({ min: 1, max: 12 }),
          overall: fc.integer({ min: 1, max: 20 }),
          seed: fc.string(),
          failing: fc.constantFrom(0, 0.3, 0.9),
        }),
        async ({ concurrency, overall, seed, failing }) => {
          const clock = virtualClock();
          const models = ["a", "b"].map((id) =>
            fakeModel({
              id,
              clock,
              latencyMs: ({ messages, address }) => 1000 * chance(seed + canonicalJson([messages, address])),
              reply(request, number) {
                const luck = chance(`${seed} ${id} ${canonicalJson(request.messages)}`);
                const failure = failures[Math.floor(luck * 1000) % failures.length] ?? "network";
                if (number < 3 && luck < failing) throw new ModelError("not now", { failure });
                return plainReply(request);
              },
            }),
          );
          const { engine, store } = setup({
            models,
            clock,
            concurrency: overall,
            evaluator: { concurrency },
          });
          const events = await allEvents(engine.run(trials));
          expect(judgedTrials(events)).toEqual(expected);
          expect(await allRecords(store)).toHaveLength(2 * 3 * 7);
          const retries = ofKind(events, "retry").length;
          expect(models.flatMap(({ requests }) => requests)).toHaveLength(2 * 3 * 7 + retries);
          for (const { inFlight } of models)
            expect(inFlight.most).toBeLessThanOrEqual(Math.min(concurrency, overall));
        },
      ),
      { numRuns: 25 },
    );
  });

  it("keeps the requests of all evaluators together within the overall bound", async () => {
    const clock = virtualClock();
    let now = 0;
    let most = 0;
    const models = ["a", "b", "c"].map((id) => {
      const model = fakeModel({ id, clock, latencyMs: () => 10 });
      return {
        ...model,
        async complete(request: Parameters<typeof model.complete>[0]) {
          most = Math.max(most, (now += 1));
          return model.complete(request).finally(() => (now -= 1));
        },
      };
    });
    const { engine } = setup({ models, clock, concurrency: 5 });
    await allEvents(engine.run(() => trialsOf({ evaluators: ["a", "b", "c"], instances: 10 })));
    expect(most).toBe(5);
  });

  it("lets a slow evaluator hold up no other", async () => {
    const clock = virtualClock();
    const slow = fakeModel({ id: "slow", clock, latencyMs: () => 10_000 });
    const quick = fakeModel({ id: "quick", clock, latencyMs: () => 1 });
    const { engine } = setup({ models: [slow, quick], clock });
    const events = await allEvents(
      engine.run(() => trialsOf({ evaluators: ["slow", "quick"], instances: 50 })),
    );
    const order = ofKind(events, "trial").map(({ trial }) => trial.cell.evaluator);
    expect(order.lastIndexOf("quick")).toBeLessThan(order.indexOf("slow"));
  });

  it("keeps what a call was, what it cost, and how long the attempt that succeeded took", async () => {
    const clock = virtualClock(Date.UTC(2026, 4, 6));
    const model = fakeModel({
      clock,
      latencyMs: () => 40,
      reply(request, number) {
        if (number === 1) throw new ModelError("busy", { failure: "overloaded", retryAfterMs: 5000 });
        return { ...plainReply(request), usage: { input: 100, output: 50 }, servedModel: "judge-1" };
      },
    });
    const { engine, store } = setup({ models: [model], clock, evaluator: { price, concurrency: 1 } });
    const events = await allEvents(engine.run(() => [...trialsOf({ instances: 1 })].slice(0, 1)));
    const [record] = await allRecords(store);
    expect(record).toEqual({
      id: ofKind(events, "trial")[0]?.calls[0],
      evaluator: "fingerprint of judge",
      evaluatorId: "judge",
      step: "verdict",
      messagesHash: sha256('[{"content":"Question 0 original","role":"user"}]'),
      reply: {
        text: "re Question 0 original #0",
        finishReason: "stop",
        usage: { input: 100, output: 50 },
        servedModel: "judge-1",
      },
      costUsd: 0.0002,
      latencyMs: 40,
      attempts: 2,
      at: "2026-05-06T00:00:05.080Z",
    });
    expect(ofKind(events, "retry")).toEqual([
      { kind: "retry", evaluator: "judge", failure: "overloaded", attempt: 1, waitMs: 5000 },
    ]);
    expect(ofKind(events, "call")).toEqual([
      {
        kind: "call",
        evaluator: "judge",
        id: record?.id,
        costUsd: 0.0002,
        latencyMs: 40,
        attempts: 2,
        usage: { input: 100, output: 50 },
      },
    ]);
  });

  it("counts a reply only once the store has made it durable", async () => {
    const store = memoryStore();
    const log: string[] = [];
    const slow = {
      ...store,
      async append(record: Parameters<typeof store.append>[0]) {
        await new Promise((resolve) => setImmediate(resolve));
        await store.append(record);
        log.push("durable");
      },
    };
    const { engine } = setup({ store: slow });
    for await (const event of engine.run(() => trialsOf({ instances: 1 }))) {
      log.push(event.kind);
      if (event.kind === "trial") expect(event.calls.every((id) => store.has(id))).toBe(true);
    }
    expect(log.filter((entry) => entry !== "trial")).toEqual(["durable", "call", "durable", "call"]);
  });

  it.each(["stop", "length", "refusal", "unknown"] as const)(
    "keeps a reply that ended with %s",
    async (finishReason) => {
      const model = fakeModel({ reply: (request) => ({ ...plainReply(request), finishReason }) });
      const { engine, store } = setup({ models: [model] });
      await allEvents(engine.run(() => trialsOf({ instances: 1 })));
      expect((await allRecords(store)).map(({ reply }) => reply.finishReason)).toEqual([
        finishReason,
        finishReason,
      ]);
    },
  );

  it("does not keep a filtered reply, fails the trial, counts its cost, and asks again in the next run", async () => {
    const filtered = fakeModel({
      reply: () => ({ text: "", finishReason: "content-filter", usage: { input: 1e6, output: 0 } }),
    });
    const first = setup({ models: [filtered], evaluator: { price } });
    const events = await allEvents(first.engine.run(() => trialsOf({ instances: 1 })));
    expect(ofKind(events, "trial").map(({ outcome }) => outcome)).toEqual(
      Array(2).fill({
        kind: "failed",
        failure: "content-filter",
        message: "The provider's filter stopped the reply",
      }),
    );
    expect(ofKind(events, "call").map(({ costUsd }) => costUsd)).toEqual([1, 1]);
    expect(await allRecords(first.store)).toEqual([]);
    const again = setup({ store: first.store });
    const later = await allEvents(again.engine.run(() => trialsOf({ instances: 1 })));
    expect(ofKind(later, "trial").map(({ outcome }) => outcome.kind)).toEqual(["unparsed", "unparsed"]);
  });

  it("passes a filtered reply of a replayed judge on to the protocol, and keeps it", async () => {
    const model = fakeModel({ reply: () => ({ text: "stopped", finishReason: "content-filter" }) });
    const { engine, store } = setup({ models: [model], evaluator: { replayed: true } });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 1 })));
    expect(ofKind(events, "trial").map(({ outcome }) => outcome)).toEqual(
      Array(2).fill({ kind: "unparsed", reason: "no-verdict", excerpt: "verdict 0: stopped" }),
    );
    expect(await allRecords(store)).toHaveLength(2);
  });

  it("limits a replayed judge by no bound on requests, and makes its calls once for each protocol", async () => {
    const clock = virtualClock();
    const model = fakeModel({ clock, latencyMs: () => 10 });
    const evaluator = { replayed: true, concurrency: 8, perMinute: { requests: 1 } };
    const { engine, store } = setup({ models: [model], clock, concurrency: 4, evaluator });
    const trials = (): Iterable<Trial> => trialsOf({ protocols: ["plain", "sampled"], instances: 5 });
    expect(judgedTrials(await allEvents(engine.run(trials)))).toHaveLength(20);
    expect(model.inFlight.most).toBeGreaterThan(4);
    // For each instance: two plain asks, one reference, and three samples of each presentation.
    expect(await allRecords(store)).toHaveLength(5 * (2 + 1 + 2 * 3));
  });

  it("ends a trial whose call fails for good as failed, asks no further round, and tries again in the next run", async () => {
    const model = fakeModel({
      reply(request) {
        if (request.address.step === "reference")
          throw new ModelError("too long", { failure: "context-length" });
        return plainReply(request);
      },
    });
    const first = setup({ models: [model] });
    const trials = (): Iterable<Trial> => trialsOf({ protocols: ["sampled"], instances: 2 });
    const events = await allEvents(first.engine.run(trials));
    const failed = { kind: "failed", failure: "context-length", message: "too long" };
    expect(ofKind(events, "trial").map(({ outcome }) => outcome)).toEqual(Array(4).fill(failed));
    // Both presentations share the reference: it is asked once, also after it has failed.
    expect(model.requests).toHaveLength(2);
    const again = setup({ store: first.store });
    const later = await allEvents(again.engine.run(trials));
    expect(ofKind(later, "trial").every(({ outcome }) => outcome.kind === "unparsed")).toBe(true);
  });

  it("asks the other evaluator that a step names, by that evaluator's settings", async () => {
    const judge = fakeModel();
    const helper = fakeModel({ id: "helper" });
    const helped = protocolOfRounds("helped", [
      (task) => [verdictAsk(task, { step: "help", evaluator: "helper", sampling: { maxTokens: 9 } })],
      (task) => [verdictAsk(task)],
    ]);
    const { engine } = setup({
      models: [judge, helper],
      protocols: [helped],
      evaluator: { sampling: { temperature: 0.3, maxTokens: 5 } },
    });
    await allEvents(engine.run(() => trialsOf({ protocols: ["helped"], instances: 1 })));
    expect(helper.requests.map(({ sampling }) => sampling)).toEqual(
      Array(2).fill({ temperature: 0.3, maxTokens: 9 }),
    );
    expect(judge.requests.map(({ sampling }) => sampling)).toEqual(
      Array(2).fill({ temperature: 0.3, maxTokens: 5 }),
    );
  });

  it(
    "holds a bounded number of trials, however many there are and however slowly events are read",
    { timeout: 60_000 },
    async () => {
      let begun = 0;
      let judged = 0;
      let mostOpen = 0;
      const model = fakeModel({ reply: () => ({ text: "same", finishReason: "stop" }) });
      const same = protocolOfRounds("same", [
        (task) => [verdictAsk(task, { scope: { dependsOn: "output", output: 9 }, messages: [] })],
      ]);
      const { engine } = setup({ models: [model], protocols: [same] });
      function* counted(): Generator<Trial> {
        for (const trial of trialsOf({ protocols: ["same"], instances: 100_000 })) {
          begun += 1;
          mostOpen = Math.max(mostOpen, begun - judged);
          yield trial;
        }
      }
      for await (const event of engine.run(counted)) {
        if (event.kind === "trial") judged += 1;
        if (judged % 50_000 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      expect(judged).toBe(200_000);
      expect(mostOpen).toBeLessThan(2 * 1024 + 2 * 8);
      expect(model.requests).toHaveLength(1);
    },
  );

  it("lets timers have their turn while it judges from the store alone", async () => {
    const { engine, store } = setup();
    const trials = (): Iterable<Trial> => trialsOf({ instances: 1000 });
    await allEvents(engine.run(trials));
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await allEvents(setup({ store }).engine.run(trials));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });
});

describe("liveEngine() when an evaluator's key or model is refused", () => {
  it.each(["auth", "not-found"] as const)(
    "ends its trials as failed (%s) without further calls, and no others",
    async (failure) => {
      const bad = fakeModel({
        id: "bad",
        reply() {
          throw new ModelError("Cannot call bad: refused", { failure });
        },
      });
      const good = fakeModel({ id: "good" });
      const { engine } = setup({ models: [bad, good] });
      const events = await allEvents(
        engine.run(() => trialsOf({ evaluators: ["bad", "good"], instances: 20 })),
      );
      expect(ofKind(events, "evaluator-aborted")).toEqual([
        { kind: "evaluator-aborted", evaluator: "bad", message: "Cannot call bad: refused" },
      ]);
      expect(bad.requests.length).toBeLessThanOrEqual(4);
      const of = (id: string): Outcome[] =>
        ofKind(events, "trial").flatMap(({ trial, outcome }) =>
          trial.cell.evaluator === id ? [outcome] : [],
        );
      expect(of("bad")).toEqual(
        Array(40).fill({ kind: "failed", failure, message: "Cannot call bad: refused" }),
      );
      expect(of("good").map(({ kind }) => kind)).toEqual(Array(40).fill("unparsed"));
    },
  );

  it("still judges what the store keeps of it", async () => {
    const { engine, store } = setup();
    await allEvents(engine.run(() => trialsOf({ instances: 3 })));
    const bad = fakeModel({
      reply() {
        throw new ModelError("refused", { failure: "auth" });
      },
    });
    const events = await allEvents(
      setup({ store, models: [bad] }).engine.run(() => trialsOf({ instances: 6 })),
    );
    const kinds = ofKind(events, "trial").map(({ outcome }) => outcome.kind);
    expect(kinds.sort()).toEqual([...Array<string>(6).fill("failed"), ...Array<string>(6).fill("unparsed")]);
  });

  it("does the same where the provider asks for a longer wait than 10 minutes", async () => {
    const model = fakeModel({
      reply() {
        throw new ModelError("quota", { failure: "rate-limited", retryAfterMs: 600_001 });
      },
    });
    const { engine, clock } = setup({ models: [model], evaluator: { concurrency: 1 } });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 9 })));
    expect(ofKind(events, "evaluator-aborted")).toHaveLength(1);
    expect(model.requests).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });
});

describe("liveEngine() with several keys", () => {
  const evaluator = { keys: ["ONE", "TWO", "THREE"], concurrency: 6 };
  const refusing = (refuse: (key: number) => ModelError | undefined): ReturnType<typeof fakeModel> =>
    fakeModel({
      reply(request) {
        const error = refuse(request.key ?? -1);
        if (error !== undefined) throw error;
        return plainReply(request);
      },
    });
  const keysOf = ({ requests }: ReturnType<typeof fakeModel>): readonly number[] =>
    [0, 1, 2].map((key) => requests.filter((request) => request.key === key).length);

  it("spreads calls over them", async () => {
    const model = refusing(() => undefined);
    const { engine } = setup({ models: [model], evaluator });
    await allEvents(engine.run(() => trialsOf({ instances: 30 })));
    expect(keysOf(model).reduce((sum, count) => sum + count)).toBe(60);
    expect(Math.min(...keysOf(model))).toBeGreaterThanOrEqual(15);
  });

  it.each(["auth", "not-found"] as const)(
    "sets one aside that is refused (%s), and says so",
    async (failure) => {
      const model = refusing((key) => (key === 1 ? new ModelError("refused", { failure }) : undefined));
      const { engine, store } = setup({ models: [model], evaluator });
      const events = await allEvents(engine.run(() => trialsOf({ instances: 30 })));
      expect(ofKind(events, "key-set-aside")).toEqual([
        { kind: "key-set-aside", evaluator: "judge", key: "TWO", message: "refused" },
      ]);
      expect(ofKind(events, "evaluator-aborted")).toEqual([]);
      expect(judgedTrials(events)).toHaveLength(60);
      expect(keysOf(model)[1]).toBeLessThanOrEqual(6);
      const records = await allRecords(store);
      expect(records.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(model.requests.length);
    },
  );

  it("gives the evaluator up only when none is left", async () => {
    const model = refusing((key) => new ModelError(`no ${key}`, { failure: "auth" }));
    const { engine } = setup({ models: [model], evaluator });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 9 })));
    expect(ofKind(events, "key-set-aside")).toHaveLength(2);
    expect(ofKind(events, "evaluator-aborted")).toEqual([
      {
        kind: "evaluator-aborted",
        evaluator: "judge",
        message: expect.stringMatching(/^no \d \(none of its keys is left: ONE, TWO, THREE\)$/u) as string,
      },
    ]);
    expect(ofKind(events, "trial").every(({ outcome }) => outcome.kind === "failed")).toBe(true);
  });

  it("lets one rest that is refused for a limit, while the others go on", async () => {
    const clock = virtualClock();
    const model = fakeModel({
      clock,
      latencyMs: () => 10,
      reply(request) {
        if (request.key === 0)
          throw new ModelError("slow", { failure: "rate-limited", retryAfterMs: 60_000 });
        return plainReply(request);
      },
    });
    const { engine } = setup({ models: [model], clock, evaluator });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 30 })));
    expect(judgedTrials(events)).toHaveLength(60);
    expect(clock.monotonic()).toBeLessThan(5000);
  });
});

describe("liveEngine() under a rate limit", () => {
  it("pauses the evaluator for as long as was asked, and no other", async () => {
    const clock = virtualClock();
    const sent: [string, number][] = [];
    let refused = false;
    const models = ["limited", "free"].map((id) =>
      fakeModel({
        id,
        clock,
        latencyMs: () => 10,
        reply(request) {
          sent.push([id, clock.monotonic() - 10]);
          if (id === "limited" && !refused) {
            refused = true;
            throw new ModelError("slow down", { failure: "rate-limited", retryAfterMs: 30_000 });
          }
          return plainReply(request);
        },
      }),
    );
    const { engine } = setup({ models, clock, evaluator: { concurrency: 2 } });
    const events = await allEvents(
      engine.run(() => trialsOf({ evaluators: ["limited", "free"], instances: 5 })),
    );
    expect(ofKind(events, "trial").filter(({ outcome }) => outcome.kind === "unparsed")).toHaveLength(20);
    const limited = sent.filter(([id]) => id === "limited").map(([, at]) => at);
    expect(limited.filter((at) => at > 0 && at < 30_010)).toEqual([]);
    const free = sent.filter(([id]) => id === "free").map(([, at]) => at);
    expect(Math.max(...free)).toBeLessThan(100);
  });

  it("lets no request through that waited for the overall bound when the limit came", async () => {
    const clock = virtualClock();
    const model = fakeModel({
      clock,
      latencyMs: () => 10,
      reply(request, number) {
        if (clock.monotonic() < 20 && number === 1) {
          throw new ModelError("slow down", { failure: "rate-limited", retryAfterMs: 60_000 });
        }
        return plainReply(request);
      },
    });
    const { engine } = setup({ models: [model], clock, concurrency: 1, evaluator: { concurrency: 8 } });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 10 })));
    expect(ofKind(events, "retry")).toHaveLength(1);
    expect(judgedTrials(events)).toHaveLength(20);
  });

  it("is patient through a storm of refusals that does not say how long it lasts", async () => {
    const clock = virtualClock();
    const model = fakeModel({
      clock,
      latencyMs: () => 10,
      reply(request) {
        if (clock.monotonic() > 100 && clock.monotonic() < 40_000)
          throw new ModelError("slow down", { failure: "rate-limited" });
        return plainReply(request);
      },
    });
    const { engine } = setup({ models: [model], clock, evaluator: { concurrency: 16, maxAttempts: 6 } });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 200 })));
    expect(judgedTrials(events)).toHaveLength(400);
    // All that were in flight when it began, and then one call after each pause.
    expect(ofKind(events, "retry").length).toBeLessThan(16 + 10);
  });

  it.each([429, 529])("gives the evaluator up where each call is refused (%i)", async (status) => {
    const model = fakeModel({
      reply() {
        throw new ModelError("slow down", {
          failure: status === 429 ? "rate-limited" : "overloaded",
          status,
        });
      },
    });
    const { engine, clock } = setup({ models: [model], evaluator: { maxAttempts: 6 } });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 9 })));
    expect(ofKind(events, "evaluator-aborted")).toHaveLength(1);
    expect(ofKind(events, "trial").every(({ outcome }) => outcome.kind === "failed")).toBe(true);
    expect(model.requests).toHaveLength(9);
    expect(clock.monotonic()).toBeGreaterThan(60_000);
    expect(clock.monotonic()).toBeLessThan(180_000);
  });

  it("does not take a server that refuses each call some times for one that refuses all", async () => {
    const model = fakeModel({
      reply(request, number) {
        if (number <= 4) throw new ModelError("slow down", { failure: "rate-limited" });
        return plainReply(request);
      },
    });
    const { engine } = setup({ models: [model], evaluator: { concurrency: 16, maxAttempts: 6 } });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 20 })));
    expect(judgedTrials(events)).toHaveLength(40);
    expect(ofKind(events, "evaluator-aborted")).toEqual([]);
  });

  it("lets a call fail that is refused again and again while others are answered", async () => {
    const model = fakeModel({
      reply(request) {
        if (request.messages[0]?.content.startsWith("Question 1 ") === true)
          throw new ModelError("too many tokens", { failure: "rate-limited", retryAfterMs: 10 });
        return plainReply(request);
      },
    });
    const { engine } = setup({ models: [model], evaluator: { maxAttempts: 2 } });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 40 })));
    const outcomes = ofKind(events, "trial").map(({ outcome }) => outcome.kind);
    expect(outcomes).toHaveLength(80);
    expect(outcomes.filter((kind) => kind === "unparsed").length).toBeGreaterThan(0);
  });

  it.each(["timeout", "overloaded", "network"] as const)("is made narrower by no %s", async (failure) => {
    const clock = virtualClock();
    const model = fakeModel({
      clock,
      latencyMs: () => 100,
      reply(request, number) {
        if (number === 1) throw new ModelError("oops", { failure, status: 503 });
        return plainReply(request);
      },
    });
    const { engine } = setup({ models: [model], clock, evaluator: { concurrency: 16, maxAttempts: 3 } });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 40 })));
    expect(judgedTrials(events)).toHaveLength(80);
    expect(model.inFlight.most).toBe(16);
    // 160 requests, 16 at a time, beside the first one and the last waits.
    expect(clock.monotonic()).toBeLessThan(100 * 10 + 1500);
  });

  it("leaves no timer behind when the last call failed while the evaluator is paused", async () => {
    const model = fakeModel({
      reply() {
        throw new ModelError("slow down", { failure: "rate-limited", retryAfterMs: 100 });
      },
    });
    const { engine, clock } = setup({ models: [model], evaluator: { maxAttempts: 2 } });
    await allEvents(engine.run(() => trialsOf({ instances: 2 })));
    await new Promise((resolve) => setImmediate(resolve));
    expect(clock.sleeping).toBe(0);
  });
});

describe("liveEngine() stopped early", () => {
  const costly = (request: Parameters<typeof plainReply>[0]): ReturnType<typeof plainReply> => ({
    ...plainReply(request),
    usage: { input: 1e6, output: 0 },
  });

  it("begins no call once the budget is spent, and goes on from there", async () => {
    const model = fakeModel({ reply: costly });
    const { engine, store } = setup({ models: [model], evaluator: { price, concurrency: 1 } });
    const trials = (): Iterable<Trial> => trialsOf({ instances: 10 });
    const events = await allEvents(engine.run(trials, { maxCostUsd: 6 }));
    expect(ofKind(events, "stopped")).toEqual([
      { kind: "stopped", why: "cost", budget: { spentUsd: 6, nextUsd: 1 } },
    ]);
    expect(model.requests).toHaveLength(6);
    // A balanced prefix: the first three instances, both presentations each.
    expect(judgedTrials(events).map(([name]) => name)).toEqual(
      [0, 1, 2].flatMap((n) => [
        `judge plain instance-${n} original 0`,
        `judge plain instance-${n} swapped 0`,
      ]),
    );
    const rest = await allEvents(engine.run(trials));
    expect(ofKind(rest, "stopped")).toEqual([]);
    expect(judgedTrials(rest)).toHaveLength(20);
    expect(model.requests).toHaveLength(20);
    expect(await allRecords(store)).toHaveLength(20);
  });

  it("does not say that it stopped where the budget was just enough", async () => {
    const { engine } = setup({ models: [fakeModel({ reply: costly })], evaluator: { price } });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 3 }), { maxCostUsd: 6 }));
    expect(ofKind(events, "stopped")).toEqual([]);
    expect(judgedTrials(events)).toHaveLength(6);
  });

  it("counts no cost of kept calls and judges them past the budget's end", async () => {
    const models = ["kept", "new"].map((id) => fakeModel({ id, reply: costly }));
    const { engine } = setup({ models, evaluator: { price } });
    await allEvents(engine.run(() => trialsOf({ evaluators: ["kept"], instances: 30 })));
    const events = await allEvents(
      engine.run(() => trialsOf({ evaluators: ["kept", "new"], instances: 30 }), { maxCostUsd: 0 }),
    );
    expect(ofKind(events, "stopped")).toMatchObject([{ why: "cost", budget: { spentUsd: 0 } }]);
    expect(judgedTrials(events)).toHaveLength(60);
    expect(models[1]?.requests).toHaveLength(0);
  });

  it("stops at the time limit, also in the middle of a wait", async () => {
    const clock = virtualClock();
    const model = fakeModel({
      clock,
      latencyMs: () => 400,
      reply(request) {
        if (clock.monotonic() > 2500)
          throw new ModelError("busy", { failure: "rate-limited", retryAfterMs: 100_000 });
        return plainReply(request);
      },
    });
    const { engine } = setup({ models: [model], clock, evaluator: { concurrency: 2 } });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 50 }), { maxSeconds: 5 }));
    expect(ofKind(events, "stopped")).toEqual([{ kind: "stopped", why: "time" }]);
    expect(clock.monotonic()).toBe(5000);
    // The first alone, then two at a time.
    expect(judgedTrials(events)).toHaveLength(11);
  });

  it("does not mistake a time limit of years for none at all", async () => {
    const { engine, clock } = setup();
    const events = await allEvents(engine.run(() => trialsOf({ instances: 2 }), { maxSeconds: 1e8 }));
    expect(ofKind(events, "stopped")).toEqual([]);
    expect(clock.sleeping).toBe(0);
  });

  it("drained, makes no new call, and keeps those in flight", async () => {
    const clock = virtualClock();
    const model = fakeModel({ clock, latencyMs: () => 100 });
    const { engine, store } = setup({ models: [model], clock });
    const drain = new AbortController();
    const events = [];
    for await (const event of engine.run(() => trialsOf({ instances: 50 }), { drain: drain.signal })) {
      events.push(event);
      if (events.length === 3) drain.abort();
    }
    expect(ofKind(events, "stopped")).toEqual([{ kind: "stopped", why: "interrupted" }]);
    const records = await allRecords(store);
    expect(records).toHaveLength(model.requests.length);
    expect(records.length).toBeLessThan(20);
    expect(judgedTrials(events)).toHaveLength(records.length);
  });

  it("drained at a low rate limit, ends at once", async () => {
    const { engine } = setup({ evaluator: { perMinute: { requests: 1 } } });
    const drain = new AbortController();
    const events = [];
    for await (const event of engine.run(() => trialsOf({ instances: 50 }), { drain: drain.signal })) {
      events.push(event);
      if (event.kind === "trial") drain.abort();
    }
    expect(judgedTrials(events)).toHaveLength(1);
  });

  it("drained before it began, makes no call", async () => {
    const model = fakeModel();
    const { engine } = setup({ models: [model] });
    const events = await allEvents(
      engine.run(() => trialsOf({ instances: 5 }), { drain: AbortSignal.abort() }),
    );
    expect(events).toEqual([{ kind: "stopped", why: "interrupted" }]);
    expect(model.requests).toHaveLength(0);
  });

  it.each(["heeds", "ignores"])(
    "aborted, ends what is in flight without outcomes, though the model %s it",
    async (how) => {
      const clock = virtualClock();
      const model = fakeModel({
        clock,
        latencyMs: ({ messages }) => (messages[0]?.content.startsWith("Question 0") === true ? 1 : 1e9),
      });
      const deaf = {
        ...model,
        complete: (request: Parameters<typeof model.complete>[0]) =>
          model.complete({ ...request, signal: undefined }),
      };
      const { engine, store } = setup({ models: [how === "heeds" ? model : deaf], clock });
      const abort = new AbortController();
      const events = [];
      for await (const event of engine.run(() => trialsOf({ instances: 50 }), { abort: abort.signal })) {
        events.push(event);
        if (ofKind(events, "trial").length === 2) abort.abort();
      }
      expect(ofKind(events, "stopped")).toEqual([{ kind: "stopped", why: "interrupted" }]);
      expect(judgedTrials(events)).toHaveLength(2);
      expect(await allRecords(store)).toHaveLength(2);
      expect(clock.monotonic()).toBeLessThan(1e9);
    },
  );

  it("goes on after any number of interruptions to the same outcomes, and makes no call twice", async () => {
    const trials = (): Iterable<Trial> => trialsOf({ protocols: ["sampled", "plain"], instances: 4 });
    const expected = judgedTrials(await allEvents(setup().engine.run(trials)));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 6 }),
        async (stops, concurrency) => {
          const store = memoryStore();
          const clock = virtualClock();
          const latencyMs = (): number => 1 + 50 * chance(String(clock.monotonic()));
          const model = fakeModel({ clock, latencyMs });
          const go = setup({ models: [model], clock, store, evaluator: { concurrency } });
          for (const stopAfter of stops) {
            const drain = new AbortController();
            let count = 0;
            for await (const event of go.engine.run(trials, { drain: drain.signal })) {
              count += event.kind === "stopped" ? 0 : 1;
              if (count >= stopAfter) drain.abort();
            }
          }
          expect(judgedTrials(await allEvents(go.engine.run(trials)))).toEqual(expected);
          expect(model.requests).toHaveLength(4 * 7);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("drains when its reader leaves early", async () => {
    const clock = virtualClock();
    const model = fakeModel({ clock, latencyMs: () => 100 });
    const { engine, store } = setup({ models: [model], clock });
    for await (const event of engine.run(() => trialsOf({ instances: 50 })))
      if (event.kind === "trial") break;
    expect(model.inFlight.now).toBe(0);
    expect(await allRecords(store)).toHaveLength(model.requests.length);
    expect(model.requests.length).toBeLessThan(20);
  });
});

describe("liveEngine() throws", () => {
  it("the store's error when a reply cannot be kept, after ending what is in flight", async () => {
    const store = memoryStore();
    let appended = 0;
    const full = {
      ...store,
      append: (record: Parameters<typeof store.append>[0]) =>
        (appended += 1) > 5
          ? Promise.reject(new StoreError("Cannot write calls.jsonl: the disk is full"))
          : store.append(record),
    };
    const model = fakeModel();
    const { engine } = setup({ models: [model], store: full, protocols: [sampled] });
    const run = allEvents(engine.run(() => trialsOf({ protocols: ["sampled"], instances: 50 })));
    await expect(run).rejects.toThrow("the disk is full");
    expect(model.inFlight.now).toBe(0);
    expect(model.requests.length).toBeLessThan(40);
  });

  it("the store's error when a kept reply cannot be read", async () => {
    const store = {
      ...memoryStore(),
      find: () => {
        throw new StoreError("Cannot read calls.jsonl:7: the line is not a call record");
      },
    };
    const run = allEvents(setup({ store }).engine.run(() => trialsOf({ instances: 2 })));
    await expect(run).rejects.toThrow("calls.jsonl:7");
  });

  it.each([
    [
      "a model that rejects with something else",
      { models: [fakeModel({ reply: () => JSON.parse("{") as never })] },
      "JSON",
    ],
    [
      "a protocol that asks the same twice",
      {
        protocols: [protocolOfRounds("plain", [(task) => [verdictAsk(task)], (task) => [verdictAsk(task)]])],
      },
      "Protocol plain asks step verdict of presentation original, sample 0 twice",
    ],
    [
      "a step that names an evaluator that is not there",
      { protocols: [protocolOfRounds("plain", [(task) => [verdictAsk(task, { evaluator: "nobody" })]])] },
      'Cannot ask step "verdict": evaluator nobody is not part of the run',
    ],
  ])("for %s", async (_, options, message) => {
    const run = allEvents(setup(options).engine.run(() => trialsOf({ instances: 20 })));
    await expect(run).rejects.toThrow(message);
  });

  it("a UsageError for a trial whose evaluator is not there", async () => {
    const run = allEvents(
      setup().engine.run(() => trialsOf({ evaluators: ["judge", "nobody"], instances: 2 })),
    );
    await expect(run).rejects.toMatchObject({ name: "UsageError" });
  });
});
