import { z } from "zod";
import type { Sampling } from "../core/sampling.js";
import { ownParserNames } from "./parsers/own-parser-names.js";
import { samplingSchema } from "./sampling-schema.js";

/** The front matter of a shared step: what every protocol that uses it asks alike. */
export interface StepCard {
  readonly title: string;
  readonly source?: string | undefined;
  readonly dependsOn: "instruction" | "output" | "presentation";
  readonly parser?: string | undefined;
  readonly sampling: Sampling;
}

/** The front matter of a shared step, for validation. */
export const stepCardSchema: z.ZodType<StepCard> = z.strictObject({
  title: z.string().trim().min(1),
  source: z.string().trim().min(1).optional(),
  dependsOn: z.enum(["instruction", "output", "presentation"]),
  parser: z.enum(ownParserNames).optional(),
  sampling: samplingSchema.default({}),
});
