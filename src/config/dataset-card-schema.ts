import { z } from "zod";
import type { DatasetCard, DatasetFile, HumanCeiling } from "../core/dataset-card.js";
import { cardId } from "./card-id.js";
import { datasetFileShape } from "./dataset-file-shape.js";
import { numberBetween } from "./number-between.js";
import { text } from "./text.js";
import { webAddress } from "./web-address.js";
import { wholeNumber } from "./whole-number.js";

/** A dataset card as its file says it, defaults filled in: the id may be left to the file's place. */
export type WrittenDatasetCard = Omit<DatasetCard, "id" | "file"> & { readonly id?: string | undefined };

const file: z.ZodType<DatasetFile> = z
  .strictObject(datasetFileShape)
  .refine((entry) => entry.url !== undefined || entry.path !== undefined, {
    error: "Expected a url or a path: where the file comes from",
  });

const ceiling: z.ZodType<HumanCeiling> = z.strictObject({
  value: numberBetween({ min: 0, max: 1 }),
  what: text().describe("What was measured, on whom"),
  source: text(),
});

/** The keys of a dataset card. */
export const datasetCardSchema: z.ZodType<WrittenDatasetCard> = z
  .strictObject({
    id: cardId().optional().describe("Default: the path of this file below datasets/, without its extension"),
    title: text(),
    description: text(),
    task: z.enum(["pairwise", "pointwise", "listwise"]),
    format: text().describe("Name of the row format"),
    options: z.record(z.string(), z.unknown()).default({}).describe("Settings of the format"),
    files: z.array(file).min(1),
    count: wholeNumber({ min: 1 }).describe("Number of instances, verified on every load"),
    clusters: wholeNumber({ min: 1 }).describe("Number of distinct instructions, verified on every load"),
    gold: z
      .enum(["majority", "expert", "objective", "construction", "authors"])
      .describe("Who vouches for the gold"),
    ties: z.boolean().default(false).describe("Whether gold ties occur"),
    annotators: wholeNumber({ min: 1 }).optional(),
    annotatorKind: z
      .enum(["expert", "skilled", "crowd"])
      .optional()
      .describe("Sets the price of an annotator where a judge is to replace one"),
    ceiling: ceiling.optional().describe("How well humans do"),
    licence: text(),
    citation: text(),
    homepage: webAddress().optional(),
    language: text().default("en").describe("BCP 47"),
    notes: text().optional(),
  })
  .refine((card) => card.clusters <= card.count, {
    path: ["clusters"],
    error: "Expected at most as many clusters as instances",
  });
