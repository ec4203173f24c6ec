import { fc, test } from "@fast-check/vitest";
import { expect, it } from "vitest";
import { decimalNumber } from "../../src/imports/decimal-number.js";

it.each([
  ["3", 3],
  [" -0.5 ", -0.5],
  [".5", 0.5],
  ["5.", 5],
  ["1e-3", 0.001],
  ["0x10", undefined],
  ["0b1", undefined],
  ["Infinity", undefined],
  ["NaN", undefined],
  ["1e999", undefined],
  ["3,5", undefined],
  ["", undefined],
  ["four", undefined],
])("reads %j as %j", (text, number) => {
  expect(decimalNumber(text)).toBe(number);
});

test.prop([fc.double({ noNaN: true, noDefaultInfinity: true })])("reads back what was written", (number) => {
  expect(decimalNumber(String(number))).toBe(number === 0 ? 0 : number);
});
