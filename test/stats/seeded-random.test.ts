import { expect, test } from "vitest";
import { seededRandom } from "../../src/stats/seeded-random.js";
import oracles from "../oracles/stats-python.json" with { type: "json" };

test.each(oracles.randomness.uniform)(
  "seededRandom() equals an independent sfc32 for seed $seed",
  (example) => {
    const random = seededRandom(example.seed);
    expect(example.values.map(() => random.next())).toEqual(example.values);
  },
);

test("seededRandom() takes a number and its text as the same seed", () => {
  expect(seededRandom(42).next()).toBe(seededRandom("42").next());
  expect(seededRandom(-1.5).next()).toBe(seededRandom("-1.5").next());
  expect(seededRandom(0).next()).toBe(seededRandom(-0).next());
});

test("seededRandom() gives generators that do not disturb each other", () => {
  const [first, second] = [seededRandom(1), seededRandom(1)];
  for (let draw = 0; draw < 5; draw++) first.next();
  expect(second.next()).toBe(seededRandom(1).next());
});

test("seededRandom() is uniform: chi-square over 100 cells and the sum of neighbours' products", () => {
  const random = seededRandom("uniform");
  const cells = new Float64Array(100);
  const draws = 100_000;
  let products = 0;
  let previous = random.next();
  for (let draw = 0; draw < draws; draw++) {
    const value = random.next();
    const cell = Math.floor(value * 100);
    cells[cell] = (cells[cell] ?? 0) + 1;
    products += (value - 0.5) * (previous - 0.5);
    previous = value;
  }
  const chiSquare = cells.reduce((sum, count) => sum + (count - draws / 100) ** 2 / (draws / 100), 0);
  // 99 degrees of freedom: 0.001 and 0.999 quantiles.
  expect(chiSquare).toBeGreaterThan(60);
  expect(chiSquare).toBeLessThan(149);
  // Each product has mean 0 and variance 1/144.
  expect(Math.abs(products)).toBeLessThan(3.3 * Math.sqrt(draws / 144));
});

test("seededRandom() starts differently for neighbouring seeds", () => {
  const starts = Array.from({ length: 1000 }, (_, seed) => seededRandom(seed).next());
  expect(new Set(starts).size).toBe(1000);
  expect(starts.reduce((sum, start) => sum + start, 0) / 1000).toBeCloseTo(0.5, 1);
});

test.each([NaN, Infinity])("seededRandom() throws for seed %d", (seed) => {
  expect(() => seededRandom(seed)).toThrow(RangeError);
});
