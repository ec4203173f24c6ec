import { murmurHash } from "./murmur-hash.js";

/**
 * Random order of ids that depends on nothing but the ids and the seed.
 *
 * Use it to pick a sample or to arrange instances, so that the same ids come in the same order however a file lists
 * them. Two ids keep their order when others come or go, hence a larger sample contains the smaller one. To permute
 * values that are not ids, use `shuffle`.
 *
 * Formula in words: ids are sorted by a hash of the seed and the id; if two hashes are equal, by a second hash, then by
 * the ids themselves.
 *
 * Source: sorting by random keys, Knuth, The Art of Computer Programming 2, 3rd edition, section 3.4.2; hashes:
 * MurmurHash3 (`murmurHash`), the seed hashed to the seed of the hash of the id.
 *
 * Complexity: O(n log n + total length).
 *
 * Edge cases:
 * - No id: the empty order.
 * - An id twice: an error, as the order of the two would depend on the input.
 * - The number 1 and the text "1" are the same seed.
 *
 * @param ids the ids
 * @param seed a finite number or any text
 * @returns the places of the ids in the input, in the new order: the first element is the place of the first id
 * @throws RangeError if an id occurs twice, or the seed is a number and not finite
 */
export function seededOrder(ids: readonly string[], seed: number | string): number[] {
  if (typeof seed === "number" && !Number.isFinite(seed))
    throw new RangeError(`Cannot order ids: got seed ${seed}`);
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new RangeError(`Cannot order ids: got ${JSON.stringify(id)} twice`);
    seen.add(id);
  }
  const [hashSeed, secondSeed] = [murmurHash(String(seed), 0), murmurHash(String(seed), 1)];
  return Array.from(ids, (id, place) => {
    return { id, place, key: murmurHash(id, hashSeed), second: murmurHash(id, secondSeed) };
  })
    .sort((a, b) => a.key - b.key || a.second - b.second || (a.id < b.id ? -1 : 1))
    .map(({ place }) => place);
}
