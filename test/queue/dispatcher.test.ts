import { describe, expect, it } from "vitest";
import type { ChatReply } from "../../src/core/chat-reply.js";
import { ModelError, StoreError, UsageError } from "../../src/core/errors.js";
import { sha256 } from "../../src/core/sha256.js";
import { redisAddress } from "../../src/queue/redis-address.js";
import { redisForTest, redisIsHere } from "../support/redis-server.js";
import { dispatcherOn, fingerprint, keptAnswers, requestFor, workerOn } from "./setup.js";

const never = new AbortController().signal;
const a = sha256("a");
const b = sha256("b");
const answers = "reife:run:11111111-2222-3333-4444-555555555555:answers";
const reply: ChatReply = { text: "Output (a)", finishReason: "stop", usage: { input: 10, output: 2 } };

describe.skipIf(!redisIsHere)("calls over Redis", () => {
  it("a worker's reply comes back with its latency, and stays in Redis until it is stored", async () => {
    const redis = await redisForTest();
    const { dispatcher, model } = await dispatcherOn(redis);
    const asked: unknown[] = [];
    workerOn(redis, ({ onLimits, ...request }) => {
      asked.push(request);
      onLimits?.({ requests: { remaining: 3, resetMs: 10 } });
      return Promise.resolve({ ...reply, latencyMs: 77 });
    });
    const limits: unknown[] = [];
    const request = { ...requestFor(a), onLimits: (told: unknown) => limits.push(told) };
    expect(await model.complete(request)).toEqual({ ...reply, latencyMs: 77 });
    expect(limits).toEqual([{ requests: { remaining: 3, resetMs: 10 } }]);
    const { call, ...sent } = requestFor(a);
    expect(asked).toEqual([sent]);
    expect(await redis.client.hkeys(answers)).toEqual([call]);
    dispatcher.stored(a);
    await expect.poll(() => redis.client.exists(answers)).toBe(0);
    await dispatcher.close(keptAnswers());
    await expect
      .poll(async () => (await redis.client.keys("reife:*")).filter((key) => !key.startsWith("reife:worker")))
      .toEqual([]);
  });

  it("a worker's failures come back as they were, those of its own making with its name", async () => {
    const redis = await redisForTest();
    const { dispatcher, model } = await dispatcherOn(redis);
    workerOn(redis, ({ messages }) => {
      const failure = messages[0]?.content === "auth" ? "auth" : "rate-limited";
      const error = { failure, status: 429, retryAfterMs: 1500, requestId: "r-1", hint: "Wait" } as const;
      return Promise.reject(new ModelError("No", error));
    });
    const limited: unknown = await model.complete(requestFor(a)).catch((error: unknown) => error);
    expect(limited).toBeInstanceOf(ModelError);
    expect(limited).toMatchObject({
      ...{
        message: "No",
        failure: "rate-limited",
        status: 429,
        retryAfterMs: 1500,
        requestId: "r-1",
        hint: "Wait",
      },
    });
    // The next attempt finds nothing of it.
    await expect(model.complete(requestFor(a, "auth"))).rejects.toThrow("Worker w1: No");
    expect(await redis.client.exists(answers)).toBe(0);
    await dispatcher.close(keptAnswers());
  });

  it("a bug of an adapter is no failure of the model", async () => {
    const redis = await redisForTest();
    const { dispatcher, model } = await dispatcherOn(redis);
    workerOn(redis, () => Promise.reject(new RangeError("off by one")));
    await expect(model.complete(requestFor(a))).rejects.toThrow(
      /Worker w1 met a bug: RangeError: off by one/u,
    );
    await dispatcher.close(keptAnswers());
  });

  it("a card that comes to another judge at the worker is refused", async () => {
    const redis = await redisForTest();
    const { dispatcher, model } = await dispatcherOn(redis);
    const complete = (): Promise<ChatReply> => Promise.resolve(reply);
    workerOn(redis, complete, {
      createModel: ({ id }) => Promise.resolve({ id, fingerprint: "other", complete }),
    });
    await expect(model.complete(requestFor(a))).rejects.toMatchObject({
      message: "Worker w1: judge has another endpoint here than where the run was started",
      failure: "not-found",
    });
    await dispatcher.close(keptAnswers());
  });

  it("a filtered reply is given back and kept nowhere", async () => {
    const redis = await redisForTest();
    const { dispatcher, model } = await dispatcherOn(redis);
    workerOn(redis, () => Promise.resolve({ text: "", finishReason: "content-filter" }));
    expect(await model.complete(requestFor(a))).toMatchObject({ finishReason: "content-filter" });
    expect(await redis.client.exists(answers)).toBe(0);
    await dispatcher.close(keptAnswers());
  });

  it("what no worker has begun is taken back, what one has is waited for", async () => {
    const redis = await redisForTest();
    const { dispatcher, model } = await dispatcherOn(redis);
    let release = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      workerOn(
        redis,
        () => {
          resolve();
          return new Promise((answer) => {
            release = () => {
              answer(reply);
            };
          });
        },
        { concurrency: 1 },
      );
    });
    const first = model.complete(requestFor(a));
    await begun;
    const second = model.complete(requestFor(b)).catch((error: unknown) => error);
    dispatcher.withdraw("somebody else");
    dispatcher.withdraw();
    expect(await second).toMatchObject({ failure: "aborted" });
    release();
    expect(await first).toMatchObject(reply);
    dispatcher.stored(a);
    await dispatcher.close(keptAnswers());
  });

  it("calls that Redis loses are handed out again", { timeout: 30_000 }, async () => {
    const redis = await redisForTest();
    const { dispatcher, model, told } = await dispatcherOn(redis);
    const asked = model.complete(requestFor(a));
    await expect
      .poll(() => redis.client.exists("reife:queue:11111111-2222-3333-4444-555555555555:wait"))
      .toBe(1);
    await redis.client.flushall();
    workerOn(redis, () => Promise.resolve(reply));
    expect(await asked).toMatchObject(reply);
    expect(told).toContain("Redis has lost 1 call: handed out again");
    await dispatcher.close(keptAnswers());
  });
});

