import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseWith } from "../../../config/parse-with.js";
import { readYaml } from "../../../config/read-yaml.js";
import type { PublishedTable } from "../../../core/published-table.js";
import { tableSlips } from "../../../instructeval/table-slips.js";
import type { CheckedTable } from "../../../report/published-report.js";
import type { Surroundings } from "../surroundings.js";

const names = ["problem-solving", "writing", "alignment"];

const schema: z.ZodType<Omit<PublishedTable, "id">> = z.strictObject({
  title: z.string().min(1),
  source: z.string().min(1),
  unit: z.enum(["percent", "score"]),
  columns: z.array(z.string()).min(1),
  means: z.record(z.string(), z.array(z.string())).default({}),
  counts: z.record(z.string(), z.number()).default({}),
  rows: z.record(z.string(), z.array(z.number().nullable())),
});

/** INSTRUCTEVAL's published tables, each with what is wrong with it. */
export function loadPublished({ packageRoot, environment }: Surroundings): readonly CheckedTable[] {
  return names.map((id) => {
    const file = `benchmarks/published/${id}.yaml`;
    const text = readFileSync(join(packageRoot, file), "utf8");
    const table = { id, ...parseWith(schema, readYaml({ file, text, environment })) };
    return { table, slips: tableSlips(table) };
  });
}
