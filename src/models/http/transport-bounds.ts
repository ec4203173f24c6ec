import { defaultConcurrency } from "../../core/default-concurrency.js";
import type { EvaluatorLimits } from "../../core/evaluator-card.js";
import { defaultTimeoutSeconds } from "./default-timeout-seconds.js";

/** What an evaluator's connections are bounded by. Times are in milliseconds. */
export interface TransportBounds {
  /** Connections to its host at a time. */
  readonly connections: number;
  /** Until a connection stands. */
  readonly connectMs: number;
  /** From sending a request to the head of its reply. */
  readonly firstByteMs: number;
  /** Of one attempt, to its last byte. */
  readonly timeoutMs: number;
}

const defaultConnectSeconds = 10;

/** The bounds that a card states, and what holds where it does not. */
export function transportBounds(limits: EvaluatorLimits): TransportBounds {
  const { concurrency = defaultConcurrency, timeoutSeconds = defaultTimeoutSeconds } = limits;
  const { connectSeconds = defaultConnectSeconds, firstByteSeconds = timeoutSeconds } = limits;
  return {
    connections: concurrency,
    connectMs: Math.ceil(connectSeconds * 1000),
    firstByteMs: Math.ceil(firstByteSeconds * 1000),
    timeoutMs: Math.ceil(timeoutSeconds * 1000),
  };
}
