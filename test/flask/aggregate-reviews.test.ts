import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FlaskFacet } from "../../src/core/flask-aggregate.js";
import { aggregateReviews } from "../../src/flask/aggregate-reviews.js";
import { difficulties } from "../../src/flask/difficulties.js";
import type { SkillReview } from "../../src/flask/skill-review.js";
import { skills } from "../../src/flask/skills.js";

const facets: readonly FlaskFacet[] = [
  "overall",
  "ability",
  "skill",
  "domain",
  "difficulty",
  "skill,difficulty",
];

const review = fc
  .record({
    question: fc.nat({ max: 8 }),
    asked: fc.subarray(skills.slice(0, 5), { minLength: 1, maxLength: 3 }),
    scores: fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant("not-applicable" as const)), {
      minLength: 3,
      maxLength: 3,
    }),
    domains: fc.subarray(["Coding", "Math", "History"], { maxLength: 2 }),
    difficulty: fc.option(fc.constantFrom(...difficulties), { nil: undefined }),
    end: fc.constantFrom("scores", "scores", "scores", "unparsed", "failed"),
  })
  .map(({ question, asked, scores, domains, difficulty, end }): Omit<SkillReview, "id"> => {
    const outcome: SkillReview["outcome"] =
      end === "scores"
        ? {
            kind: "scores",
            scores: Object.fromEntries(asked.map((skill, index) => [skill, scores[index] ?? 1])),
          }
        : end === "unparsed"
          ? { kind: "unparsed", reason: "no-verdict" }
          : { kind: "failed", failure: "timeout" };
    return { cluster: `q${question}`, repeat: 0, skills: asked, domains, difficulty, outcome };
  });
const reviews = fc
  .array(review, { minLength: 1, maxLength: 25 })
  .map((all) => all.map((entry, index) => ({ ...entry, id: String(index) })));

describe("aggregateReviews()", () => {
  it("loses nothing and invents nothing", () => {
    fc.assert(
      fc.property(reviews, (all) => {
        const { rows } = aggregateReviews({ models: [{ model: "m", reviews: all }], facets, baseline: "m" });
        const asked = all.reduce((sum, { skills: own }) => sum + own.length, 0);
        const totals = new Map<string, number>();
        for (const row of rows) {
          expect(row.n + row.notApplicable + row.lost).toBe(row.asked);
          totals.set(row.by, (totals.get(row.by) ?? 0) + row.asked);
          if ("value" in row.mean) {
            expect(row.mean.value).toBeGreaterThanOrEqual(1);
            expect(row.mean.value).toBeLessThanOrEqual(5);
            expect(row.mean.low ?? 1).toBeLessThanOrEqual(row.mean.value);
          } else expect(row.n).toBe(0);
        }
        // An instruction with two domains stands under both.
        const byDomain = all.reduce(
          (sum, { skills: own, domains }) => sum + own.length * Math.max(1, domains.length),
          0,
        );
        for (const by of facets) expect(totals.get(by)).toBe(by === "domain" ? byDomain : asked);
      }),
      { numRuns: 25 },
    );
  });

  it("finds no difference between a model and itself, whatever the order of its reviews", () => {
    fc.assert(
      fc.property(reviews, (all) => {
        const models = [
          { model: "a", reviews: all },
          { model: "b", reviews: [...all].reverse() },
        ];
        const { rows, differences } = aggregateReviews({
          models,
          facets: ["overall", "skill"],
          baseline: "a",
        });
        for (const { difference, p } of differences) {
          expect(difference).toEqual({ value: expect.closeTo(0, 12) as number });
          expect(p).toHaveProperty("undefined");
        }
        const [first, second] = rows;
        expect(second?.n).toBe(first?.n);
      }),
      { numRuns: 20 },
    );
  });

  it("takes the last review of a question that could be read", () => {
    const base = { id: "1", cluster: "q", repeat: 0, skills: ["Factuality"], domains: [] } as const;
    const scored = (score: number): SkillReview => ({
      ...base,
      outcome: { kind: "scores", scores: { Factuality: score } },
    });
    const lost: SkillReview = { ...base, outcome: { kind: "unparsed", reason: "no-verdict" } };
    const of = (all: readonly SkillReview[]): unknown =>
      aggregateReviews({ models: [{ model: "m", reviews: all }], facets: ["overall"], baseline: "m" });
    expect(of([scored(2), scored(4), lost])).toMatchObject({
      models: [{ reviews: 1, repeated: 2, lost: {} }],
      rows: [{ mean: { value: 4 }, n: 1 }],
      differences: [],
    });
    expect(of([lost, lost])).toMatchObject({ models: [{ repeated: 1, lost: { "no-verdict": 1 } }] });
  });
});
