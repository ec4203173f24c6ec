import type { Engine, EngineEvent, EngineOptions, TrialSource } from "../core/engine.js";
import type { Go } from "./begin-go.js";
import { eventQueue, type EventQueue } from "./event-queue.js";

/** How many events may wait for their reader before the engine waits for it. */
const eventsAhead = 1024;

/** What a go is begun with. */
export interface GoStart extends EngineOptions {
  readonly trials: TrialSource;
  readonly events: EventQueue<EngineEvent>;
}

/** An engine made of goes. Ending the iteration early drains. */
export function engineOf(begin: (start: GoStart) => Go): Engine {
  return {
    async *run(trials, options = {}): AsyncGenerator<EngineEvent> {
      const events = eventQueue<EngineEvent>(eventsAhead);
      const go = begin({ ...options, trials, events });
      try {
        yield* events.values();
      } finally {
        events.discard();
        go.drain();
        await go.ended;
      }
    },
  };
}
