import { expect, test } from "vitest";
import { pearsonCorrelation } from "../../src/stats/pearson-correlation.js";
import { testCorrelation } from "./test-correlation.js";
import { valueOf } from "./value-of.js";

testCorrelation("pearsonCorrelation", pearsonCorrelation, "pearson");

test("pearsonCorrelation() survives huge and tiny values", () => {
  expect(valueOf(pearsonCorrelation([1e300, -1e300, 2e300], [1, -1, 2]))).toBeCloseTo(1, 12);
  expect(valueOf(pearsonCorrelation([1e-300, 2e-300, 3e-300], [3, 2, 1]))).toBeCloseTo(-1, 12);
});
