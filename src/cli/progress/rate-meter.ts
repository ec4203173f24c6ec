/** A rate is that of so many of the last seconds. */
const seconds = 30;

/** Counts what happens, and tells how often it did of late. Times in milliseconds that never go back. */
export class RateMeter {
  readonly #start: number;
  /** Counts of single seconds; the place of a second is its number modulo the window. */
  readonly #counts = new Float64Array(seconds);
  #last = 0;

  constructor(start: number) {
    this.#start = start;
  }

  add(now: number): void {
    this.#forget(now);
    const place = this.#last % seconds;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  /** How often a second, over the last half minute or since the start, whichever is shorter. */
  perSecond(now: number): number {
    this.#forget(now);
    const passed = Math.max(1, Math.min(seconds, (now - this.#start) / 1000));
    return this.#counts.reduce((sum, count) => sum + count, 0) / passed;
  }

  /** Empties the seconds that have passed since the last look. */
  #forget(now: number): void {
    const second = Math.max(this.#last, Math.floor((now - this.#start) / 1000));
    const passed = Math.min(seconds, second - this.#last);
    for (let step = 0; step < passed; step += 1) this.#counts[(second - step) % seconds] = 0;
    this.#last = second;
  }
}
