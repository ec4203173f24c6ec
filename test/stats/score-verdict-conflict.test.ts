import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreVerdictConflict, type ScoredAndCompared } from "../../src/stats/score-verdict-conflict.js";
import oracles from "../oracles/shares.json" with { type: "json" };

test("scoreVerdictConflict() counts mismatches, and only opposites loosely", () => {
  const pairs = [
    { cluster: 1, scores: [3, 2], verdict: "first" },
    { cluster: 2, scores: [3, 2], verdict: "second" },
    { cluster: 3, scores: [2, 2], verdict: "second" },
    { cluster: 4, scores: [1, 2], verdict: "tie" },
  ] as const;
  expect(scoreVerdictConflict(pairs)).toMatchObject({
    strict: { value: 0.75, n: 4, method: "Wilson" },
    loose: { value: 0.25, n: 4 },
  });
});

test("scoreVerdictConflict() is never looser than strict, and does not see the scale", () => {
  const pair = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.constantFrom("first", "second", "tie")); // prettier-ignore
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 15 }), (given) => {
      const at = (scale: number): ReturnType<typeof scoreVerdictConflict> =>
        scoreVerdictConflict(
          given.map(([one, other, verdict], cluster) => ({
            cluster,
            scores: [one * scale - 7, other * scale - 7],
            verdict,
          })),
        );
      expect(at(20)).toEqual(at(1));
      const { strict, loose } = at(1);
      if ("undefined" in strict || "undefined" in loose) throw new Error("no pairs");
      expect(loose.value).toBeLessThanOrEqual(strict.value);
    }),
  );
});

test("scoreVerdictConflict() throws for a score that is no number; without pairs it is undefined", () => {
  expect(() => scoreVerdictConflict([{ cluster: 1, scores: [NaN, 1], verdict: "tie" }])).toThrow(TypeError);
  expect(scoreVerdictConflict([])).toEqual({
    strict: { undefined: "no trials" },
    loose: { undefined: "no trials" },
  });
});

test.each(oracles.conflict)(
  "scoreVerdictConflict() equals statsmodels: $strict.value",
  ({ pairs, strict, loose }) => {
    const given = pairs.map(({ cluster, scores, verdict }): ScoredAndCompared => {
      const [one = NaN, other = NaN] = scores;
      const said = verdict === "first" || verdict === "second" ? verdict : "tie";
      return { cluster, scores: [one, other], verdict: said };
    });
    const close = (share: typeof strict): object => ({
      ...share,
      value: expect.closeTo(share.value, 12) as number,
      low: expect.closeTo(share.low, 9) as number,
      high: expect.closeTo(share.high, 9) as number,
    });
    expect(scoreVerdictConflict(given)).toEqual({ strict: close(strict), loose: close(loose) });
  },
);
