import type { ChatModel } from "../core/chat-model.js";
import type { Price } from "../core/evaluator-card.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { Sampling } from "../core/sampling.js";
import type { PerMinute } from "./per-minute.js";

/** An evaluator, ready to be asked, and how hard it may be driven. */
export interface EngineEvaluator {
  readonly model: ChatModel;
  /** The card's settings; a step's own win over them. */
  readonly sampling: Sampling;
  /** Requests in flight at a time, at least 1. */
  readonly concurrency: number;
  /** Attempts at one call in all, at least 1. */
  readonly maxAttempts: number;
  /** What each of its keys may take a minute. Absent: only its provider knows. */
  readonly perMinute?: PerMinute | undefined;
  /** True where calls go on when this process ends, and what they bring is found again. */
  readonly outlives?: boolean | undefined;
  /** Names of the variables that its keys come from, in the order in which a request's `key` counts them; absent: one or none. */
  readonly keys?: readonly string[] | undefined;
  /** Absent: calls cost what nobody knows, and none is made under a budget. */
  readonly price?: Price | undefined;
  /**
   * Most tokens that a reply with these settings may be billed for, hidden ones included. Absent or undefined: nothing
   * bounds it.
   */
  readonly mostOutput?: ((sampling: Sampling) => number | undefined) | undefined;
  /**
   * True for judges without a provider (recorded, simulated, null). What a filter stopped was so for good, hence the reply
   * is kept and read like any other; a reply belongs to one question of one protocol, whatever the prompt; and no limit on
   * requests applies.
   */
  readonly replayed?: boolean | undefined;
  /**
   * For such judges: what the replies to a protocol's questions on a task rest on beside the question, so that a reply is
   * kept for as long as that stays: the gold, a recording's content.
   */
  readonly salt?: ((task: JudgingTask, protocol: string) => string | undefined) | undefined;
}
