import { z } from "zod";

/** Names of protocols, steps, fragments and rubrics: they are file names and template variables as well. */
export const nameSchema: z.ZodType<string> = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/, "must be lower-case letters, digits, - and _, beginning with a letter");
