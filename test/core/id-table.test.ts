import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IdTable } from "../../src/core/id-table.js";
import { sha256 } from "../../src/core/sha256.js";

/** Hashes, texts that are nearly hashes, and any other text. */
const id = fc.oneof(
  fc.nat(40).map((number) => sha256(String(number))),
  fc.nat(5).map((number) => sha256(String(number)).toUpperCase()),
  fc.nat(5).map((number) => `${sha256(String(number)).slice(0, -1)}g`),
  fc.string({ unit: "binary", maxLength: 3 }),
  fc.constantFrom("0".repeat(64), "f".repeat(64), "00000001".repeat(8)),
);

describe("IdTable", () => {
  it("numbers ids as a map does, and gives them back", () => {
    fc.assert(
      fc.property(fc.array(id), fc.array(id), (ids, others) => {
        const table = new IdTable();
        const known = new Map<string, number>();
        for (const one of ids) {
          expect(table.add(one)).toBe(known.get(one) ?? known.size);
          if (!known.has(one)) known.set(one, known.size);
        }
        expect(table.size).toBe(known.size);
        for (const one of [...ids, ...others]) expect(table.find(one)).toBe(known.get(one));
        for (const [one, number] of known) expect(table.at(number)).toBe(one);
      }),
    );
  });

  it("finds thousands of ids, those that begin alike among them", () => {
    const table = new IdTable();
    const ids = Array.from({ length: 3000 }, (_, index) =>
      index % 3 === 0 ? `abcdef01${sha256(String(index)).slice(8)}` : sha256(String(index)),
    );
    for (const one of ids) table.add(one);
    expect(ids.map((one) => table.find(one))).toEqual(ids.map((_, index) => index));
    expect(table.at(2999)).toBe(ids[2999]);
    expect(() => table.at(3000)).toThrow("none has number 3000");
  });
});
