import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureJudge } from "../../src/flask/measure-judge.js";
import { reviewedAnswers } from "../../src/flask/reviewed-answers.js";
import type { SkillReview } from "../../src/flask/skill-review.js";
import { verbosityShifts } from "../../src/flask/verbosity-shifts.js";

function review(
  id: string,
  cluster: string,
  said: Partial<SkillReview> & { readonly score?: number },
): SkillReview {
  const { score = 3, ...rest } = said;
  return {
    ...{ id, cluster, repeat: 0, skills: ["Factuality"], domains: [], length: 10 },
    outcome: { kind: "scores", scores: { Factuality: score, Readability: "not-applicable" } },
    ...rest,
  };
}

describe("reviewedAnswers()", () => {
  it("keeps repeats together, and leaves out what is no score and what cannot be told apart", () => {
    const { answers, ambiguous } = reviewedAnswers([
      {
        model: "ann",
        reviews: [
          review("1", "one", { score: 2 }),
          review("1", "one", { score: 4, repeat: 2 }),
          review("1", "one", { repeat: 1, outcome: { kind: "unparsed", reason: "empty", excerpt: "" } }),
          review("2", "two", {}),
          review("3", "two", {}),
        ],
      },
      { model: "bob", reviews: [review("1", "one", { score: 1 }), review("1", "one", { score: 5 })] },
    ]);
    expect(ambiguous).toBe(1);
    expect(answers.map(({ respondent, scores }) => [respondent, [...scores]])).toEqual([
      [
        "ann",
        [
          [0, 2],
          [2, 4],
        ],
      ],
      ["bob", [[0, 5]]],
    ]);
  });
});

/** Judges of sixty answers, with what is planted into their scores. */
function planted(score: (question: number) => number): Parameters<typeof verbosityShifts>[0] {
  const reviews = Array.from({ length: 60 }, (_, index) =>
    review(String(index), `q${index}`, { score: score(index), length: 10 + (index % 5) }),
  );
  return { judge: "judge", ...reviewedAnswers([{ model: "ann", reviews }]) };
}

describe("what is planted is found", () => {
  it("a judge that likes longer answers, and one that says what people say", () => {
    const ratings = Array.from({ length: 60 }, (_, index) => ({
      ...{ cluster: `q${index}`, respondent: "ann", skill: "Factuality", model: [], length: 0 },
      human: [1 + (index % 4)],
    }));
    const options = { seed: 1, resamples: 50 };
    const [long] = measureJudge(
      planted((index) => 1 + (index % 5)),
      ratings,
      options,
    ).rows;
    expect(long?.length.within).toMatchObject({ value: expect.closeTo(1, 10) as number });
    const [human] = measureJudge(
      planted((index) => 1 + (index % 4)),
      ratings,
      options,
    ).rows;
    expect(human).toMatchObject({ n: 60, reviewed: 60, pearson: { value: expect.closeTo(1, 10) as number } });
    // A rating of one of two answers to an instruction could be of either.
    const twice = measureJudge(
      planted((index) => 1 + (index % 4)),
      [...ratings, ...ratings],
      options,
    );
    expect(twice.rows[0]).toMatchObject({ n: 0, pearson: { undefined: "no answer has scores of both" } });
  });

  it("a share of scores that a longer form changes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (changed) => {
        const [row] = verbosityShifts(
          planted(() => 2),
          planted((index) => (index < changed ? 4 : 2)),
        );
        expect(row).toMatchObject({
          ...{ n: 60, instructions: 60 },
          unchanged: { value: expect.closeTo(1 - changed / 60, 10) as number },
          shift: { value: expect.closeTo((2 * changed) / 60, 10) as number },
        });
      }),
      { numRuns: 20 },
    );
  });
});
