import { describe, expect, it } from "vitest";
import type { CodeGrade } from "../../src/core/code-grade.js";
import { summariseGrades } from "../../src/sandbox/summarise-grades.js";
import { clusteredWilsonInterval } from "../../src/stats/clustered-wilson-interval.js";

type Kind = CodeGrade["outcome"]["kind"];

function gradesOf(kinds: Readonly<Record<string, readonly Kind[]>>): readonly CodeGrade[] {
  return Object.entries(kinds).flatMap(([task, outcomes]) =>
    outcomes.map((kind, sample) => ({
      ...{ sample, task, rule: "sound", program: "p", interpreter: "i" },
      outcome: kind === "failed" ? { kind, error: "AssertionError", message: "" } : { kind },
    })),
  );
}

describe("summariseGrades()", () => {
  const grades = gradesOf({
    a: ["passed", "failed", "timeout", "memory"],
    b: ["passed", "passed", "crashed", "no-function"],
    c: ["failed", "failed", "failed", "failed"],
  });
  const summary = summariseGrades(grades, ["a", "b", "c", "d"], [1, 2, 5]);

  it("counts outcomes apart, and names problems without a sample", () => {
    expect(summary).toMatchObject({ samples: 12, problems: 3, missing: ["d"] });
    expect(summary.outcomes).toEqual({
      ...{ passed: 3, failed: 5, timeout: 1, memory: 1, crashed: 1, "no-function": 1 },
    });
  });

  it("gives the mean over problems with Wilson's interval over them", () => {
    const scores = { 1: [0.25, 0.5, 0], 2: [0.5, 1 - 1 / 6, 0] };
    for (const [index, k] of ([1, 2] as const).entries()) {
      const expected = clusteredWilsonInterval({ scores: scores[k] });
      if ("undefined" in expected) throw new Error(expected.undefined);
      const found = summary.passAtK[index];
      expect(found?.k).toBe(k);
      const estimate = found?.estimate ?? { undefined: "nothing" };
      if ("undefined" in estimate) throw new Error(estimate.undefined);
      expect(estimate.value).toBeCloseTo(expected.value, 12);
      expect(estimate.low).toBeCloseTo(expected.low, 12);
      expect(estimate.high).toBeCloseTo(expected.high, 12);
    }
  });

  it("has no figure where a problem has fewer samples than k", () => {
    expect(summary.passAtK[2]?.estimate).toEqual({ undefined: "3 of 3 problems have fewer than 5 samples" });
  });

  it("has no figure without samples, and no interval of one problem", () => {
    expect(summariseGrades([], ["a"], [1]).passAtK[0]?.estimate).toHaveProperty("undefined");
    expect(summariseGrades(gradesOf({ a: ["passed"] }), ["a"], [1]).passAtK[0]?.estimate).toEqual({
      value: 1,
    });
  });
});
