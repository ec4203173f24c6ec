import { expect, test } from "vitest";
import { murmurHash } from "../../src/stats/murmur-hash.js";
import oracles from "../oracles/stats-python.json" with { type: "json" };

test.each(oracles.randomness.murmur)(
  "murmurHash() equals scikit-learn: $text, seed $seed",
  ({ text, seed, hash }) => {
    expect(murmurHash(text, seed)).toBe(hash);
  },
);

test("murmurHash() has seed 0 by default and takes seeds modulo 2^32", () => {
  expect(murmurHash("reife")).toBe(murmurHash("reife", 0));
  expect(murmurHash("reife", 2 ** 32 - 1)).toBe(murmurHash("reife", -1));
});
