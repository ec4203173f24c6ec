import type { InstanceFacts } from "../core/instance-facts.js";
import type { PresentationId } from "../core/presentation-id.js";

/** How one trial of a pair ended, as one byte: 0 is a trial that was not run. */
export const pairCode = { absent: 0, A: 1, B: 2, tie: 3, unparsed: 4, failed: 5 } as const;

/**
 * The trials of one pairwise cell, one byte each, so that a million of them fit in a megabyte. The code of instance i,
 * presentation p and repeat r stands at (i * presentations + p) * repeats + r. Instances without any judgment are left
 * out by the builder.
 */
export interface PairTable {
  readonly instances: readonly InstanceFacts[];
  readonly presentations: readonly PresentationId[];
  readonly repeats: number;
  readonly codes: Uint8Array;
  /** Counts of unparsed and failed outcomes by reason. */
  readonly reasons: Readonly<Record<string, number>>;
}
