import type { Engine } from "../core/engine.js";
import { beginGo } from "./begin-go.js";
import { engineOf } from "./engine-of.js";
import type { LiveEngineOptions } from "./live-engine-options.js";

/**
 * An engine that makes the calls that are missing. Each evaluator walks the trials by itself, in the order given, with a
 * bounded number of them open; so a slow evaluator holds up no other, and what a stop leaves behind is the first part of
 * every evaluator's trials. A reply counts once the store has made it durable, and no call that the store keeps is made.
 *
 * A trial whose call failed for good ends as failed; nothing of a failure is kept, so the next run tries again. Once an
 * evaluator's key or model is refused, its further calls fail alike without being made. At a budget's end, trials that
 * need no new call are still judged; after a time limit or a drain, none. Ending the iteration early drains.
 *
 * The iteration throws a StoreError if a reply cannot be kept, a UsageError if a trial names an evaluator that is not part
 * of the run, and any other error for a bug of a protocol or an adapter; before it does, calls in flight are ended.
 */
export function liveEngine(engine: LiveEngineOptions): Engine {
  return engineOf((go) => beginGo({ ...engine, ...go }));
}
