import { expect, test } from "vitest";
import { calibrationError } from "../../src/stats/calibration-error.js";
import { kornGraubardInterval } from "../../src/stats/korn-graubard-interval.js";
import { reliabilityCurve } from "../../src/stats/reliability-curve.js";
import oracles from "../oracles/confidence.json" with { type: "json" };

test.each(oracles.parts)("reliabilityCurve() equals Wilson's interval bin by bin: $value", (example) => {
  const { confidences, right, bins, curve } = example;
  const found = reliabilityCurve({ confidences, right, bins });
  if ("undefined" in found) throw new Error(found.undefined);
  expect(found).toHaveLength(curve.length);
  for (const [place, bin] of found.entries()) {
    const expected = curve[place];
    expect(bin.items).toBe(expected?.items);
    expect(bin.accuracy).toBeCloseTo(expected?.accuracy ?? NaN, 12);
    if (!("low" in bin.interval)) throw new Error(bin.interval.undefined);
    expect(bin.interval.low).toBeCloseTo(expected?.low ?? NaN, 10);
    expect(bin.interval.high).toBeCloseTo(expected?.high ?? NaN, 10);
  }
  const error = calibrationError({ confidences, credits: right.map(Number), bins });
  if ("undefined" in error) throw new Error(error.undefined);
  expect(found.map(({ interval, ...bin }) => (expect(interval).toBeDefined(), bin))).toEqual(error.bins);
});

test("reliabilityCurve() takes clusters into account within each bin", () => {
  const confidences = [0.5, 0.5, 0.5, 0.5, 0.9, 0.9];
  const right = [true, true, false, true, true, true];
  const clusters = ["a", "a", "b", "b", "c", "c"];
  const curve = reliabilityCurve({ confidences, right, clusters, bins: 2 });
  if ("undefined" in curve) throw new Error(curve.undefined);
  expect(curve[0]?.interval).toEqual(
    kornGraubardInterval({ successes: right.slice(0, 4), clusters: clusters.slice(0, 4) }),
  );
  expect(curve[1]?.interval).toEqual({ undefined: "fewer than two clusters have no interval" });
});

test("reliabilityCurve() is undefined without items, and throws when lengths differ", () => {
  expect(reliabilityCurve({ confidences: [], right: [] })).toEqual({ undefined: "no items" });
  expect(() => reliabilityCurve({ confidences: [0.5], right: [true], clusters: [] })).toThrow("0 labels");
  expect(() => reliabilityCurve({ confidences: [1.5], right: [true] })).toThrow(RangeError);
});
