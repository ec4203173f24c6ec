import { describe, expect, it } from "vitest";
import {
  formatCoefficient,
  formatCoverage,
  formatCost,
  formatCount,
  formatInterval,
  formatPercent,
  formatPercentEstimate,
  formatPoints,
  formatPointsInterval,
} from "../../src/report/format-figure.js";

const none = { undefined: "there is no figure" };

describe("formatPercent()", () => {
  it.each([
    [0, "0.0"],
    [-0, "0.0"],
    [1, "100"],
    [0.5, "50.0"],
    [0.8125, "81.3"],
    [0.8765, "87.7"],
    [0.0145, "1.5"],
    [0.0004, "0.0"],
    [0.0005, "0.1"],
    [0.9994, "99.9"],
    [1 / 3, "33.3"],
  ])("writes %d as %s", (share, text) => {
    expect(formatPercent(share)).toBe(text);
  });
});

describe("formatPercentEstimate()", () => {
  it("writes a dash, and no zero, for what cannot be stated", () => {
    expect(formatPercentEstimate(none)).toBe("-");
    expect(formatPercentEstimate({ value: 0 })).toBe("0.0");
  });
});

describe("formatCoverage()", () => {
  it.each([
    [200, 200, "100"],
    [0, 200, "0.0"],
    [195, 200, "97.5"],
    [9_999, 10_000, "99.9"],
    [99_999, 100_000, "99.9"],
    [2, 3, "66.6"],
    [0, 0, "-"],
  ])("writes %i of %i as %s: only the whole is 100", (part, whole, text) => {
    expect(formatCoverage(part, whole)).toBe(text);
  });

  it("does not lose a tenth to binary fractions", () => {
    for (let part = 0; part < 1000; part += 1)
      expect(formatCoverage(part, 1000)).toBe((part / 10).toFixed(1));
  });
});

describe("formatInterval()", () => {
  it.each([
    [{ value: 0.87, low: 0.841, high: 0.902 }, "84.1 to 90.2"],
    [{ value: 1, low: 1, high: 1 }, "100 to 100"],
    [{ value: 0.87 }, "-"],
    [{ value: 0.87, low: 0.8 }, "-"],
    [{ value: 0.87, high: 0.9 }, "-"],
    [none, "-"],
  ])("writes %o as %s", (estimate, text) => {
    expect(formatInterval(estimate)).toBe(text);
  });
});

describe("formatPoints()", () => {
  it.each([
    [{ value: 0.014 }, "+1.4"],
    [{ value: -0.014 }, "-1.4"],
    [{ value: 0 }, "0.0"],
    [{ value: -0 }, "0.0"],
    [{ value: 0.0004 }, "0.0"],
    [{ value: -0.0004 }, "0.0"],
    [{ value: 0.0145 }, "+1.5"],
    [{ value: -0.0145 }, "-1.5"],
    [{ value: 1 }, "+100.0"],
    [none, "-"],
  ])("writes %o as %s", (estimate, text) => {
    expect(formatPoints(estimate)).toBe(text);
  });
});

describe("formatPointsInterval()", () => {
  it.each([
    [{ value: 0.01, low: -0.004, high: 0.031 }, "-0.4 to +3.1"],
    [{ value: 0.01, low: 0, high: 0.0001 }, "0.0 to 0.0"],
    [{ value: 0.01 }, "-"],
    [none, "-"],
  ])("writes %o as %s", (estimate, text) => {
    expect(formatPointsInterval(estimate)).toBe(text);
  });
});

describe("formatCost()", () => {
  it.each([
    [0, "$0"],
    [0.0001, "$0.0001"],
    [0.0255, "$0.0255"],
    [0.0999, "$0.0999"],
    [0.1, "$0.10"],
    [1, "$1.00"],
    [0.00005, "$0.0001"],
    [0.000049, "<$0.0001"],
    [1e-9, "<$0.0001"],
    [12_345.678, "$12345.68"],
    [{ undefined: "no price" }, "-"],
  ])("writes %o as %s", (cost, text) => {
    expect(formatCost(cost)).toBe(text);
  });
});

describe("formatCount()", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1_000, "1,000"],
    [1_234_567, "1,234,567"],
  ])("writes %d as %s", (count, text) => {
    expect(formatCount(count)).toBe(text);
  });
});

describe("formatCoefficient()", () => {
  it.each([
    [{ value: 0.625 }, "0.63"],
    [{ value: -0.2 }, "-0.20"],
    [{ value: 1 }, "1.00"],
    [{ value: -0 }, "0.00"],
    [{ value: -0.004 }, "0.00"],
    [none, "-"],
  ])("writes %o as %s", (estimate, text) => {
    expect(formatCoefficient(estimate)).toBe(text);
  });
});
