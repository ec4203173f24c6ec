import type { RateLimits } from "../core/rate-limits.js";
import { watchAbort } from "../core/watch-abort.js";
import type { Clock } from "../core/clock.js";
import type { Random } from "../core/random.js";
import type { CallNeed } from "./call-need.js";
import { KeyGate } from "./key-gate.js";
import { Passage } from "./passage.js";
import type { PerMinute } from "./per-minute.js";

/** How hard an evaluator may be driven. */
export interface TurnstileOptions {
  /** Requests in flight over all keys. */
  readonly concurrency: number;
  /** Bounds of each key; absent: none that is known beforehand. */
  readonly perMinute?: PerMinute | undefined;
  /** How many keys there are, at least 1. */
  readonly keys: number;
  readonly clock: Clock;
  readonly random: Random;
  /** Aborting it gives all places up: `enter` rejects with the signal's reason, now and later. */
  readonly signal: AbortSignal;
}

/** A call that wants to be sent. */
export interface Turn {
  readonly need: CallNeed;
  /** A call that is tried again goes before those that were never tried. */
  readonly again: boolean;
}

interface Waiter {
  readonly need: CallNeed;
  readonly go: (passage: Passage) => void;
  readonly giveUp: (reason: Error) => void;
}

/**
 * Lets the calls of one evaluator through, in the order in which they come: so many at a time, so many and so many tokens a
 * minute for each key, and none of a key that its provider has asked to wait. A call takes the key that is free first; of
 * several, the one with the fewest calls in flight. The first in the line holds up those behind it, so that a large call is
 * not passed by small ones for ever.
 */
export class Turnstile {
  readonly #options: TurnstileOptions;
  readonly #gates: readonly KeyGate[];
  readonly #closing = new AbortController();
  /** Those who are tried again, and the others. */
  readonly #lines: readonly [Waiter[], Waiter[]] = [[], []];
  #inFlight = 0;
  #waking: { readonly at: number; readonly timer: AbortController } | undefined;

  constructor(options: TurnstileOptions) {
    const { keys, concurrency, perMinute = {}, random, signal } = options;
    this.#options = options;
    this.#gates = Array.from(
      { length: keys },
      (_, key) => new KeyGate({ key, concurrency, perMinute, random }),
    );
    watchAbort(signal, () => {
      for (const line of this.#lines) for (const { giveUp } of line.splice(0)) giveUp(reasonOf(signal));
    });
  }

  /** A passage for the call, at once or when its turn comes. */
  enter(turn: Turn): Passage | Promise<Passage> {
    const { signal } = this.#options;
    if (signal.aborted) return Promise.reject(reasonOf(signal));
    const [tried, fresh] = this.#lines;
    if (tried.length === 0 && fresh.length === 0) {
      const passage = this.#letThrough(turn.need);
      if (passage !== undefined) return passage;
    }
    return new Promise((go, giveUp) => {
      const waiter = { need: turn.need, go, giveUp };
      // Who was refused is the one to find out whether the limit has passed: not each call of the line in turn.
      if (turn.again) tried.unshift(waiter);
      else fresh.push(waiter);
      this.#pump();
    });
  }

  /** Uses a key no more. */
  setAside(key: number): void {
    const gate = this.#gates[key];
    if (gate !== undefined) gate.isAside = true;
    this.#pump();
  }

  /** Whether a key is used no more. */
  isAside(key: number): boolean {
    return this.#gates[key]?.isAside === true;
  }

  /** Whether no key is left. */
  get isShut(): boolean {
    return this.#gates.every(({ isAside }) => isAside);
  }

  /** The provider has told of a key's limits. */
  learn(key: number, limits: RateLimits): void {
    this.#gates[key]?.learn(limits, this.#options.clock.monotonic());
  }

  /** Ends a wait that nobody needs any more. */
  close(): void {
    this.#closing.abort();
    this.#waking?.timer.abort();
  }

  #letThrough(need: CallNeed): Passage | undefined {
    const now = this.#options.clock.monotonic();
    const gate = this.#nextGate(need, now);
    if (gate === undefined) return undefined;
    this.#inFlight += 1;
    return new Passage({
      gate,
      place: gate.enter(need, now),
      clock: this.#options.clock,
      onLeft: () => {
        this.#inFlight -= 1;
        this.#pump();
      },
    });
  }

  /** The gate through which the call may go now. Where there is none, it is looked for again once that may have changed. */
  #nextGate(need: CallNeed, now: number): KeyGate | undefined {
    if (this.#inFlight >= this.#options.concurrency) return undefined;
    let soonest = Infinity;
    let best: KeyGate | undefined;
    for (const gate of this.#gates) {
      const wait = gate.waitMs(need, now);
      soonest = Math.min(soonest, wait);
      if (wait === 0 && (best === undefined || isLess(gate, best))) best = gate;
    }
    if (best === undefined && soonest < Infinity) this.#wakeIn(soonest, now);
    return best;
  }

  #pump(): void {
    for (;;) {
      const [tried, fresh] = this.#lines;
      const line = tried.length > 0 ? tried : fresh;
      const [first] = line;
      if (first === undefined) return;
      const passage = this.#letThrough(first.need);
      if (passage === undefined) return;
      line.shift();
      first.go(passage);
    }
  }

  #wakeIn(ms: number, now: number): void {
    if (this.#closing.signal.aborted) return;
    if (this.#waking !== undefined) {
      if (this.#waking.at <= now + ms) return;
      this.#waking.timer.abort();
    }
    const waking = { at: now + ms, timer: new AbortController() };
    this.#waking = waking;
    this.#options.clock.sleep(ms, waking.timer.signal).then(
      () => {
        if (this.#waking === waking) this.#waking = undefined;
        this.#pump();
      },
      () => undefined,
    );
  }
}

function isLess(a: KeyGate, b: KeyGate): boolean {
  return a.inFlight === b.inFlight ? a.count < b.count : a.inFlight < b.inFlight;
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error("Stopped waiting");
}
