import { z } from "zod";

/** One criterion: what it asks, and one sentence for each level of its ladder, the lowest first. */
export interface RubricCriterion {
  readonly name: string;
  /** The group that the criterion belongs to. */
  readonly ability: string;
  readonly question: string;
  readonly levels: readonly string[];
}

/** Criteria with the levels of their scale; scores run from 1 to the number of levels. */
export interface Rubric {
  readonly title: string;
  readonly source: string;
  readonly criteria: readonly RubricCriterion[];
}

const sentence = z.string().trim().min(1);

/** A rubric file, for validation: names are distinct, and all ladders have the same number of levels. */
export const rubricSchema: z.ZodType<Rubric> = z
  .strictObject({
    title: sentence,
    source: sentence,
    criteria: z
      .array(
        z.strictObject({
          name: sentence,
          ability: sentence,
          question: sentence,
          levels: z.array(sentence).min(2),
        }),
      )
      .min(1),
  })
  .refine(
    ({ criteria }) => new Set(criteria.map(({ name }) => name.toLowerCase())).size === criteria.length,
    {
      message: "two criteria have the same name",
      path: ["criteria"],
    },
  )
  .refine(({ criteria }) => new Set(criteria.map(({ levels }) => levels.length)).size === 1, {
    message: "all criteria must have the same number of levels",
    path: ["criteria"],
  });
