import fc from "fast-check";
import { expect, test } from "vitest";
import { passAtK } from "../../src/stats/pass-at-k.js";
import cases from "../oracles/pass-at-k.json" with { type: "json" };

test("passAtK() equals exact fractions", () => {
  expect(cases.length).toBeGreaterThan(100);
  for (const { value, ...options } of cases) expect(passAtK(options)).toBeCloseTo(value, 12);
});

/** Samples, right ones among them, and k up to the samples. */
const drawn = fc.integer({ min: 1, max: 300 }).chain((samples) =>
  fc.record({
    samples: fc.constant(samples),
    correct: fc.nat(samples),
    k: fc.integer({ min: 1, max: samples }),
  }),
);

function valueOf(options: Parameters<typeof passAtK>[0]): number {
  const value = passAtK(options);
  if (typeof value !== "number") throw new Error(value.undefined);
  return value;
}

test("passAtK() lies from 0 to 1 and grows with k and with right samples", () => {
  fc.assert(
    fc.property(drawn, ({ samples, correct, k }) => {
      const value = valueOf({ samples, correct, k });
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      if (k < samples) expect(valueOf({ samples, correct, k: k + 1 })).toBeGreaterThanOrEqual(value - 1e-12);
      if (correct < samples)
        expect(valueOf({ samples, correct: correct + 1, k })).toBeGreaterThanOrEqual(value - 1e-12);
      expect(value === 0).toBe(correct === 0);
    }),
  );
});

test("passAtK() is without bias: its mean over binomial samples is the chance that one of k is right", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.double({ min: 0, max: 1, noNaN: true }), (samples, p) => {
      for (let k = 1; k <= samples; k += 1) {
        let mean = 0;
        let ways = 1;
        for (let correct = 0; correct <= samples; correct += 1) {
          mean += ways * p ** correct * (1 - p) ** (samples - correct) * valueOf({ samples, correct, k });
          ways = (ways * (samples - correct)) / (correct + 1);
        }
        expect(mean).toBeCloseTo(1 - (1 - p) ** k, 10);
      }
    }),
  );
});

test("passAtK() is undefined with fewer samples than k", () => {
  expect(passAtK({ samples: 9, correct: 9, k: 10 })).toEqual({ undefined: "fewer than 10 samples" });
  expect(passAtK({ samples: 0, correct: 0, k: 1 })).toEqual({ undefined: "fewer than 1 samples" });
});

test.each([
  { samples: 2, correct: 3, k: 1 },
  { samples: 2, correct: -1, k: 1 },
  { samples: 2.5, correct: 1, k: 1 },
  { samples: 2, correct: 1, k: 0 },
  { samples: 2, correct: NaN, k: 1 },
])("passAtK() throws for $correct right of $samples with k = $k", (options) => {
  expect(() => passAtK(options)).toThrow(RangeError);
});
