import { test } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { predictTotal, type SampledStratum } from "../../src/stats/predict-total.js";
import { valueOf } from "./value-of.js";
import oracles from "../oracles/pilot.json" with { type: "json" };

const stratum = (
  sample: readonly (readonly [number, number])[],
  rest: Partial<SampledStratum["rest"]> = {},
): SampledStratum => ({
  sample: sample.map(([foreseen, actual]) => ({ foreseen, actual })),
  rest: { units: 10, low: 1000, high: 1000, ...rest },
});

describe("predictTotal()", () => {
  it.each(oracles.map((oracle, place) => [place, oracle] as const))("agrees with R, case %i", (_, oracle) => {
    const strata = oracle.strata.map(({ foreseen, actual, ...rest }) => ({
      sample: foreseen.map((x, place) => ({ foreseen: x, actual: actual[place] ?? Number.NaN })),
      rest,
    }));
    const { value, low, high } = predictTotal(strata, oracle.level) as {
      value: number;
      low: number;
      high: number;
    };
    [value, low, high].forEach((figure, place) => {
      expect(figure / (oracle.expected[place] ?? Number.NaN)).toBeCloseTo(1, 9);
    });
  });

  it("is exact where what was foreseen is in proportion to what comes", () => {
    const exact = predictTotal([
      stratum(
        [
          [10, 20],
          [30, 60],
        ],
        { low: 100, high: 150 },
      ),
    ]);
    expect(exact).toMatchObject({ value: 250, low: 200, high: 300 });
  });

  it("is 0 where nothing is left", () => {
    expect(predictTotal([stratum([[1, 2]], { units: 0, low: 0, high: 0 })])).toMatchObject({
      value: 0,
      low: 0,
      high: 0,
    });
    expect(predictTotal([])).toMatchObject({ value: 0, low: 0, high: 0 });
    expect(
      predictTotal([
        stratum(
          [
            [0, 0],
            [0, 0],
          ],
          { low: 0, high: 0 },
        ),
      ]),
    ).toMatchObject({ value: 0, high: 0 });
  });

  it("says why nothing can be said", () => {
    expect(predictTotal([stratum([[1, 2]])])).toEqual({
      undefined: "fewer than two instances of a dataset are known",
    });
    expect(
      predictTotal([
        stratum([
          [0, 2],
          [0, 3],
        ]),
      ]),
    ).toEqual({ undefined: "nothing was foreseen of what is known" });
    expect(() => predictTotal([], 95)).toThrow(RangeError);
  });

  const units = fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 1000 })), {
    ...{ minLength: 2, maxLength: 8 },
  });
  test.prop([fc.array(units, { minLength: 1, maxLength: 4 }), fc.integer({ min: 2, max: 50 })])(
    "scales with the unit of what comes, and not with that of what was foreseen",
    (samples, factor) => {
      const scaled = (foreseen: number, actual: number): readonly SampledStratum[] =>
        samples.map((sample) =>
          stratum(
            sample.map(([x, y]) => [x * foreseen, y * actual] as const),
            { low: 1000 * foreseen, high: 1000 * foreseen },
          ),
        );
      const plain = valueOf(predictTotal(scaled(1, 1)));
      const near = (value: number, expected: number): void => {
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
      };
      near(valueOf(predictTotal(scaled(1, factor))), plain * factor);
      near(valueOf(predictTotal(scaled(factor, 1))), plain);
    },
  );
});
