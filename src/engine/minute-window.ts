/** What a call has taken of a limit. */
export interface TakenShare {
  amount: number;
  /** When it was sent; undefined while it has yet to be. */
  at: number | undefined;
  /** Whether the window has left it behind. */
  isPast: boolean;
}

/** A minute, and a little for requests that overtake each other on their way. */
const windowMs = 60_200;
/** What may be sent at once, as the time in which it becomes free: timers are not exact. */
const burstMs = 100;
/** So many entries are left behind before the list is made anew. */
const slack = 1024;

/**
 * A limit per minute that a card states. In no minute is more sent than it allows, what is set aside for calls to come
 * included; and it is spread evenly over the minute, give or take a tenth of a second. A call that is larger than the whole
 * limit goes alone. Times are of a monotonic clock, in milliseconds.
 */
export class MinuteWindow {
  readonly #limit: number;
  /** In the order in which they were sent; those before `#first` are past. */
  #sent: TakenShare[] = [];
  #first = 0;
  #sum = 0;
  #waiting = 0;
  /** When all that was taken has become free again, were it spread evenly. */
  #free = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How long to wait before so much may be taken; Infinity: until a call that was let through has been sent. */
  waitMs(amount: number, now: number): number {
    this.#forget(now);
    const spread = Math.min(this.#free, this.#free + this.#timeOf(amount) - burstMs) - now;
    return Math.max(0, spread, this.#untilRoom(amount, now));
  }

  /** Sets so much aside for a call that will be sent, or given back. */
  take(amount: number, now: number): TakenShare {
    this.#sum += amount;
    this.#waiting += 1;
    this.#free = Math.max(this.#free, now) + this.#timeOf(amount);
    return { amount, at: undefined, isPast: false };
  }

  /** The call has been sent. */
  send(share: TakenShare, now: number): void {
    share.at = now;
    this.#waiting -= 1;
    this.#sent.push(share);
  }

  /** The call will not be sent. */
  giveBack(share: TakenShare): void {
    this.#waiting -= 1;
    this.correct(share, 0);
  }

  /** It is known how much the call took. */
  correct(share: TakenShare, amount: number): void {
    const difference = amount - share.amount;
    this.#free += this.#timeOf(difference);
    if (!share.isPast) this.#sum += difference;
    share.amount = amount;
  }

  #timeOf(amount: number): number {
    return (amount * 60_000) / this.#limit;
  }

  #forget(now: number): void {
    for (let share = this.#sent[this.#first]; share !== undefined; share = this.#sent[this.#first]) {
      if ((share.at ?? now) + windowMs > now) break;
      share.isPast = true;
      this.#sum -= share.amount;
      this.#first += 1;
    }
    if (this.#first < slack) return;
    this.#sent = this.#sent.slice(this.#first);
    this.#first = 0;
  }

  #untilRoom(amount: number, now: number): number {
    let over = this.#sum + amount - this.#limit;
    if (over <= 0) return 0;
    let last: TakenShare | undefined;
    for (let place = this.#first; place < this.#sent.length && over > 0; place += 1) {
      last = this.#sent[place];
      over -= last?.amount ?? 0;
    }
    if (over > 0 && this.#waiting > 0) return Infinity;
    return last === undefined ? 0 : (last.at ?? now) + windowMs - now;
  }
}
