import type { Protocol } from "../core/protocol.js";
import { presentationsOf } from "../core/presentations-of.js";
import { estimateRun, type Range } from "../plan/estimate-run.js";
import { sampleInstance } from "./sample-instance.js";

/** What one pair costs in calls when it is judged in both positions. */
export interface CallsPerPair {
  /** Distinct calls; the ends differ where a judge that contradicts itself is asked more. */
  readonly calls: Range;
  /** How many of them serve both positions. */
  readonly shared: number;
}

/** Counts the calls that a protocol makes for a pair, without making any. */
export function callsPerPair(protocol: Protocol): CallsPerPair {
  const { id } = protocol.info;
  const cell = { evaluator: "any", protocol: id, dataset: sampleInstance.dataset, task: "pairwise" } as const;
  const trials = presentationsOf("default").map((presentation) => ({
    ...{ cell, instance: sampleInstance, presentation, repeat: 0 },
  }));
  const { total } = estimateRun({
    trials: () => trials,
    evaluators: new Map([["any", { fingerprint: "any", sampling: {} }]]),
    protocols: new Map([[id, protocol]]),
    stored: () => undefined,
  });
  // Two positions: what was asked more often than called was asked by both.
  return { calls: total.calls, shared: total.asks.low - total.calls.low };
}
