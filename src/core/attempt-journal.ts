import type { LostAttempt } from "./lost-attempt.js";
import type { LostMoney } from "./lost-money.js";

/** An attempt that is about to be sent. */
export interface SentAttempt extends Omit<LostAttempt, "why" | "usage" | "costUsd"> {
  readonly mostUsd: number;
}

/** An attempt in flight. */
export interface OpenAttempt {
  /** Its reply is stored. */
  readonly kept: () => void;
  /** It ended, and nothing was paid for it; or what was is noted. */
  readonly over: () => void;
}

/**
 * Which attempts are in flight, and which were paid for in vain: what is noted outlives the process, so that a budget holds whenever
 * it is killed. Every method throws a StoreError where it cannot write.
 */
export interface AttemptJournal {
  /** Notes an attempt before it goes out. */
  begin(attempt: SentAttempt): OpenAttempt;
  lose(attempt: LostAttempt): void;
  /** Of this go and all before. */
  lost(): LostMoney;
  close(): void;
}