describe.skipIf(!redisIsHere)("a run whose dispatcher died", () => {
  it("is taken over with the replies that workers brought meanwhile, none of them asked again", async () => {
    const redis = await redisForTest();
    const dead = await dispatcherOn(redis);
    let asked = 0;
    workerOn(redis, async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return reply;
    });
    const lost = [dead.model.complete(requestFor(a)), dead.model.complete(requestFor(b))];
    lost.forEach((call) => void call.catch(() => undefined));
    await expect.poll(() => asked).toBe(2);

    const owner = { token: "second", host: "here", pid: 2, isAlive: () => false };
    const { dispatcher, told } = await dispatcherOn(redis, { owner });
    const sink = keptAnswers();
    await dispatcher.takeUp(sink, never);
    expect([...sink.kept.keys()].sort()).toEqual([a, b].sort());
    expect(sink.kept.get(a)).toMatchObject({
      ...{
        kind: "reply",
        by: "w1",
        evaluator: fingerprint,
        evaluatorId: "judge",
        step: "verdict",
        reply,
        mostUsd: 0.5,
      },
    });
    expect(told).toContain("2 replies that came in the meantime are taken up");
    expect(asked).toBe(2);
    expect(await redis.client.exists(answers)).toBe(0);
    await dispatcher.close(sink);
  });

  it("has its waiting calls taken back, and those of dead workers too", async () => {
    const redis = await redisForTest();
    const dead = await dispatcherOn(redis);
    void dead.model.complete(requestFor(a)).catch(() => undefined);
    const queue = "reife:queue:11111111-2222-3333-4444-555555555555";
    await expect.poll(() => redis.client.llen(`${queue}:wait`)).toBe(1);
    // As a worker leaves it that died long ago: active, and the lock has lapsed.
    await redis.client.rpoplpush(`${queue}:wait`, `${queue}:active`);
    const owner = { token: "second", host: "here", pid: 2, isAlive: () => false };
    const { dispatcher } = await dispatcherOn(redis, { owner });
    await dispatcher.takeUp(keptAnswers(), never);
    expect(await redis.client.llen(`${queue}:active`)).toBe(0);
    await dispatcher.close(keptAnswers());
  });

  it("is nobody else's while its process lives", async () => {
    const redis = await redisForTest();
    const first = await dispatcherOn(redis);
    const other = { token: "second", host: "elsewhere", pid: 2, isAlive: () => false };
    const refused: unknown = await dispatcherOn(redis, { owner: other }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreError);
    expect(refused).toMatchObject({
      message: "Cannot hand out the calls of this run: process 1 on here does so",
    });
    await first.dispatcher.close(keptAnswers());
    await (await dispatcherOn(redis, { owner: other })).dispatcher.close(keptAnswers());
  });
});

