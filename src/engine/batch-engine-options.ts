import type { BatchJournal } from "../core/batch-journal.js";
import type { BatchModel } from "../core/batch-model.js";
import type { LiveEngineOptions } from "./live-engine-options.js";

/** What a batch engine rests on. */
export interface BatchEngineOptions extends LiveEngineOptions {
  /** By evaluator: how to get at its batch API, where its adapter has one. */
  readonly batches: ReadonlyMap<string, () => Promise<BatchModel>>;
  readonly journal: BatchJournal;
  /** False: no new batch is handed in; what open ones bring is waited for, all else asked live. */
  readonly submits: boolean;
  /** Fewer calls of an evaluator than this go live, and calls that came to nothing in two batches. 0: none does. */
  readonly liveBelow: number;
  /** Between two looks at a batch, in milliseconds. */
  readonly pollMs: number;
  /** Calls and bytes of a batch are bounded by this too, for the sake of memory. */
  readonly most?: { readonly requests: number; readonly bytes: number } | undefined;
}
