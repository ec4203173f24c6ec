import type { z } from "zod";
import { benchmarkCardSchema } from "./benchmark-card-schema.js";
import { datasetCardSchema } from "./dataset-card-schema.js";
import { evaluatorCardSchema } from "./evaluator-card-schema.js";
import { jsonSchemaOf } from "./json-schema-of.js";
import { reproductionCardSchema } from "./reproduction-card-schema.js";
import { runConfigSchema } from "./run-config-schema.js";

/** A kind of file that people write in YAML. */
export type ConfigKind = "config" | "evaluator" | "dataset" | "benchmark" | "reproduction";

const schemas: Readonly<Record<ConfigKind, { readonly schema: z.ZodType; readonly title: string }>> = {
  config: { schema: runConfigSchema, title: "Run config of reife" },
  evaluator: { schema: evaluatorCardSchema, title: "Evaluator card of reife" },
  dataset: { schema: datasetCardSchema, title: "Dataset card of reife" },
  benchmark: { schema: benchmarkCardSchema, title: "Benchmark card of reife" },
  reproduction: { schema: reproductionCardSchema, title: "Reproduction card of reife" },
};

/** The JSON Schema of a kind of file, as the text of `schema/<kind>.json`. */
export function configJsonSchema(kind: ConfigKind): string {
  const { schema, title } = schemas[kind];
  return `${JSON.stringify(jsonSchemaOf(schema, title), null, 2)}\n`;
}
