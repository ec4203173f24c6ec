import { expect, test } from "vitest";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { suspectGold } from "../../src/stats/suspect-gold.js";

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

/** A grid of 12 judges on 400 items of unequal ease, 5 % of whose golds are turned around. */
function simulate(seed: number): { readonly responses: number[][]; readonly planted: boolean[] } {
  const random = seededRandom(`grid ${seed}`);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const eases = Array.from({ length: 400 }, normal);
  const planted = eases.map(() => random.next() < 0.05);
  const responses = Array.from({ length: 12 }, (_, judge) =>
    eases.map((ease, item) => {
      const right = random.next() < logistic(0.4 + 0.2 * judge + ease);
      return right === planted[item] ? 0 : 1;
    }),
  );
  return { responses, planted };
}

test("suspectGold() finds most of 5 % planted errors, and its probabilities mean what they say", () => {
  const grids = Array.from({ length: 5 }, (_, seed) => simulate(seed));
  const judged = grids.flatMap(({ responses, planted }) => {
    const found = suspectGold(responses, { tolerance: 1e-4 });
    if ("undefined" in found) throw new Error(found.undefined);
    return planted.map((wrong, item) => ({ wrong, probability: found.wrong[item] ?? NaN }));
  });
  const planted = judged.filter(({ wrong }) => wrong).length;
  const queue = judged.filter(({ probability }) => probability > 0.5);
  const hits = queue.filter(({ wrong }) => wrong).length;
  const [precision, recall] = [hits / queue.length, hits / planted];
  expect({ precision, recall }).toEqual({
    precision: expect.closeTo(0.9, 1) as number,
    recall: expect.closeTo(0.8, 1) as number,
  });
  expect(precision).toBeGreaterThan(0.75);
  expect(recall).toBeGreaterThan(0.6);
  // The number of wrong golds that the probabilities add up to, and the share of them among those of middling probability.
  const expected = judged.reduce((sum, { probability }) => sum + probability, 0);
  expect(Math.abs(expected - planted)).toBeLessThan(4 * Math.sqrt(planted));
  const middling = judged.filter(({ probability }) => probability > 0.2 && probability < 0.8);
  const mean = middling.reduce((sum, { probability }) => sum + probability, 0) / middling.length;
  const share = middling.filter(({ wrong }) => wrong).length / middling.length;
  expect(Math.abs(mean - share)).toBeLessThan(4 * Math.sqrt(0.25 / middling.length));
});
