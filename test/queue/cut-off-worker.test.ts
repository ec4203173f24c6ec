import { describe, expect, it } from "vitest";
import { ModelError } from "../../src/core/errors.js";
import { sha256 } from "../../src/core/sha256.js";
import { redisForTest, redisIsHere } from "../support/redis-server.js";
import { dispatcherOn, keptAnswers, requestFor, workerOn } from "./setup.js";

describe.skipIf(!redisIsHere)("a worker that cannot reach the judge", () => {
  it("leaves the calls to those that can", { timeout: 60_000 }, async () => {
    const redis = await redisForTest();
    const { dispatcher, model } = await dispatcherOn(redis);
    const cutOff = workerOn(redis, () => Promise.reject(new ModelError("No way", { failure: "network" })));
    const other = workerOn(
      redis,
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return { text: "Output (a)", finishReason: "stop" };
      },
      { name: "w2" },
    );
    for (const { events } of [cutOff, other]) {
      await expect.poll(() => events.some(({ kind }) => kind === "run"), { timeout: 20_000 }).toBe(true);
    }
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) => model.complete(requestFor(sha256(`call ${index}`)))),
    );
    const failed = results.filter(({ status }) => status === "rejected").length;
    expect(failed).toBeGreaterThan(0);
    // Without standing back it takes more calls than the other.
    expect(failed).toBeLessThan(80);
    await dispatcher.close(keptAnswers());
  });
});
