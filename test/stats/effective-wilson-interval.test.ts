import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { clusteredWilsonInterval } from "../../src/stats/clustered-wilson-interval.js";
import { effectiveWilsonInterval } from "../../src/stats/effective-wilson-interval.js";
import { studentTQuantile } from "../../src/stats/student-t-quantile.js";
import { wilsonInterval } from "../../src/stats/wilson-interval.js";
import oracles from "../oracles/shares.json" with { type: "json" };

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const error = fc.double({ min: 0.001, max: 0.2, noNaN: true });

describe("effectiveWilsonInterval()", () => {
  it.each(oracles.effectiveWilson)("equals the ends that SciPy finds by bisection: $value, $se", (given) => {
    const { low, high, effectiveSize, ...options } = given;
    expect(effectiveWilsonInterval({ ...options, size: 1 })).toEqual({
      low: expect.closeTo(low, 10) as number,
      high: expect.closeTo(high, 10) as number,
      effectiveSize: expect.closeTo(effectiveSize, 8) as number,
    });
  });

  property.prop([share, error, fc.integer({ min: 1, max: 500 })])(
    "ends where the distance to the share is the quantile times the end's own standard error",
    (value, se, df) => {
      const { low, high, effectiveSize } = effectiveWilsonInterval({ value, se, df, size: 1 });
      const quantile = studentTQuantile(0.975, df);
      for (const end of [low, high]) {
        const own = (end * (1 - end)) / effectiveSize;
        expect((value - end) ** 2).toBeCloseTo(quantile ** 2 * own, 9);
      }
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
    },
  );

  property.prop([share, error, fc.integer({ min: 1, max: 500 })])(
    "mirrors: misses have one less the interval of hits",
    (value, se, df) => {
      const hits = effectiveWilsonInterval({ value, se, df, size: 1 });
      const misses = effectiveWilsonInterval({ value: 1 - value, se, df, size: 1 });
      expect(misses.low).toBeCloseTo(1 - hits.high, 9);
      expect(misses.high).toBeCloseTo(1 - hits.low, 9);
    },
  );

  it("is Wilson's of as many trials as have the standard error, with many degrees of freedom", () => {
    const { low, high, effectiveSize } = effectiveWilsonInterval({
      ...{ value: 0.9, se: Math.sqrt(0.09 / 50), df: 1e9, size: 1 },
    });
    const plain = wilsonInterval(45, 50);
    expect(effectiveSize).toBeCloseTo(50, 9);
    if ("undefined" in plain) throw new Error(plain.undefined);
    expect(low).toBeCloseTo(plain.low, 6);
    expect(high).toBeCloseTo(plain.high, 6);
  });

  it("has the trials that it is told of at 0 and 1, as clusters are for one list", () => {
    const one = effectiveWilsonInterval({ value: 1, se: 0, df: 9, size: 10 });
    expect(one).toMatchObject({ high: 1, effectiveSize: 10 });
    expect(clusteredWilsonInterval({ scores: new Array<number>(10).fill(1) })).toMatchObject(one);
    expect(effectiveWilsonInterval({ value: 0, se: 0, df: 9, size: 10 })).toMatchObject({ low: 0 });
  });

  it("has no width where nothing varies, and refuses what is no share", () => {
    expect(effectiveWilsonInterval({ value: 0.5, se: 0, df: 3, size: 4 })).toMatchObject({
      ...{ low: 0.5, high: 0.5, effectiveSize: Infinity },
    });
    for (const wrong of [{ value: 1.1 }, { value: NaN }, { se: -1 }, { df: 0 }, { size: 0 }]) {
      const options = { value: 0.5, se: 0.1, df: 3, size: 4, ...wrong };
      expect(() => effectiveWilsonInterval(options)).toThrow(RangeError);
    }
  });
});
