/** A set of whole numbers from 0, one bit for each up to the largest: for numbers that are given out in order. */
export class NumberSet {
  #bits: Uint8Array = new Uint8Array(64);

  /** Adds a number; whether it was not there before. */
  add(number: number): boolean {
    const place = number >>> 3;
    if (place >= this.#bits.length) this.#grow(place);
    const bits = this.#bits[place] ?? 0;
    const bit = 1 << (number & 7);
    if ((bits & bit) !== 0) return false;
    this.#bits[place] = bits | bit;
    return true;
  }

  #grow(place: number): void {
    const grown = new Uint8Array(Math.max(this.#bits.length * 2, place + 1));
    grown.set(this.#bits);
    this.#bits = grown;
  }
}
