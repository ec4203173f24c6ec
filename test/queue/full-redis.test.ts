import { describe, expect, it } from "vitest";
import { sha256 } from "../../src/core/sha256.js";
import { redisForTest, redisIsHere } from "../support/redis-server.js";
import { dispatcherOn, keptAnswers, requestFor, workerOn } from "./setup.js";

const call = sha256("a");
const full = "OOM command not allowed";

describe.skipIf(!redisIsHere)("a Redis whose memory is full", () => {
  it("takes calls once there is room again, and says so in one line", { timeout: 60_000 }, async () => {
    const redis = await redisForTest();
    const { dispatcher, model, told } = await dispatcherOn(redis);
    let asked = 0;
    const worker = workerOn(redis, () => {
      asked += 1;
      return Promise.resolve({ text: "Output (a)", finishReason: "stop" });
    });
    await expect.poll(() => worker.events.some(({ kind }) => kind === "run"), { timeout: 20_000 }).toBe(true);
    await redis.client.config("SET", "maxmemory", "1");
    const reply = model.complete(requestFor(call));
    await expect.poll(() => told.some((line) => line.includes(full)), { timeout: 20_000 }).toBe(true);
    expect(told.filter((line) => line.includes(full))).toEqual([
      expect.stringMatching(/^Redis did not take a command, trying again: OOM [^\n]*$/u),
    ]);
    await redis.client.config("SET", "maxmemory", "0");
    expect((await reply).text).toBe("Output (a)");
    expect(asked).toBe(1);
    await dispatcher.close(keptAnswers());
  });

  it(
    "loses no reply that a worker brings meanwhile, nor is it asked again",
    { timeout: 60_000 },
    async () => {
      const redis = await redisForTest();
      const { dispatcher, model } = await dispatcherOn(redis);
      let asked = 0;
      const worker = workerOn(redis, async () => {
        asked += 1;
        await redis.client.config("SET", "maxmemory", "1");
        return { text: "Output (a)", finishReason: "stop" };
      });
      const reply = model.complete(requestFor(call));
      const troubles = (): readonly string[] =>
        worker.events.flatMap((event) => (event.kind === "trouble" ? [event.message] : []));
      const brings = /^Redis did not take an answer, trying again: OOM [^\n]*$/u;
      await expect.poll(() => troubles().some((line) => brings.test(line)), { timeout: 20_000 }).toBe(true);
      await redis.client.config("SET", "maxmemory", "0");
      expect((await reply).text).toBe("Output (a)");
      expect(asked).toBe(1);
      await dispatcher.close(keptAnswers());
    },
  );
});
