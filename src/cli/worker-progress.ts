import type { RedisAddress } from "../queue/redis-address.js";
import type { WorkerEvent } from "../queue/worker-options.js";
import { formatCount } from "../report/format-figure.js";
import type { Terminal } from "./terminal.js";

/** Tells how a worker fares: each run that comes and goes, and how many calls it has made now and then. */
export interface WorkerProgress {
  readonly event: (event: WorkerEvent) => void;
  /** Tells how many there were in all. */
  end(): void;
}

/** What is told of the worker itself. */
export interface WorkerFacts {
  readonly address: RedisAddress;
  readonly name: string;
  readonly concurrency: number;
  /** Milliseconds, never going back. */
  readonly now: () => number;
}

const everyMs = 10_000;

/** Plain lines on the error stream. */
export function workerProgress(terminal: Terminal, facts: WorkerFacts): WorkerProgress {
  const { address, name, concurrency, now } = facts;
  const tally = { made: 0, failed: 0, inFlight: 0 };
  let last = now();
  let trouble: string | undefined;
  const tell = (text: string): void => {
    if (!terminal.quiet) terminal.err(`${text}\n`);
  };
  const count = (): string =>
    `${formatCount(tally.made)} calls made, ${formatCount(tally.failed)} attempts failed, ${tally.inFlight} in flight`;
  tell(
    `Worker ${name} on ${address.shown}: up to ${concurrency} calls at a time. Ctrl-C ends it after those in flight.`,
  );
  return {
    event: (event) => {
      if (event.kind === "begun") tally.inFlight += 1;
      if (event.kind === "answer") {
        tally.inFlight -= 1;
        if (event.answer.kind === "reply") tally.made += 1;
        else tally.failed += 1;
      }
      const told = toldAtOnce(event);
      if (told !== undefined && told !== trouble) tell(told);
      trouble = event.kind === "trouble" ? told : undefined;
      if (now() - last < everyMs) return;
      last = now();
      tell(count());
    },
    end: () => {
      tell(count());
    },
  };
}

function toldAtOnce(event: WorkerEvent): string | undefined {
  switch (event.kind) {
    case "run":
      return `Serving ${event.name}`;
    case "run-ended":
      return `${event.name} has no more calls`;
    case "refused":
      return (
        `reife: Cannot serve ${event.run.name}: reife ${event.run.version} hands out its calls in another format ` +
        `(${event.run.format}; use the same version for runs and workers)`
      );
    case "trouble":
      return `reife: ${event.message}`;
    case "answer":
      return event.answer.kind === "reply" || !isItsOwn(event.answer)
        ? undefined
        : `reife: ${event.answer.message}`;
    case "begun":
      return undefined;
  }
}

/** What this worker is to blame for. */
function isItsOwn(
  answer: Exclude<Extract<WorkerEvent, { kind: "answer" }>["answer"], { kind: "reply" }>,
): boolean {
  return answer.kind === "broken" || answer.failure === "auth" || answer.failure === "not-found";
}
