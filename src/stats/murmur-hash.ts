/**
 * MurmurHash3, 32-bit variant for x86, of the UTF-8 bytes of a text.
 *
 * A fast hash whose bits look random. Use it to derive seeds and orders from names. Do not use it as an identity
 * (32 bits collide: among 77,000 texts one pair does with probability one half) nor against an adversary.
 *
 * Formula in words: blocks of four bytes are multiplied, rotated and multiplied, mixed into the state by exclusive
 * or, rotation and a linear step; then the rest, the length and a final avalanche.
 *
 * Source: Austin Appleby, `MurmurHash3_x86_32` (public domain, 2011); equals
 * `sklearn.utils.murmurhash3_32(text, seed, positive=True)`.
 *
 * Complexity: O(length).
 *
 * Edge cases:
 * - The empty text hashes to the avalanche of the seed (0 for seed 0).
 * - A lone surrogate is encoded as U+FFFD, hence two texts that differ there only collide.
 *
 * @param text the text to hash
 * @param seed selects one of 2^32 hash functions; taken modulo 2^32
 * @returns a whole number from 0 to 2^32 - 1
 */
export function murmurHash(text: string, seed = 0): number {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = bytes.length - (bytes.length % 4);
  let state = seed | 0;
  for (let at = 0; at < tail; at += 4) {
    state ^= scramble(view.getInt32(at, true));
    state = (Math.imul((state << 13) | (state >>> 19), 5) + 0xe6546b64) | 0;
  }
  let rest = 0;
  for (let at = bytes.length - 1; at >= tail; at--) rest = (rest << 8) | view.getUint8(at);
  state ^= scramble(rest) ^ bytes.length;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

function scramble(block: number): number {
  const product = Math.imul(block, 0xcc9e2d51);
  return Math.imul((product << 15) | (product >>> 17), 0x1b873593);
}
