import type { RateWindow } from "../core/rate-limits.js";
import { longestWaitMs } from "./longest-wait.js";

/**
 * A limit as the provider's headers tell it. Until the provider counts anew, no more is sent than was left when it spoke last,
 * less what is in flight: which of that it has counted already nobody knows. Then all of the limit is there again, or nothing
 * is known where it never said how much that is. Times are of a monotonic clock, in milliseconds.
 */
export class LearnedWindow {
  #remaining = Infinity;
  #limit = Infinity;
  #resetAt = 0;

  /** The provider has spoken. */
  learn({ remaining, limit = Infinity, resetMs }: RateWindow, now: number): void {
    this.#remaining = remaining;
    this.#limit = limit;
    this.#resetAt = now + resetMs;
  }

  /**
   * How long to wait before so much may be sent beside what is in flight. A call that is larger than the whole limit goes
   * alone. A wait of more than 10 minutes is none: so long a one the provider has to ask for itself.
   */
  waitMs(amount: number, inFlight: number, now: number): number {
    const isOver = now >= this.#resetAt;
    const left = (isOver ? this.#limit : this.#remaining) - inFlight;
    if (amount <= left || (isOver && inFlight === 0)) return 0;
    if (isOver) return Infinity;
    const wait = this.#resetAt - now;
    return wait > longestWaitMs ? 0 : wait;
  }
}
