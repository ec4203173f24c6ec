import { z } from "zod";
import type { BenchmarkCard } from "../core/benchmark-card.js";
import { cardId } from "./card-id.js";
import { datasetFileShape } from "./dataset-file-shape.js";
import { samplingSchema } from "./sampling-schema.js";
import { sha256Text } from "./sha256-text.js";
import { text } from "./text.js";
import { webAddress } from "./web-address.js";
import { wholeNumber } from "./whole-number.js";

/** A benchmark card as its file says it, defaults filled in: the id may be left to the file's place. */
export type WrittenBenchmarkCard = Omit<BenchmarkCard, "id" | "file"> & { readonly id?: string | undefined };

const file = z
  .strictObject({ ...datasetFileShape, sha256: sha256Text().optional() })
  .refine((entry) => entry.url !== undefined || entry.path !== undefined, {
    error: "Expected a url or a path: where the file comes from",
  });

/** The keys of a benchmark card. */
export const benchmarkCardSchema: z.ZodType<WrittenBenchmarkCard> = z.strictObject({
  id: cardId().optional().describe("Default: the path of this file below benchmarks/, without its extension"),
  title: text(),
  description: text(),
  area: z.enum(["problem-solving", "writing", "alignment"]),
  format: text().describe("Name of the benchmark's format"),
  folder: cardId().optional().describe("Folder of the mirror and the cache; default: the id"),
  files: z.array(file).min(1),
  count: wholeNumber({ min: 1 }).optional().describe("Number of questions asked, verified on every load"),
  score: z
    .enum(["micro", "macro"])
    .default("micro")
    .describe("All questions alike, or the mean of the groups' means"),
  shots: wholeNumber({ min: 0, max: 100 }).default(0).describe("Worked examples before a question, at most"),
  examples: z.array(text()).default([]).describe("Worked examples that the files do not have"),
  promptTokens: wholeNumber({ min: 1 }).describe("Examples are left out until a prompt fits"),
  sampling: samplingSchema,
  texts: z.record(z.string(), text()).default({}).describe("What is sent beside the questions, by name"),
  licence: text(),
  citation: text(),
  homepage: webAddress().optional(),
  language: text().default("en").describe("BCP 47"),
  notes: text().optional(),
});
