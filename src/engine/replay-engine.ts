import type { Cell } from "../core/cell.js";
import type { Engine, EngineEvent } from "../core/engine.js";
import type { Protocol } from "../core/protocol.js";
import type { ResultStore } from "../core/result-store.js";
import { judgeTrial } from "./judge-trial.js";
import type { AskedEvaluator } from "./resolve-call.js";

/** What a replay rests on. */
export interface ReplayEngineOptions {
  readonly store: Pick<ResultStore, "find">;
  /** Only fingerprints and settings are used, for the calls' ids: no model is ever called. */
  readonly evaluators: ReadonlyMap<string, AskedEvaluator>;
  /** The protocol that reads the cell's replies. */
  readonly protocolOf: (cell: Cell) => Protocol;
}

/** How many trials are judged before timers, signals and streams get their turn. */
const burst = 256;

/**
 * An engine that judges from kept calls alone. Trials come in the order given; one that lacks a call has no event. Of the
 * run's options it heeds `drain` and `abort`, which mean the same here.
 */
export function replayEngine({ store, evaluators, protocolOf }: ReplayEngineOptions): Engine {
  return {
    async *run(trials, options = {}): AsyncGenerator<EngineEvent> {
      let count = 0;
      for (const trial of trials()) {
        if (options.drain?.aborted === true || options.abort?.aborted === true) {
          yield { kind: "stopped", why: "interrupted" };
          return;
        }
        const progress = judgeTrial({
          trial,
          protocol: protocolOf(trial.cell),
          evaluators,
          lookup: ({ id }) => {
            const record = store.find(id);
            return record === undefined ? undefined : { kind: "reply", reply: record.reply };
          },
        });
        if (progress.kind === "done") {
          yield { kind: "trial", trial, outcome: progress.outcome, calls: progress.calls };
        }
        count += 1;
        if (count % burst === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
