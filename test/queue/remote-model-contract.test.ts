import { randomUUID } from "node:crypto";
import { describe } from "vitest";
import { systemClock } from "../../src/cli/system-clock.js";
import { ModelError } from "../../src/core/errors.js";
import { sha256 } from "../../src/core/sha256.js";
import { redisAddress } from "../../src/queue/redis-address.js";
import { runWorker } from "../../src/queue/run-worker.js";
import { chatModelContract, type ChatModelSubject } from "../contracts/chat-model.js";
import { redisIsHere, startRedis } from "../support/redis-server.js";
import { card, dispatcherOn, fingerprint, keptAnswers, requestFor } from "./setup.js";

/** A judge whose calls a worker makes, both of this process, over a Redis of its own. */
async function remoteSubject(): Promise<ChatModelSubject> {
  const redis = await startRedis();
  const { dispatcher, model } = await dispatcherOn(redis);
  const drain = new AbortController();
  const worker = runWorker({
    ...{
      address: redisAddress(redis.url),
      id: randomUUID(),
      name: "w1",
      version: "1.2.3",
      clock: systemClock,
    },
    ...{ concurrency: 8, takeoverSeconds: 30, onEvent: () => undefined, drain: drain.signal },
    createModel: ({ id }) =>
      Promise.resolve({
        id,
        fingerprint,
        complete: ({ messages }) =>
          messages[0]?.content === "impossible"
            ? Promise.reject(new ModelError("No", { failure: "bad-request" }))
            : Promise.resolve({ text: "Output (a)", finishReason: "stop", latencyMs: 7 }),
      }),
  });
  let calls = 0;
  return {
    id: card.id,
    // As the engine does, which never asks the same call twice at a time.
    create: () =>
      Promise.resolve({
        ...model,
        complete: (request) => model.complete({ ...request, call: sha256(`call ${(calls += 1)}`) }),
      }),
    request: requestFor("named anew each time"),
    impossible: requestFor("named anew each time", "impossible"),
    async stop(): Promise<void> {
      drain.abort();
      await worker;
      await dispatcher.close(keptAnswers());
      await redis.stop();
    },
  };
}

describe.skipIf(!redisIsHere)("queue/remote-model", () => {
  chatModelContract("a worker's over Redis", remoteSubject);
});
