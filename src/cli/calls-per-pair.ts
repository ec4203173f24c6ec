import type { Protocol } from "../core/protocol.js";
import { presentationsOf } from "../core/presentations-of.js";
import type { Range } from "../plan/call-estimate.js";
import { estimateRun } from "../plan/estimate-run.js";
import type { Trial } from "../core/trial.js";
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
  const callsOf = (some: readonly Trial[]): Range =>
    estimateRun({
      trials: () => some,
      evaluators: new Map(
        ["any", ...(protocol.info.evaluators ?? [])].map((name) => [
          name,
          { fingerprint: name, sampling: {} },
        ]),
      ),
      protocolOf: () => protocol,
    }).total.calls;
  const calls = callsOf(trials);
  // Two positions: what they ask each by itself, beyond what they ask together, is asked by both.
  const alone = trials.reduce((sum, trial) => sum + callsOf([trial]).low, 0);
  return { calls, shared: alone - calls.low };
}
