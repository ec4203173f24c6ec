import { z } from "zod";

/** The JSON Schema (draft 7, which editors know best) of what may be written for a zod schema. */
export function jsonSchemaOf(schema: z.ZodType, title: string): Readonly<Record<string, unknown>> {
  const { $schema, ...body } = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
  return { $schema, title, ...body };
}
