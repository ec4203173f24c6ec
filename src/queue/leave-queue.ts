import { collectAnswers, type AnswerSink } from "./collect-answers.js";
import type { DispatcherParts } from "./dispatcher-parts.js";
import { sharedKeys } from "./run-keys.js";

/** How long a job may take to end after its answer came, in milliseconds. */
const endingMs = 3_000;
const pollMs = 50;

/** Keeps the replies that are left and takes the run out of Redis, as far as no worker makes a call of it. Closes all connections. */
export async function leaveQueue(parts: DispatcherParts, sink: AnswerSink): Promise<void> {
  const { redis, queue, events, tell, address } = parts;
  try {
    if (redis.status === "ready") await takeLeave(parts, sink);
    else tell(`Redis at ${address.shown} is away: what workers bring there waits for the next go`);
  } finally {
    await Promise.allSettled([events.close(), queue.close()]);
    redis.disconnect();
  }
}

async function takeLeave(parts: DispatcherParts, sink: AnswerSink): Promise<void> {
  const { redis, queue, keys, run, exchange, tell } = parts;
  await exchange.settled();
  await queue.drain(true);
  const wanted = await callsBeingMade(parts, sink);
  await collectAnswers(redis, keys.answers, sink);
  if (wanted > 0) {
    tell(`${wanted} calls are still being made: what workers bring waits in Redis for the next go`);
    await redis.del(keys.owner);
    return;
  }
  await queue.obliterate({ force: true, count: 10_000 });
  await redis.srem(sharedKeys.runs, run);
  await redis.del(keys.notice, keys.cards, keys.answers, keys.owner);
}

/** How many calls workers make whose replies are not kept yet. Jobs whose answers were fetched end in a moment. */
async function callsBeingMade(
  { redis, queue, clock }: DispatcherParts,
  { has }: AnswerSink,
): Promise<number> {
  const until = clock.monotonic() + endingMs;
  for (;;) {
    const ids = await redis.lrange(queue.toKey("active"), 0, -1);
    const wanted = ids.filter((id) => !has(id)).length;
    if (ids.length === 0 || clock.monotonic() >= until) return wanted;
    await clock.sleep(pollMs);
  }
}
