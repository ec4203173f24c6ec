import type { RunState } from "./run-state.js";

/** Where the pages of a run stand that `reife serve` shows: what they ask for again and again. */
export interface LivePages {
  readonly schema: "reife/live/1";
  /** How the run stands; absent: its folder holds none, not yet or no longer. */
  readonly run?: RunState | undefined;
  /** The latest pages; absent: there are none yet. */
  readonly edition?: LiveEdition | undefined;
  /** Whether pages are being made. */
  readonly isMaking: boolean;
  /** Why pages could not be made of what the folder holds now. */
  readonly trouble?: string | undefined;
}

/** One making of the pages: an edition is never changed, the next one has another address. */
export interface LiveEdition {
  /** What the names of its chunks stand behind, relative to the page: `editions/<id>/`. */
  readonly base: string;
  /** How long ago the run's folder was read for it. */
  readonly secondsOld: number;
  /** Whether it holds all that the folder does. */
  readonly isWhole: boolean;
}
