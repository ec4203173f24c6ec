import type { Random } from "../core/random.js";

/** While requests are let through one by one, so long without a refusal doubles how many, in milliseconds. */
const rampMs = 2000;
const baseMs = 500;
const capMs = 60_000;

/** What a refusal has led to. */
export interface Refusals {
  /** How many there were in a row, each after the pause that followed the one before. */
  readonly inARow: number;
  /** Milliseconds until the next request may start. */
  readonly waitMs: number;
}

/**
 * How many requests may be in flight by what a provider has said so far, and when none may start. The first one goes alone,
 * for its answer may tell of limits; once it is there, all may. A refusal stops all for as long as it asks, or for a time
 * that doubles with each refusal in a row (500 ms to 60 s, the upper half of it by chance); half as many as were allowed are
 * then the goal. Up to the goal each answer lets one more through, and so does time: who answers slowly is not waited for.
 * From the goal on, as many answers as run at a time let one more through. Only refusals narrow it. Times are of a monotonic
 * clock, in milliseconds.
 */
export class ThrottleWidth {
  readonly #most: number;
  readonly #random: Random;
  #goal: number;
  #width = 1;
  #isNew = true;
  #answers = 0;
  #refusals = 0;
  /** Since when requests have been let through one by one. */
  #since = Infinity;
  #narrowedAt = -Infinity;
  #pausedUntil = -Infinity;

  /** @param most requests in flight where nothing narrows it */
  constructor(most: number, random: Random) {
    this.#most = most;
    this.#goal = most;
    this.#random = random;
  }

  isPaused(now: number): boolean {
    return now < this.#pausedUntil;
  }

  /** How long to wait before one more may start; Infinity: until one has ended. */
  waitMs(inFlight: number, now: number): number {
    if (this.isPaused(now)) return this.#pausedUntil - now;
    if (inFlight < this.#widthAt(now)) return 0;
    if (this.#widthAt(now) >= this.#goal) return Infinity;
    return rampMs - ((now - this.#since) % rampMs);
  }

  /** A request was sent. */
  sent(now: number): void {
    if (this.#since === Infinity) this.#since = now;
  }

  /** A request has ended, and not by a refusal. */
  ended(hasAnswered: boolean): void {
    if (hasAnswered) this.#refusals = 0;
    if (this.#isNew) this.#width = this.#goal;
    else if (this.#width < this.#goal) this.#width += 1;
    else if (hasAnswered) this.#grow();
    this.#isNew = false;
  }

  /**
   * A request was refused that was sent at a time. What was sent before the last refusal acted says nothing new, beside how
   * long to wait.
   */
  refused(sentAt: number, now: number, askedMs: number): Refusals {
    this.#isNew = false;
    if (sentAt > this.#narrowedAt) {
      this.#refusals += 1;
      const width = this.#widthAt(now);
      if (width > 1) this.#goal = Math.max(1, Math.floor(width / 2));
      this.#width = 1;
      this.#answers = 0;
      this.#narrowedAt = now;
      this.#pausedUntil = Math.max(this.#pausedUntil, now + this.#backOff());
    }
    this.#pausedUntil = Math.max(this.#pausedUntil, now + askedMs);
    this.#since = this.#pausedUntil;
    return { inARow: this.#refusals, waitMs: this.#pausedUntil - now };
  }

  #widthAt(now: number): number {
    const doublings = Math.max(0, Math.floor((now - this.#since) / rampMs));
    return Math.min(this.#goal, this.#width * 2 ** Math.min(doublings, 30));
  }

  #grow(): void {
    if (this.#goal >= this.#most) return;
    this.#answers += 1;
    if (this.#answers < this.#goal) return;
    this.#answers = 0;
    this.#goal += 1;
    this.#width = this.#goal;
  }

  #backOff(): number {
    const bound = Math.min(capMs, baseMs * 2 ** (this.#refusals - 1));
    return bound * (0.5 + this.#random.next() / 2);
  }
}
