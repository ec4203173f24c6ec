import type { Estimate } from "./estimate.js";
import type { Preference } from "./preference.js";

/** A pair whose gold is worth a second look. */
export interface SuspectPair {
  readonly dataset: string;
  readonly instance: string;
  readonly row: number;
  readonly gold: Preference;
  /** Probability that the gold is wrong, under the model: 0..1. */
  readonly probability: number;
  /** Judges who are against the gold more than for it, and judges with a verdict. */
  readonly against: number;
  readonly judges: number;
  /** How steeply the chance of agreeing with the gold rises with ability; below 0 the able agree less. */
  readonly discrimination: Estimate;
  /** By evaluator, in the order of `evaluators`: judges against the gold, and judges with a verdict. */
  readonly byEvaluator: readonly (readonly [number, number])[];
  /** By `evaluator:protocol`: its preferences, one for each trial, `-` for none. */
  readonly votes: Readonly<Record<string, string>>;
}

/** What a queue of one dataset rests on. */
export interface AuditedDataset {
  readonly dataset: string;
  readonly pairs: number;
  /** Pairs whose gold is a tie: there is no other way round. */
  readonly ties: number;
  /** Judges whose votes count. */
  readonly judges: number;
  /** Judges that are no better than a coin on this dataset. */
  readonly leftOut: readonly string[];
  /** Share of wrong golds that the model finds: 0..1. */
  readonly rate: Estimate;
  /** How many independent votes the judges are worth. */
  readonly effectiveVotes: Estimate;
}

/** Pairs whose gold is suspicious, most suspicious first. */
export interface GoldAudit {
  readonly schema: "reife/gold-audit/1";
  readonly runs: readonly string[];
  /** The most accurate first. */
  readonly evaluators: readonly string[];
  readonly datasets: readonly AuditedDataset[];
  /** Share of wrong golds that was expected before looking. */
  readonly prior: number;
  readonly queue: readonly SuspectPair[];
}
