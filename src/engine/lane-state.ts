import type PQueue from "p-queue";
import type { AttemptJournal } from "../core/attempt-journal.js";
import type { CallAddress } from "../core/chat-model.js";
import type { ChatReply } from "../core/chat-reply.js";
import type { Clock } from "../core/clock.js";
import type { EngineEvent } from "../core/engine.js";
import type { Random } from "../core/random.js";
import type { Brakes } from "./brakes.js";
import type { FailedCall } from "./call-state.js";
import type { EngineEvaluator } from "./engine-evaluator.js";
import type { NotedAttempt } from "./noted-attempt.js";
import type { ResolvedCall } from "./resolve-call.js";
import type { Turnstile } from "./turnstile.js";

/** What an evaluator's lane rests on. */
export interface EvaluatorLaneOptions {
  readonly id: string;
  readonly evaluator: EngineEvaluator;
  readonly clock: Clock;
  readonly random: Random;
  readonly brakes: Brakes;
  readonly attempts?: AttemptJournal | undefined;
  /** The bound over all evaluators; absent where it cannot be reached. */
  readonly overall?: PQueue | undefined;
  readonly emit: (event: EngineEvent) => Promise<void> | undefined;
}

/** A call that was answered: the reply, and the time from sending the attempt that succeeded to its end. */
export interface SentCall {
  readonly kind: "sent";
  readonly reply: ChatReply;
  readonly latencyMs: number;
  /** In US dollars; undefined without a price or where nobody counted the tokens. */
  readonly costUsd: number | undefined;
  /** What it is taken to have cost where it has a price and nobody counted the tokens. */
  readonly assumedCostUsd: number | undefined;
  readonly attempts: number;
  /** The attempt that was answered: in flight until the reply is stored. */
  readonly noted?: NotedAttempt | undefined;
}

/** All that the calls of one evaluator share. */
export interface LaneState extends EvaluatorLaneOptions {
  readonly turnstile: Turnstile;
  /** Aborted once no request may be sent any more. One for all calls: one for each takes longer than most of what a call needs. */
  readonly halting: AbortController;
  /** Aborted once requests that are being sent end as well. */
  readonly ending: AbortController;
  aborted: FailedCall | undefined;
  /** Tokens of the longest reply so far. */
  longestOutput: number;
  /** Whether a reply was longer than its settings allow. */
  hasExceeded: boolean;
}

/** A call that has begun and not ended. */
export interface ActiveCall {
  readonly call: ResolvedCall;
  readonly address: CallAddress;
  /** Requests made for it so far, and how many of them were refused for a limit. */
  requests: number;
  refusals: number;
  /** Set as soon as a reply is there: it is kept, whatever ends the call meanwhile. */
  answered: SentCall | undefined;
}
