import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { NumberSet } from "../../src/plan/number-set.js";

test.prop([fc.array(fc.nat({ max: 5000 }))])("NumberSet.add() says what a Set would", (numbers) => {
  const set = new NumberSet();
  const known = new Set<number>();
  for (const number of numbers) {
    expect(set.add(number)).toBe(!known.has(number));
    known.add(number);
  }
});
