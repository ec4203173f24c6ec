import type { EngineEvent } from "../core/engine.js";
import { presentationId } from "../core/presentation-id.js";

/** An engine event as one line of JSON, for programs that watch a run. Texts of instances stay out of it. */
export function jsonEvent(event: EngineEvent): string {
  return `${JSON.stringify(asData(event))}\n`;
}

function asData(event: EngineEvent): Readonly<Record<string, unknown>> {
  switch (event.kind) {
    case "trial": {
      const { cell, instance, presentation, repeat } = event.trial;
      const { evaluator, protocol, dataset } = cell;
      const shown = presentationId(presentation);
      const place = { evaluator, protocol, dataset, instance: instance.id, presentation: shown, repeat };
      return { type: "trial.done", ...place, outcome: event.outcome };
    }
    case "call":
      return {
        type: "call.done",
        evaluator: event.evaluator,
        id: event.id,
        costUsd: event.costUsd,
        latencyMs: event.latencyMs,
        attempts: event.attempts,
      };
    case "lost": {
      const { evaluator, why, costUsd, mostUsd } = event;
      return { type: "call.lost", evaluator, why, costUsd, mostUsd };
    }
    case "retry":
      return {
        type: "call.retry",
        evaluator: event.evaluator,
        failure: event.failure,
        attempt: event.attempt,
        waitMs: event.waitMs,
      };
    case "evaluator-aborted":
      return { type: "evaluator.aborted", evaluator: event.evaluator, message: event.message };
    case "key-set-aside":
      return { type: "key.set-aside", evaluator: event.evaluator, key: event.key, message: event.message };
    case "bound-exceeded": {
      const { evaluator, allowed, billed } = event;
      return { type: "bound.exceeded", evaluator, allowed, billed };
    }
    case "evaluator-live":
      return { type: "evaluator.live", evaluator: event.evaluator, message: event.message };
    case "batches": {
      const { open, calls, done, failed, since } = event;
      return { type: "batches", open, calls, done, failed, since };
    }
    case "stopped":
      return { type: "run.stopped", why: event.why, ...event.budget };
  }
}
