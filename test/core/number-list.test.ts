import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NumberList } from "../../src/core/number-list.js";

describe("NumberList", () => {
  it("holds what a list holds", () => {
    fc.assert(
      fc.property(fc.array(fc.double()), fc.array(fc.nat()), (real, whole) => {
        for (const [kind, values] of [["real", real] as const, ["whole", whole] as const]) {
          const list = new NumberList(kind);
          for (const value of values) list.push(value);
          expect(list.length).toBe(values.length);
          expect(values.map((_, index) => list.at(index))).toEqual(values);
          expect([...list.slice(1)]).toEqual(values.slice(1));
          expect([...list.slice(0, 3)]).toEqual(values.slice(0, 3));
          expect(() => list.at(values.length)).toThrow(`none at ${values.length}`);
          list.set(values.length + 2, 7);
          list.set(values.length, 5);
          expect([...list.slice(0)]).toEqual([...values, 5, 0, 7]);
        }
      }),
    );
  });
});
