import { z } from "zod";
import { nameSchema } from "./name-schema.js";
import type { ProtocolCard } from "./protocol-card.js";
import { ownParserNames } from "./parsers/own-parser-names.js";
import { roleSlug } from "./role-slug.js";
import { samplingSchema } from "./sampling-schema.js";

const text = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, "must be lower-case letters, digits, - and _");

const step = z.strictObject({
  use: nameSchema.optional().describe("A shared step: the name of a file in steps/"),
  name: nameSchema.optional().describe("A step whose prompt is in this card"),
  dependsOn: z.enum(["instruction", "output", "presentation"]).optional(),
  parser: z.enum(ownParserNames).optional().describe("How the reply is read"),
  ties: z.boolean().optional(),
  sampling: samplingSchema.optional(),
  evaluator: text.optional().describe("The evaluator that answers this step in place of the one that judges"),
  samples: z.int().min(1).max(100).optional(),
});

const common = {
  id: id.optional(),
  version: z.int().min(1),
  title: text,
  source: text.describe("Who had the idea, when, and where it is published"),
  effect: text.optional().describe("What is known of its effect"),
  cost: text.optional().describe("What it costs in calls"),
  needs: z.array(z.enum(["reasoning", "logprobs", "reference", "skills", "both-presentations"])).default([]),
  steps: z.array(step).min(1).describe("In the order in which they are asked"),
};

const pair = z
  .strictObject({
    rule: z.enum(["higher-score"]).default("higher-score"),
    margin: z.number().min(0).default(0).describe("Scores no further apart than this are a tie"),
  })
  .default({ rule: "higher-score", margin: 0 });

const rubric = nameSchema.describe("A file in rubrics/");

const criteria = z
  .array(text)
  .min(1)
  .optional()
  .describe("Scored where the dataset annotates none; absent: all of the rubric");

const scale = z.strictObject({ low: z.number(), high: z.number() }).refine(({ low, high }) => low < high, {
  message: "low must be below high",
});

const labels = z
  .array(text)
  .length(2)
  .refine(([a, b]) => a !== b, { message: "the two labels must differ" })
  .describe("What prompts call the outputs by their letters, a and b");

const role = z.strictObject({
  name: text,
  character: text.describe("What the role looks at, in the second person"),
});

const roles = z
  .array(role)
  .min(2)
  .refine((all) => new Set(all.map(({ name }) => roleSlug(name))).size === all.length, {
    message: "two roles have the same name",
  })
  .describe("In the order in which they speak");

/** The front matter of a protocol card, for validation and for the JSON Schema that editors use. */
export const protocolCardSchema: z.ZodType<ProtocolCard> = z.discriminatedUnion("shape", [
  z.strictObject({ ...common, shape: z.literal("compare"), labels: labels.optional() }),
  z.strictObject({ ...common, shape: z.literal("consistency") }),
  z.strictObject({ ...common, shape: z.literal("swap-synthesize") }),
  z.strictObject({
    ...common,
    shape: z.literal("roles"),
    roles,
    rounds: z.int().min(1).max(10).default(1),
    verdict: z
      .enum(["last", "vote"])
      .describe("Whose verdict counts: the last speaker's, or the last round's majority"),
  }),
  z.strictObject({
    ...common,
    shape: z.literal("vote"),
    members: z.array(id).min(2).describe("The protocols that vote"),
    steps: z.array(step).max(0).default([]).describe("None: the members ask"),
  }),
  z.strictObject({
    ...common,
    shape: z.literal("rate"),
    scale,
    criteria: z.literal("annotated").optional(),
    pair,
  }),
  z.strictObject({ ...common, shape: z.literal("skills"), rubric, criteria, pair }),
  z.strictObject({ ...common, shape: z.literal("graded-checklist"), rubric, criteria, pair }),
  z.strictObject({
    ...common,
    shape: z.literal("checklist"),
    criteria: z.literal("annotated").optional(),
    pair,
  }),
  z.strictObject({
    ...common,
    shape: z.literal("probability-pair"),
    margin: z
      .number()
      .min(0)
      .lt(0.5)
      .default(0)
      .describe("Probabilities closer to one half than this are a tie"),
  }),
  z.strictObject({ ...common, shape: z.literal("list") }),
]);
