import type { ChatModel } from "../core/chat-model.js";
import type { Clock } from "../core/clock.js";
import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import type { CallAnswer } from "./call-answer.js";
import type { Notice } from "./notice.js";
import type { RedisAddress } from "./redis-address.js";

/** What happens at a worker. */
export type WorkerEvent =
  | { readonly kind: "run"; readonly name: string }
  | { readonly kind: "run-ended"; readonly name: string }
  /** A run of another version, whose calls it does not take. */
  | { readonly kind: "refused"; readonly run: Notice }
  | { readonly kind: "begun" }
  | { readonly kind: "answer"; readonly answer: CallAnswer }
  | { readonly kind: "trouble"; readonly message: string };

/** What a worker rests on. */
export interface WorkerOptions {
  readonly address: RedisAddress;
  /** Different for each worker. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** Of reife. */
  readonly version: string;
  /** Calls that it makes at a time, over all runs; at least 1. */
  readonly concurrency: number;
  /** After how many seconds without a sign of life others take over its calls. */
  readonly takeoverSeconds: number;
  /** Ends once there was nothing to do for so long; absent: never by itself. */
  readonly idleSeconds?: number | undefined;
  readonly clock: Clock;
  /** The judge behind a card that a run has sent. Rejects with a ModelError. */
  readonly createModel: (card: HttpEvaluatorCard) => Promise<ChatModel>;
  readonly onEvent: (event: WorkerEvent) => void;
  /** Aborting it ends the worker after the calls in flight. */
  readonly drain: AbortSignal;
}
