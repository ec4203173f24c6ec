import type { Engine } from "../core/engine.js";
import { beginBatchGo } from "./begin-batch-go.js";
import type { BatchEngineOptions } from "./batch-engine-options.js";
import { engineOf } from "./engine-of.js";

/**
 * An engine that hands calls in to providers' batch APIs, and makes live those of evaluators without one. A round walks all
 * trials, gathers the calls that they lack, and hands them in; as batches end, their replies are stored as those of live
 * calls are, and trials with several steps ask for more. Each batch is in the journal before it is handed in: a process that
 * dies leaves it running at the provider, and the next go picks it up. A stop leaves open batches as they are.
 *
 * A call that fails in a batch fails alone. Where trying again may help it goes into a later batch; after three in vain it
 * has failed for this go, or goes live after two where `liveBelow` is set. The iteration throws as the live engine's does.
 */
export function batchEngine(engine: BatchEngineOptions): Engine {
  return engineOf((go) => beginBatchGo({ ...engine, ...go }));
}
