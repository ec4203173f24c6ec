import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { Clock } from "../core/clock.js";
import { collectAnswers, type AnswerSink } from "./collect-answers.js";
import type { RunKeys } from "./run-keys.js";

/** What an earlier process left in Redis, and where its replies go. */
export interface TakeUpOptions {
  readonly redis: Redis;
  readonly queue: Queue;
  readonly keys: RunKeys;
  readonly clock: Clock;
  readonly sink: AnswerSink;
  readonly tell: (message: string) => void;
  /** Aborting it ends the wait for calls that workers are making. */
  readonly drain: AbortSignal;
}

const pollMs = 200;

/**
 * Brings what an earlier process of the run handed out to its end: calls that no worker has begun are taken back, those that are
 * being made are waited for, and every reply is kept, before anything is asked anew. So a budget counts all that was paid.
 */
export async function takeUp(options: TakeUpOptions): Promise<void> {
  const { redis, queue, keys, clock, sink, tell, drain } = options;
  let told = false;
  for (;;) {
    await queue.drain(true);
    const active = await callsBeingMade(options);
    if (active === 0 || drain.aborted) break;
    if (!told) tell(`workers are making ${active} calls of an earlier go: waiting for what they bring`);
    told = true;
    await clock.sleep(pollMs, drain).catch(() => undefined);
  }
  const kept = await collectAnswers(redis, keys.answers, sink);
  if (kept > 0)
    tell(
      `${kept} ${kept === 1 ? "reply" : "replies"} that came in the meantime ${kept === 1 ? "is" : "are"} taken up`,
    );
}

/** How many calls workers hold. What a worker held that is dead, by its lock's end, is no call any more. */
async function callsBeingMade({ redis, queue }: Pick<TakeUpOptions, "redis" | "queue">): Promise<number> {
  const ids = await redis.lrange(queue.toKey("active"), 0, -1);
  const locks = await Promise.all(ids.map((id) => redis.exists(`${queue.toKey(id)}:lock`)));
  const dead = ids.filter((_, index) => locks[index] === 0);
  await Promise.all(dead.map((id) => queue.remove(id)));
  return ids.length - dead.length;
}
