import fc from "fast-check";
import { expect, test } from "vitest";
import { jackknifeInterval } from "../../src/stats/jackknife-interval.js";
import { clusteredStandardError } from "../../src/stats/clustered-standard-error.js";
import oracles from "../oracles/effects.json" with { type: "json" };

test.each(oracles.jackknives)(
  "jackknifeInterval() equals SciPy's t interval of pseudo-values, case %#",
  (given) => {
    const { estimate, jackknife, low, high } = given;
    const transform = given.transform === "log" ? "log" : "none";
    const found = jackknifeInterval({ estimate, jackknife, transform });
    if ("undefined" in found) throw new Error(found.undefined);
    expect(found.low / low).toBeCloseTo(1, 9);
    expect(found.high / high).toBeCloseTo(1, 9);
  },
);

test("jackknifeInterval() of a mean is its t interval", () => {
  const value = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 12 }), (scores) => {
      const total = scores.reduce((sum, score) => sum + score, 0);
      const jackknife = scores.map((score) => (total - score) / (scores.length - 1));
      const found = jackknifeInterval({ estimate: total / scores.length, jackknife });
      const expected = clusteredStandardError({ scores });
      if ("undefined" in found || "undefined" in expected) throw new Error("undefined");
      expect(found.low).toBeCloseTo(expected.low, 9);
      expect(found.high).toBeCloseTo(expected.high, 9);
    }),
  );
});

test("jackknifeInterval() of log-odds lies between 0 and 1, and mirrors", () => {
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(share, fc.array(share, { minLength: 2, maxLength: 12 }), (estimate, jackknife) => {
      const found = jackknifeInterval({ estimate, jackknife, transform: "logit" });
      const rest = jackknife.map((value) => 1 - value);
      const mirrored = jackknifeInterval({ estimate: 1 - estimate, jackknife: rest, transform: "logit" });
      if ("undefined" in found || "undefined" in mirrored) throw new Error("undefined");
      expect([found.low >= 0, found.low <= found.high, found.high <= 1]).toEqual([true, true, true]);
      expect(mirrored.low).toBeCloseTo(1 - found.high, 9);
      expect(mirrored.high).toBeCloseTo(1 - found.low, 9);
    }),
  );
});

test("jackknifeInterval() is undefined for one unit and for logarithms that do not exist", () => {
  expect(jackknifeInterval({ estimate: 1, jackknife: [1] })).toEqual({ undefined: "fewer than two units" });
  expect(jackknifeInterval({ estimate: 1, jackknife: [1, 0], transform: "log" })).toEqual({
    undefined: "the estimate is not above 0 with every unit left out",
  });
  expect(jackknifeInterval({ estimate: 0.5, jackknife: [0.5, 1], transform: "logit" })).toEqual({
    undefined: "the estimate is not between 0 and 1 with every unit left out",
  });
  expect(jackknifeInterval({ estimate: 2, jackknife: [2, 2] })).toEqual({ low: 2, high: 2 });
  expect(() => jackknifeInterval({ estimate: 1, jackknife: [1, NaN] })).toThrow(TypeError);
  expect(() => jackknifeInterval({ estimate: 1, jackknife: [1, 2], level: 1 })).toThrow(RangeError);
});
