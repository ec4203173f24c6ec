import type { Axes } from "./axes.js";
import type { PresentationChoice } from "./presentations-of.js";
import type { RaceConfig } from "./race.js";

/** A rule over cells: each field is an id or a glob; an absent field matches everything. */
export interface CellPattern {
  readonly evaluator?: string | undefined;
  readonly protocol?: string | undefined;
  readonly dataset?: string | undefined;
}

/** Bounds of a run. */
export interface RunLimits {
  /** Requests in flight over all evaluators. */
  readonly concurrency: number;
  readonly maxCostUsd?: number | undefined;
  readonly maxSeconds?: number | undefined;
  /** First n instances of each dataset in the seeded common order. */
  readonly instances?: number | undefined;
}

/** A run, as resolved from its YAML file: ids and globs, no cards. */
export interface RunConfig {
  readonly name: string;
  readonly seed: number;
  readonly evaluators: readonly string[];
  readonly protocols: readonly string[];
  readonly datasets: readonly string[];
  readonly presentations: PresentationChoice;
  readonly repeats: number;
  /** Absent: nothing but the three lists. */
  readonly axes?: Axes | undefined;
  readonly exclude: readonly CellPattern[];
  readonly include: readonly CellPattern[];
  readonly limits: RunLimits;
  /** Absent: every judge judges everything. */
  readonly race?: RaceConfig | undefined;
  /** Share of trials that may fail before the run counts as incomplete, 0..1. */
  readonly tolerance: number;
  /** Bootstrap resamples behind every interval. */
  readonly resamples: number;
  /** Which file it was read from. */
  readonly file: string;
}
