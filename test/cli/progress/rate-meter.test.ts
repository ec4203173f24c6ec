import { test } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RateMeter } from "../../../src/cli/progress/rate-meter.js";

describe("RateMeter", () => {
  it("counts the last half minute, or what has passed of it", () => {
    const meter = new RateMeter(5000);
    expect(meter.perSecond(5000)).toBe(0);
    for (let second = 0; second < 10; second += 1) meter.add(5000 + second * 1000);
    expect(meter.perSecond(15_000)).toBe(1);
    expect(meter.perSecond(35_000 - 1)).toBeCloseTo(10 / 30, 3);
    expect(meter.perSecond(36_000)).toBeCloseTo(8 / 30, 3);
    expect(meter.perSecond(100_000)).toBe(0);
  });

  test.prop([fc.array(fc.nat({ max: 5000 }), { maxLength: 200 })])(
    "is what counting the times anew says",
    (steps) => {
      const meter = new RateMeter(0);
      const times: number[] = [];
      let now = 0;
      for (const step of steps) {
        now += step;
        times.push(now);
        meter.add(now);
      }
      const since = Math.floor(now / 1000) - 30;
      const recent = times.filter((time) => Math.floor(time / 1000) > since).length;
      expect(meter.perSecond(now)).toBeCloseTo(recent / Math.max(1, Math.min(30, now / 1000)), 9);
    },
  );
});
