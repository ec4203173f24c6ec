import { z } from "zod";
import type { CellPattern } from "../core/run-config.js";
import { text } from "./text.js";

/** A rule over cells, of at least one field. */
export const cellPatternSchema: z.ZodType<CellPattern> = z
  .strictObject({
    evaluator: text().describe("Id or glob of evaluators").optional(),
    protocol: text().describe("Id or glob of protocols").optional(),
    dataset: text().describe("Id or glob of datasets").optional(),
  })
  .refine((pattern) => Object.keys(pattern).length > 0, {
    error: "Expected at least one of evaluator, protocol and dataset",
  });
