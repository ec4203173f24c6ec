import type { Cell } from "../core/cell.js";
import type { Price } from "../core/evaluator-card.js";
import type { TokenRange } from "./estimate-tokens.js";
import { NumberSet } from "./number-set.js";

/** A call, as it is counted. */
export interface CountedCall {
  /** Equal for equal calls; numbered from 0. */
  readonly number: number;
  readonly isStored: boolean;
  readonly price: Price | undefined;
  /** What is foreseen of its tokens. */
  readonly foreseen: () => { readonly input: TokenRange; readonly output: TokenRange };
}

/** How often an ask, and the call behind it, count. */
export interface Times {
  readonly asks: number;
  readonly calls: number;
}

type Sum = { -readonly [Key in keyof TokenRange]: number };

/** What one cell, one evaluator or a whole run asks for, each call counted once. */
export class CallTally {
  /** The cell that is tallied, if it is one. */
  readonly cell: Cell | undefined;
  readonly input: Sum = { low: 0, high: 0 };
  readonly output: Sum = { low: 0, high: 0 };
  readonly #cost: Sum = { low: 0, high: 0 };
  readonly #seen = new NumberSet();
  calls = 0;
  asks = 0;
  stored = 0;
  #isPriced = true;

  constructor(cell?: Cell) {
    this.cell = cell;
  }

  /** Of the calls still to be made, in US dollars; undefined where one has no price. */
  get cost(): TokenRange | undefined {
    return this.#isPriced ? this.#cost : undefined;
  }

  add({ number, isStored, price, foreseen }: CountedCall, times: Times): void {
    this.asks += times.asks;
    if (!this.#seen.add(number)) return;
    this.calls += times.calls;
    if (isStored) {
      this.stored += times.calls;
      return;
    }
    const { input, output } = foreseen();
    addTo(this.input, input, times.calls);
    addTo(this.output, output, times.calls);
    if (price === undefined) {
      this.#isPriced = false;
      return;
    }
    const perToken = 1e-6 * times.calls;
    addTo(this.#cost, input, price.input * perToken);
    addTo(this.#cost, output, price.output * perToken);
  }
}

function addTo(sum: Sum, more: TokenRange, factor: number): void {
  sum.low += more.low * factor;
  sum.high += more.high * factor;
}
