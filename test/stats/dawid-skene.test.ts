import fc from "fast-check";
import { expect, test } from "vitest";
import { dawidSkene, type DawidSkene } from "../../src/stats/dawid-skene.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import oracles from "../oracles/items.json" with { type: "json" };

const near = (values: ArrayLike<number>, digits = 8): number[] =>
  Array.from(values, (value) => expect.closeTo(value, digits) as number);

function fit(...args: Parameters<typeof dawidSkene>): DawidSkene {
  const found = dawidSkene(...args);
  if ("undefined" in found) throw new Error(found.undefined);
  return found;
}

test.each(oracles.dawidSkene)("dawidSkene() equals a fit by matrices in NumPy: $name", (example) => {
  const { votes, classes, smoothing, posteriors, prior, confusion, logLikelihood } = example;
  const found = fit(votes, classes, { smoothing, tolerance: 1e-13, iterations: 100_000 });
  expect(found.converged).toBe(true);
  expect(found.posteriors.map((row) => [...row])).toEqual(posteriors.map((row) => near(row)));
  expect([...found.prior]).toEqual(near(prior));
  expect(found.confusion.map((row) => [...row])).toEqual(confusion.map((row) => near(row)));
  expect(found.logLikelihood).toBeCloseTo(logLikelihood, 8);
});

const anyVotes = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 }))
  .chain(([raters, items]) =>
    fc.array(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: items, maxLength: items }), {
      minLength: raters,
      maxLength: raters,
    }),
  );

test("dawidSkene() gives probabilities, and more steps never lower the likelihood", () => {
  fc.assert(
    fc.property(anyVotes, fc.integer({ min: 1, max: 8 }), (votes, iterations) => {
      const found = dawidSkene(votes, 3, { iterations });
      if ("undefined" in found) return;
      const later = fit(votes, 3, { iterations: iterations + 5 });
      expect(later.logLikelihood).toBeGreaterThanOrEqual(found.logLikelihood - 1e-9);
      for (const shares of [...found.posteriors, found.prior]) {
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
      }
    }),
  );
});

test("dawidSkene() does not depend on the order of raters", () => {
  fc.assert(
    fc.property(anyVotes, (votes) => {
      const [one, other] = [dawidSkene(votes, 3), dawidSkene([...votes].reverse(), 3)];
      if ("undefined" in one || "undefined" in other) return;
      expect(other.logLikelihood).toBeCloseTo(one.logLikelihood, 6);
    }),
  );
});

test("dawidSkene() recovers planted confusion matrices, and beats the majority where raters differ", () => {
  const random = seededRandom("planted");
  const truth = Array.from({ length: 1000 }, () => (random.next() < 0.4 ? 1 : 0));
  const planted = [[0.95, 0.9], [0.6, 0.55], [0.55, 0.6], [0.6, 0.6], [0.9, 0.7]] as const; // prettier-ignore
  const votes = planted.map((right) =>
    truth.map((label) => (random.next() < right[label === 1 ? 1 : 0] ? label : 1 - label)),
  );
  const { confusion, prior, posteriors } = fit(votes, 2, { tolerance: 1e-5 });
  expect(prior[1]).toBeCloseTo(0.4, 1);
  for (const [rater, [zero, one]] of planted.entries()) {
    expect(Math.abs((confusion[rater]?.[0] ?? NaN) - zero)).toBeLessThan(0.1);
    expect(Math.abs((confusion[rater]?.[3] ?? NaN) - one)).toBeLessThan(0.1);
  }
  const share = (labels: readonly number[]): number =>
    labels.filter((label, item) => label === truth[item]).length / truth.length;
  const majority = truth.map((_, item) =>
    votes.reduce((sum, row) => sum + (row[item] ?? 0), 0) > 2 ? 1 : 0,
  );
  expect(share(posteriors.map(([, one = 0]) => (one > 0.5 ? 1 : 0)))).toBeGreaterThan(share(majority) + 0.05);
});

test("dawidSkene() has nothing to say without raters or votes", () => {
  expect(dawidSkene([], 2)).toEqual({ undefined: "no raters" });
  expect(dawidSkene([[-1], [-1]], 2)).toEqual({ undefined: "no votes" });
});

test.each([
  { name: "rows of two lengths", votes: [[0, 1], [0]], classes: 2, smoothing: 0 },
  { name: "a vote out of range", votes: [[2]], classes: 2, smoothing: 0 },
  { name: "a vote that is no whole number", votes: [[0.5]], classes: 2, smoothing: 0 },
  { name: "one class", votes: [[0]], classes: 1, smoothing: 0 },
  { name: "negative smoothing", votes: [[0]], classes: 2, smoothing: -1 },
])("dawidSkene() throws for $name", ({ votes, classes, smoothing }) => {
  expect(() => dawidSkene(votes, classes, { smoothing })).toThrow(RangeError);
});