describe.skipIf(!redisIsHere)("versions that differ", () => {
  it("have nothing to do with each other, and say so", async () => {
    const redis = await redisForTest();
    await redis.client.sadd("reife:runs", "old");
    await redis.client.set(
      "reife:run:old",
      JSON.stringify({ format: 999, version: "9.9.9", name: "an old run" }),
    );
    await redis.client.sadd("reife:workers", "stranger");
    await redis.client.set(
      "reife:worker:stranger",
      JSON.stringify({ format: 999, version: "9.9.9", name: "s" }),
    );
    const worker = workerOn(redis, () => Promise.resolve(reply));
    await expect
      .poll(() => worker.events)
      .toContainEqual({ kind: "refused", run: { format: 999, version: "9.9.9", name: "an old run" } });
    await worker.end();

    const { dispatcher, told } = await dispatcherOn(redis);
    await dispatcher.takeUp(keptAnswers(), never);
    expect(told).toContain(
      `waiting for workers: start \`reife worker --redis ${redis.url}\`; ` +
        "1 of another version (reife 9.9.9) can take none of these calls",
    );
    await dispatcher.close(keptAnswers());
    await expect(dispatcherOn(redis, { run: "old" })).rejects.toThrow(
      "Redis holds calls of this run that reife 9.9.9 handed out (job format 999; this one has 1)",
    );
  });
});

describe("a Redis", () => {
  it("has no password in what people see", () => {
    expect(redisAddress("rediss://user:secret@example.org:6380/2").shown).toBe("rediss://example.org:6380/2");
    expect(redisAddress("redis://localhost/").shown).toBe("redis://localhost");
    for (const url of ["", "http://localhost", "localhost:6379", "redis://", "redis://user:secret@"]) {
      expect(() => redisAddress(url), url).toThrow(UsageError);
    }
    expect(() => redisAddress("redis//user:secret@host")).not.toThrow("secret");
  });

  it.skipIf(!redisIsHere)("that may forget is warned of", async () => {
    const redis = await redisForTest("--maxmemory-policy", "allkeys-lru", "--appendonly", "no");
    const { dispatcher, told } = await dispatcherOn(redis);
    expect(told).toEqual([
      "Redis may throw away calls and replies once its memory is full (maxmemory-policy allkeys-lru): set noeviction",
      "Redis keeps replies in memory alone, and loses those that are not fetched yet when it dies: set appendonly yes",
    ]);
    await dispatcher.close(keptAnswers());
  });

  it.skipIf(!redisIsHere)("that is not there, or wants another password, is told in one line", async () => {
    const redis = await redisForTest("--requirepass", "other");
    const errorAt = (url: string): Promise<unknown> =>
      dispatcherOn(redis, { address: redisAddress(url) }).catch((error: unknown) => error);
    const wrong: unknown = await errorAt(`redis://:secret@127.0.0.1:${redis.port}`);
    expect(wrong).toBeInstanceOf(UsageError);
    expect(String(wrong)).toMatch(/Cannot use Redis at redis:\/\/127\.0\.0\.1:\d+: WRONGPASS/u);
    expect(String(wrong)).not.toContain("secret");
    expect(String(await errorAt(redis.url))).toMatch(/NOAUTH/u);
    await redis.stop();
    expect(String(await errorAt(redis.url))).toMatch(
      /Cannot use Redis at redis:\/\/127\.0\.0\.1:\d+: .*ECONNREFUSED/u,
    );
  });
});
