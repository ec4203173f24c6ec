import fc from "fast-check";
import { expect, test } from "vitest";
import { signalToNoise } from "../../src/stats/signal-to-noise.js";
import oracles from "../oracles/effects.json" with { type: "json" };

test.each(oracles.signals)(
  "signalToNoise() equals NumPy's, case %#",
  ({ replicates, estimates, ...expected }) => {
    const rows = replicates.map((row) => Float64Array.from(row));
    const found = signalToNoise(rows, estimates);
    const close = (value: number): number => expect.closeTo(value, 12) as number;
    expect(found).toEqual({
      spread: close(expected.spread),
      range: close(expected.range),
      noise: close(expected.noise),
      ratio: { value: close(expected.ratio) },
      reliability: { value: close(expected.reliability) },
    });
  },
);

test("signalToNoise() does not see what all rows share, nor the unit", () => {
  const number = fc.integer({ min: 0, max: 100 });
  const row = fc.array(number, { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 5 }), row, (rows, shared) => {
      const estimates = rows.map((_, place) => place);
      const one = signalToNoise(
        rows.map((values) => Float64Array.from(values)),
        estimates,
      );
      const other = signalToNoise(
        rows.map((values) => Float64Array.from(values, (value, at) => 7 * (value + (shared[at] ?? 0)))),
        estimates.map((value) => 7 * value + 3),
      );
      if ("undefined" in one || "undefined" in other) throw new Error("undefined");
      expect(other.noise).toBeCloseTo(7 * one.noise, 8);
      if ("value" in one.ratio && one.noise > 1e-6) {
        expect("value" in other.ratio ? other.ratio.value : NaN).toBeCloseTo(one.ratio.value, 8);
      }
    }),
  );
});

test("signalToNoise() says where there is no noise, no spread, or nothing to compare", () => {
  const still = [Float64Array.of(1, 1), Float64Array.of(2, 2)];
  expect(signalToNoise(still, [1, 2])).toMatchObject({
    ratio: { undefined: "no noise" },
    reliability: { value: 1 },
  });
  const loud = [Float64Array.of(1, 2), Float64Array.of(2, 1)];
  expect(signalToNoise(loud, [1, 1])).toMatchObject({
    ratio: { value: 0 },
    reliability: { undefined: "no spread" },
  });
  expect(signalToNoise([Float64Array.of(1, 2)], [1])).toEqual({ undefined: "fewer than two rows" });
  expect(() => signalToNoise(loud, [1])).toThrow(RangeError);
  expect(() => signalToNoise(loud, [1, NaN])).toThrow(TypeError);
});
