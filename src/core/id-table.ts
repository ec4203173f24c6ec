import { sha256 } from "./sha256.js";

/** 32-bit words of an id: SHA-256. */
const words = 8;

/**
 * Numbers ids, from 0 in the order in which they come. Ids of calls are SHA-256 in hexadecimal: a million of them take 32 MB as the
 * bytes that they stand for, and a multiple of that as texts in a map. Any other id is held as its own hash, beside its text.
 */
export class IdTable {
  /** Eight words for each id. */
  #digests = new Uint32Array(words * 64);
  /** By the first word of an id, or the next free place: its number, counted from 1; 0: free. At most half of them are taken. */
  #slots = new Uint32Array(128);
  readonly #texts = new Map<number, string>();
  readonly #wanted = new Uint32Array(words);
  readonly #bytes = Buffer.alloc(words * 4);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of an id; undefined where it is not here. */
  find(id: string): number | undefined {
    this.#want(id);
    const number = this.#slots[this.#slotOfWanted()] ?? 0;
    return number === 0 ? undefined : number - 1;
  }

  /** The number of an id, which is taken in where it is not here: then that is what `size` was. */
  add(id: string): number {
    const isHash = this.#want(id);
    const slot = this.#slotOfWanted();
    const known = this.#slots[slot] ?? 0;
    if (known !== 0) return known - 1;
    const number = this.#size;
    this.#size += 1;
    if (this.#size * words > this.#digests.length) this.#digests = grown(this.#digests, 1.5);
    this.#digests.set(this.#wanted, number * words);
    if (!isHash) this.#texts.set(number, id);
    this.#slots[slot] = number + 1;
    if (this.#size * 2 > this.#slots.length) this.#spread();
    return number;
  }

  /** The id of a number. Throws a RangeError where there is none. */
  at(number: number): string {
    if (number >= this.#size) throw new RangeError(`There are ${this.#size} ids: none has number ${number}`);
    const known = this.#texts.get(number);
    if (known !== undefined) return known;
    for (let word = 0; word < words; word += 1)
      this.#bytes.writeUInt32BE(this.#digests[number * words + word] ?? 0, word * 4);
    return this.#bytes.toString("hex");
  }

  /** Reads what is looked for into place. False where its text must be held as well. */
  #want(id: string): boolean {
    if (readHash(id, this.#wanted)) return true;
    readHash(sha256(id), this.#wanted);
    return false;
  }

  /** Where the wanted id is, or would be. */
  #slotOfWanted(): number {
    const mask = this.#slots.length - 1;
    let slot = (this.#wanted[0] ?? 0) & mask;
    for (;;) {
      const number = this.#slots[slot] ?? 0;
      if (number === 0 || this.#isWanted(number - 1)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isWanted(number: number): boolean {
    for (let word = 0; word < words; word += 1)
      if (this.#digests[number * words + word] !== this.#wanted[word]) return false;
    return true;
  }

  /** Twice as many slots. */
  #spread(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#size; number += 1) {
      let slot = (this.#digests[number * words] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

function grown(values: Uint32Array<ArrayBuffer>, factor: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(Math.ceil((values.length * factor) / words) * words);
  more.set(values);
  return more;
}

/** The words of a SHA-256 in lower-case hexadecimal; false for any other text. */
function readHash(id: string, into: Uint32Array): boolean {
  if (id.length !== words * 8) return false;
  for (let word = 0; word < words; word += 1) {
    let value = 0;
    for (let at = word * 8; at < word * 8 + 8; at += 1) {
      const digit = digitOf(id.charCodeAt(at));
      if (digit === -1) return false;
      value = (value << 4) | digit;
    }
    into[word] = value;
  }
  return true;
}

/** What a character counts as a hexadecimal digit; -1: it is none, or a capital. */
function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0x61 && code <= 0x66 ? code - 0x61 + 10 : -1;
}
