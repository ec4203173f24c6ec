import fc from "fast-check";
import { expect, test } from "vitest";
import { itemResponse, type ItemResponse } from "../../src/stats/item-response.js";
import { pearsonCorrelation } from "../../src/stats/pearson-correlation.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import oracles from "../oracles/items.json" with { type: "json" };
import { valueOf } from "./value-of.js";

function fit(...args: Parameters<typeof itemResponse>): ItemResponse {
  const found = itemResponse(...args);
  if ("undefined" in found) throw new Error(found.undefined);
  return found;
}

const near = (values: readonly number[], digits: number): number[] =>
  values.map((value) => expect.closeTo(value, digits) as number);

test.each(oracles.itemResponse)(
  "itemResponse() equals SciPy's maximum of the same density: $name",
  (example) => {
    const [meanA = 1, sdA = 1, meanD = 0, sdD = 3] = example.prior;
    const priors = { discrimination: { mean: meanA, sd: sdA }, intercept: { mean: meanD, sd: sdD } };
    const responses = example.responses.map((row) => row.map((value) => value ?? undefined));
    const { items, abilities, objective, converged } = fit(responses, {
      priors,
      points: 601,
      tolerance: 1e-9,
    });
    expect(converged).toBe(true);
    expect(objective).toBeCloseTo(example.objective, 6);
    expect(items.map(({ discrimination }) => discrimination)).toEqual(near(example.discrimination, 5));
    expect(items.map(({ intercept }) => intercept)).toEqual(near(example.intercept, 5));
    expect(abilities.map(({ value }) => value)).toEqual(near(example.means, 5));
    expect(abilities.map(({ error }) => error)).toEqual(near(example.deviations, 5));
    const coarse = fit(responses, { priors });
    expect(coarse.items.map(({ discrimination }) => discrimination)).toEqual(near(example.discrimination, 3));
  },
);

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

/** A simulated table: abilities normal, slopes about 1.2 with some negative ones, intercepts about 0.5. */
function simulate(
  raters: number,
  items: number,
): {
  readonly theta: number[];
  readonly slopes: number[];
  readonly intercepts: number[];
  readonly responses: number[][];
} {
  const random = seededRandom(`${raters} ${items}`);
  const normal = (): number => {
    const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
    return radius * Math.cos(2 * Math.PI * random.next());
  };
  const theta = Array.from({ length: raters }, normal);
  const slopes = Array.from({ length: items }, (_, item) => (item % 20 === 0 ? -1 : 1.2 + 0.4 * normal()));
  const intercepts = Array.from({ length: items }, () => 0.5 + normal());
  const responses = theta.map((ability) =>
    slopes.map((slope, item) =>
      random.next() < logistic(slope * ability + (intercepts[item] ?? 0)) ? 1 : 0,
    ),
  );
  return { theta, slopes, intercepts, responses };
}

test("itemResponse() recovers planted abilities, intercepts, and which slopes are negative", () => {
  const { theta, slopes, intercepts, responses } = simulate(60, 200);
  const { items, abilities } = fit(responses);
  const correlation = (a: readonly number[], b: readonly number[]): number =>
    valueOf(pearsonCorrelation(a, b));
  expect(correlation(abilities.map(({ value }) => value), theta)).toBeGreaterThan(0.97); // prettier-ignore
  expect(correlation(items.map(({ intercept }) => intercept), intercepts)).toBeGreaterThan(0.9); // prettier-ignore
  const signs = items.filter(({ discrimination }, item) => discrimination < 0 === (slopes[item] ?? 0) < 0);
  expect(signs.length / items.length).toBeGreaterThan(0.97);
  // Errors are of the right size. The scale is the population's, not these raters': a straight line maps one onto the other.
  const found = abilities.map(({ value }) => value);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [center, middle] = [mean(theta), mean(found)];
  const slope =
    mean(theta.map((value, rater) => (value - center) * ((found[rater] ?? 0) - middle))) /
    mean(theta.map((value) => (value - center) ** 2));
  const misses = abilities.map(
    ({ value, error }, rater) => ((value - middle - slope * ((theta[rater] ?? 0) - center)) / error) ** 2,
  );
  expect(mean(misses)).toBeGreaterThan(0.6);
  expect(mean(misses)).toBeLessThan(1.6);
});

test("itemResponse() fits 450 raters on 1,000 items in seconds", { timeout: 60_000 }, () => {
  const { responses, theta } = simulate(450, 1000);
  const { abilities, converged } = fit(responses, { tolerance: 1e-4 });
  expect(converged).toBe(true);
  expect(valueOf(pearsonCorrelation(abilities.map(({ value }) => value), theta))).toBeGreaterThan(0.99); // prettier-ignore
});

test("itemResponse() mirrors: right and wrong exchanged turn abilities and intercepts around", () => {
  const table = fc.array(fc.array(fc.constantFrom(0, 0.5, 1, undefined), { minLength: 4, maxLength: 4 }), {
    minLength: 10,
    maxLength: 14,
  });
  fc.assert(
    fc.property(table, (responses) => {
      const one = fit(responses);
      const other = fit(
        responses.map((row) => row.map((value) => (value === undefined ? undefined : 1 - value))),
      );
      expect(other.objective).toBeCloseTo(one.objective, 4);
      for (const [item, { intercept }] of one.items.entries()) {
        expect(Number.isFinite(intercept)).toBe(true);
        expect(other.items[item]?.intercept).toBeCloseTo(-intercept, 2);
      }
    }),
    { numRuns: 20 },
  );
});

test("itemResponse() leaves what nobody answered at the priors", () => {
  const responses = Array.from({ length: 10 }, (_, rater) => [rater % 2, undefined]);
  const { items } = fit(responses);
  expect(items[1]).toMatchObject({
    discrimination: expect.closeTo(1, 6) as number,
    intercept: expect.closeTo(0, 6) as number,
  });
  expect(items[1]?.discriminationError).toBeCloseTo(1, 6);
});

test("itemResponse() refuses fewer than ten raters, and has nothing to say without items", () => {
  expect(itemResponse([[1], [0]])).toEqual({ undefined: "2 raters: fewer than 10 say too little" });
  expect(itemResponse(Array.from({ length: 10 }, () => []))).toEqual({ undefined: "no items" });
});

test("itemResponse() throws for ragged rows, responses and options out of range", () => {
  expect(() => itemResponse([[1, 0], [1]])).toThrow("got 2 and 1 items");
  expect(() => itemResponse([[1.5]])).toThrow("got response 1.5 of rater 0 on item 0");
  expect(() => itemResponse([[1]], { tolerance: 0 })).toThrow(RangeError);
});
