import type { LimitedKind, RateLimits } from "../core/rate-limits.js";
import type { Random } from "../core/random.js";
import { amountOf, type CallNeed } from "./call-need.js";
import { LearnedWindow } from "./learned-window.js";
import { MinuteWindow, type TakenShare } from "./minute-window.js";
import type { PerMinute } from "./per-minute.js";
import { ThrottleWidth, type Refusals } from "./throttle-width.js";

/** What a gate rests on. */
export interface KeyGateOptions {
  /** Which of the evaluator's keys it is, counted from 0. */
  readonly key: number;
  /** Requests in flight at most. */
  readonly concurrency: number;
  readonly perMinute: PerMinute;
  readonly random: Random;
}

/** What a call that is let through holds of a gate. */
export interface HeldPlace {
  readonly need: CallNeed;
  readonly shares: ReadonlyMap<LimitedKind, TakenShare>;
  /** When it was sent; undefined while it has yet to be. */
  sentAt: number | undefined;
}

const kinds: readonly LimitedKind[] = ["requests", "tokens", "input", "output"];

const nothing: HeldPlace["shares"] = new Map();

/** All that bounds the requests of one key. Times are of a monotonic clock, in milliseconds. */
export class KeyGate {
  readonly key: number;
  /** Set once the key is used no more. */
  isAside = false;
  /** Calls that were let through and have not ended. */
  inFlight = 0;
  /** Calls that were ever let through. */
  count = 0;
  readonly #width: ThrottleWidth;
  readonly #stated: ReadonlyMap<LimitedKind, MinuteWindow>;
  readonly #learned = new Map<LimitedKind, LearnedWindow>();
  #flying: CallNeed = { input: 0, output: 0 };

  constructor({ key, concurrency, perMinute, random }: KeyGateOptions) {
    this.key = key;
    this.#width = new ThrottleWidth(concurrency, random);
    this.#stated = new Map(
      kinds.flatMap((kind) => {
        const limit = perMinute[kind];
        return limit === undefined ? [] : [[kind, new MinuteWindow(limit)] as const];
      }),
    );
  }

  /** How long to wait before a call may be let through; Infinity: until something else happens. */
  waitMs(need: CallNeed, now: number): number {
    if (this.isAside) return Infinity;
    let wait = this.#width.waitMs(this.inFlight, now);
    for (const [kind, window] of this.#stated)
      wait = Math.max(wait, window.waitMs(amountOf(kind, need), now));
    for (const [kind, window] of this.#learned) {
      const flying = kind === "requests" ? this.inFlight : amountOf(kind, this.#flying);
      wait = Math.max(wait, window.waitMs(amountOf(kind, need), flying, now));
    }
    return wait;
  }

  /** Lets a call through. */
  enter(need: CallNeed, now: number): HeldPlace {
    this.inFlight += 1;
    this.count += 1;
    this.#fly(need, 1);
    return { need, shares: this.#take(need, now), sentAt: undefined };
  }

  /** The call is sent now. False where it must not be, for the provider has refused another one meanwhile. */
  send(place: HeldPlace, now: number): boolean {
    if (this.isAside || this.#width.isPaused(now)) return false;
    place.sentAt = now;
    this.#width.sent(now);
    for (const [kind, share] of place.shares) this.#stated.get(kind)?.send(share, now);
    return true;
  }

  /** The call was answered; with what it took, where the provider has counted it. */
  answered(place: HeldPlace, used: CallNeed | undefined): void {
    if (used !== undefined) {
      for (const [kind, share] of place.shares) this.#stated.get(kind)?.correct(share, amountOf(kind, used));
    }
    this.#width.ended(true);
  }

  /** The call failed, and not by a refusal. */
  failed(): void {
    this.#width.ended(false);
  }

  /** The provider has refused the call for its limits, and asked to wait. */
  refused(place: HeldPlace, now: number, askedMs: number): Refusals {
    return this.#width.refused(place.sentAt ?? now, now, askedMs);
  }

  /** The call has ended, or will not be sent. */
  leave(place: HeldPlace): void {
    this.inFlight -= 1;
    this.#fly(place.need, -1);
    if (place.sentAt !== undefined) return;
    for (const [kind, share] of place.shares) this.#stated.get(kind)?.giveBack(share);
  }

  /** The provider has told of its limits. */
  learn(limits: RateLimits, now: number): void {
    for (const kind of kinds) {
      const told = limits[kind];
      if (told === undefined) continue;
      const window = this.#learned.get(kind) ?? new LearnedWindow();
      window.learn(told, now);
      this.#learned.set(kind, window);
    }
  }

  #take(need: CallNeed, now: number): HeldPlace["shares"] {
    if (this.#stated.size === 0) return nothing;
    return new Map([...this.#stated].map(([kind, window]) => [kind, window.take(amountOf(kind, need), now)]));
  }

  #fly({ input, output }: CallNeed, sign: 1 | -1): void {
    this.#flying = { input: this.#flying.input + sign * input, output: this.#flying.output + sign * output };
  }
}
