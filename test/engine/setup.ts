import type { AttemptJournal } from "../../src/core/attempt-journal.js";
import type { Engine } from "../../src/core/engine.js";
import type { Protocol } from "../../src/core/protocol.js";
import type { ResultStore } from "../../src/core/result-store.js";
import type { EngineEvaluator } from "../../src/engine/engine-evaluator.js";
import { liveEngine } from "../../src/engine/live-engine.js";
import { memoryStore } from "../../src/store/memory-store.js";
import { fakeModel, type FakeModel } from "./fake-model.js";
import { plain, sampled } from "./trials.js";
import { virtualClock, type VirtualClock } from "./virtual-clock.js";

/** A live engine with all that it rests on at hand. */
export interface Setup {
  readonly engine: Engine;
  readonly store: ResultStore;
  readonly clock: VirtualClock;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
}

/** What may differ from the usual: one judge that is sound, a memory store, a virtual clock. */
export interface SetupOptions {
  readonly models?: readonly FakeModel[];
  /** Settings of every evaluator. */
  readonly evaluator?: Partial<EngineEvaluator>;
  /** Settings of some evaluators, by id, over those. */
  readonly each?: Readonly<Record<string, Partial<EngineEvaluator>>>;
  readonly protocols?: readonly Protocol[];
  readonly store?: ResultStore;
  readonly attempts?: AttemptJournal;
  readonly clock?: VirtualClock;
  readonly concurrency?: number;
}

/** A live engine. */
export function setup(options: SetupOptions = {}): Setup {
  const { models = [fakeModel()], protocols = [plain, sampled], concurrency = 64 } = options;
  const store = options.store ?? memoryStore();
  const clock = options.clock ?? virtualClock();
  const evaluators = new Map(
    models.map((model): [string, EngineEvaluator] => [
      model.id,
      {
        model,
        sampling: {},
        concurrency: 4,
        maxAttempts: 3,
        ...options.evaluator,
        ...options.each?.[model.id],
      },
    ]),
  );
  const engine = liveEngine({
    evaluators,
    protocolOf: (cell) => {
      const protocol = protocols.find(({ info }) => info.id === cell.protocol);
      if (protocol === undefined) throw new Error(`no protocol ${cell.protocol}`);
      return protocol;
    },
    store,
    attempts: options.attempts,
    clock,
    random: { next: () => 0.5 },
    concurrency,
  });
  return { engine, store, clock, evaluators };
}
