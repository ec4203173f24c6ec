import type { Redis } from "ioredis";
import type { AnsweredJob } from "./call-answer.js";
import { readAnswer } from "./read-answer.js";

/** Where replies that nobody waited for are kept. */
export interface AnswerSink {
  /** Whether a call's reply is kept already. */
  readonly has: (call: string) => boolean;
  /** Resolves once the reply is durable. */
  readonly keep: (call: string, answer: AnsweredJob) => Promise<void>;
}

/**
 * Takes all replies of a run out of Redis and keeps them, failures and what a filter stopped left aside. Returns how many were
 * kept. Only what is durable is taken out.
 */
export async function collectAnswers(redis: Redis, key: string, { has, keep }: AnswerSink): Promise<number> {
  let kept = 0;
  let cursor = "0";
  do {
    const [next, fields] = await redis.hscan(key, cursor, "COUNT", 200);
    const found = new Map<string, string>();
    for (let index = 0; index + 1 < fields.length; index += 2) {
      found.set(fields[index] ?? "", fields[index + 1] ?? "");
    }
    const keeping = [...found].map(async ([call, text]) => {
      const answer = readAnswer(text);
      if (answer.kind !== "reply" || answer.reply.finishReason === "content-filter" || has(call)) return;
      await keep(call, answer);
      kept += 1;
    });
    await Promise.all(keeping);
    if (found.size > 0) await redis.hdel(key, ...found.keys());
    cursor = next;
  } while (cursor !== "0");
  return kept;
}
