import { configJsonSchema } from "../config/config-json-schema.js";
import { jsonSchemaOf } from "../config/json-schema-of.js";
import { protocolCardSchema } from "../protocols/protocol-card-schema.js";

/** The kinds of files that have a JSON Schema. */
export const schemaKinds = [
  "config",
  "evaluator",
  "dataset",
  "protocol",
  "benchmark",
  "reproduction",
] as const;

/** A kind of file that has a JSON Schema. */
export type SchemaKind = (typeof schemaKinds)[number];

/** The JSON Schema of a kind of file, as the text of `schema/<kind>.json`; of a protocol, of its front matter. */
export function schemaText(kind: SchemaKind): string {
  if (kind !== "protocol") return configJsonSchema(kind);
  const schema = jsonSchemaOf(protocolCardSchema, "Front matter of a protocol card of reife");
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
