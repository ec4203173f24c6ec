import { isDeepStrictEqual } from "node:util";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/core/canonical-json.js";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";

/** A value as JSON keeps it: -0 becomes 0. */
const asJson = (value: unknown): unknown => parseJson(JSON.stringify(value));

/** The same value with the keys of every object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, entry]): [string, unknown] => [key, reversed(entry)]);
  return Object.fromEntries(entries.reverse());
}

describe("canonicalJson()", () => {
  it("sorts keys at every depth and writes no spaces", () => {
    expect(canonicalJson({ b: [1, { z: null, a: "x y" }], a: true })).toBe(
      '{"a":true,"b":[1,{"a":"x y","z":null}]}',
    );
  });

  it("leaves out keys without a value, and only those", () => {
    expect(canonicalJson({ a: undefined, b: null, c: 0, d: "" })).toBe('{"b":null,"c":0,"d":""}');
  });

  it.each([NaN, Infinity, -Infinity])("refuses the number %d", (value) => {
    expect(() => canonicalJson({ a: [value] })).toThrow(
      new TypeError(`Cannot write a number that is not finite: ${value}`),
    );
  });

  it.each([
    ["a function", (): number => 1, "function"],
    ["a bigint", 1n, "bigint"],
    ["a symbol", Symbol("s"), "symbol"],
    ["undefined in a list", undefined, "undefined"],
  ])("refuses %s", (_, value, kind) => {
    expect(() => canonicalJson([value])).toThrow(new TypeError(`Cannot write a ${kind} as JSON`));
  });

  test.prop([fc.jsonValue()])("does not depend on the order of keys", (value) => {
    expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
  });

  test.prop([fc.jsonValue()])("reads back as the same value", (value) => {
    expect(parseJson(canonicalJson(value))).toEqual(asJson(value));
  });

  test.prop([fc.jsonValue({ maxDepth: 1 }), fc.jsonValue({ maxDepth: 1 })])(
    "is equal for equal values and different for different ones",
    (one, other) => {
      expect(canonicalJson(one) === canonicalJson(other)).toBe(isDeepStrictEqual(asJson(one), asJson(other)));
    },
  );

  it("tells a number from its text, and an absent key from a null", () => {
    const values = [1, "1", [1], { a: 1 }, null, "null", {}, { a: null }, [], "", "[]", true, "true"];
    expect(new Set(values.map(canonicalJson)).size).toBe(values.length);
  });
});
