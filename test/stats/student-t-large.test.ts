import { expect, test } from "vitest";
import { studentTCdf } from "../../src/stats/student-t-cdf.js";
import { studentTQuantile } from "../../src/stats/student-t-quantile.js";
import oracles from "../oracles/student-t-large.json" with { type: "json" };

test.each(oracles.cdf)(
  "studentTCdf() keeps its digits with very many degrees: $t with $df",
  ({ t, df, p }) => {
    expect(Math.abs(studentTCdf(t, df) / p - 1)).toBeLessThan(1e-9);
  },
);

test.each(oracles.quantiles)(
  "studentTQuantile() keeps its digits with very many degrees: $probability with $df",
  ({ probability, df, t }) => {
    expect(Math.abs(studentTQuantile(probability, df) / t - 1)).toBeLessThan(1e-9);
    expect(studentTQuantile(1 - probability, df)).toBeCloseTo(-t, 9);
  },
);

test("studentTCdf() has no step where the expansion begins", () => {
  for (const t of [-5, -2, -0.5, 1, 3]) {
    expect(studentTCdf(t, 1e7) / studentTCdf(t, 1e7 - 1)).toBeCloseTo(1, 8);
  }
});
