import type { TokenUsage } from "../core/chat-reply.js";
import type { Clock } from "../core/clock.js";
import type { HeldPlace, KeyGate } from "./key-gate.js";
import type { Refusals } from "./throttle-width.js";

/** What a passage rests on. */
export interface PassageOptions {
  readonly gate: KeyGate;
  readonly place: HeldPlace;
  readonly clock: Pick<Clock, "monotonic">;
  /** Told once the place is free again. */
  readonly onLeft: () => void;
}

/** A call that was let through: to be sent, to tell how it went, and to be left in the end. */
export class Passage {
  readonly #options: PassageOptions;
  #hasLeft = false;

  constructor(options: PassageOptions) {
    this.#options = options;
  }

  /** Which of the evaluator's keys the call takes. */
  get key(): number {
    return this.#options.gate.key;
  }

  /** To be called as the call is sent. False where it must line up again: a limit has come up since it was let through. */
  send(): boolean {
    const { gate, place, clock } = this.#options;
    return gate.send(place, clock.monotonic());
  }

  /** The call was answered. */
  answered(usage: TokenUsage | undefined): void {
    this.#options.gate.answered(this.#options.place, usage);
  }

  /** The call failed, and not for a limit. */
  failed(): void {
    this.#options.gate.failed();
  }

  /** The provider has refused the call for a limit, and asked to wait. */
  refused(askedMs: number): Refusals {
    const { gate, place, clock } = this.#options;
    return gate.refused(place, clock.monotonic(), askedMs);
  }

  /** Gives the place to the next call. Harmless the second time. */
  leave(): void {
    if (this.#hasLeft) return;
    this.#hasLeft = true;
    this.#options.gate.leave(this.#options.place);
    this.#options.onLeft();
  }
}
