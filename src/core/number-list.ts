/** A list of numbers that grows, in a typed array: a fraction of what a list of a million values takes otherwise. */
export class NumberList {
  #values: Float64Array | Uint32Array;
  #length = 0;

  /** @param kind `whole` numbers from 0 below 2^32 take half of what `real` ones take */
  constructor(kind: "whole" | "real") {
    this.#values = kind === "whole" ? new Uint32Array(16) : new Float64Array(16);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** Puts another value at a place of the list; beyond its end, with 0 at the places between. */
  set(index: number, value: number): void {
    while (this.#length <= index) this.push(0);
    this.#values[index] = value;
  }

  /** The value at a place of the list. Throws a RangeError beyond its end. */
  at(index: number): number {
    const value = index < this.#length ? this.#values[index] : undefined;
    if (value === undefined) throw new RangeError(`The list has ${this.#length} numbers: none at ${index}`);
    return value;
  }

  /** The values of a part of the list; good until the next one is added. */
  slice(from: number, to: number = this.#length): Float64Array | Uint32Array {
    return this.#values.subarray(from, Math.min(to, this.#length));
  }

  #grow(): void {
    const size = Math.ceil(this.#values.length * 1.5);
    const grown = this.#values instanceof Uint32Array ? new Uint32Array(size) : new Float64Array(size);
    grown.set(this.#values);
    this.#values = grown;
  }
}
