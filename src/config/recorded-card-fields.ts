import { z } from "zod";
import { cardId } from "./card-id.js";
import { sha256Text } from "./sha256-text.js";
import { text } from "./text.js";
import { webAddress } from "./web-address.js";

type TextMap<Value extends z.ZodType> = z.ZodDefault<z.ZodRecord<z.ZodString, Value>>;

/** What a card of a recorded judge says beyond every card's fields. */
export const recordedFields: {
  readonly adapter: z.ZodLiteral<"recorded">;
  readonly format: z.ZodString;
  readonly judge: z.ZodString;
  readonly path: z.ZodOptional<z.ZodString>;
  readonly url: z.ZodOptional<z.ZodString>;
  readonly folders: TextMap<z.ZodString>;
  readonly protocols: TextMap<z.ZodString>;
  readonly sha256: TextMap<z.ZodString>;
  readonly compatibility: TextMap<z.ZodString>;
  readonly source: z.ZodOptional<z.ZodString>;
} = {
  adapter: z.literal("recorded"),
  format: text().describe("Name of the recording's file format"),
  judge: text().describe("What the recording calls this judge: {judge} in path and url"),
  path: text()
    .optional()
    .describe(
      "Below a mirror's recorded/ or beside this card; default: <format>/{dataset}/{judge}/{protocol}.json",
    ),
  url: webAddress().optional().describe("Public URL with the holes of path, and {folder}"),
  folders: z.record(cardId(), text()).default({}).describe("Dataset id -> what {folder} stands for"),
  protocols: z.record(cardId(), text()).default({}).describe("Protocol id -> what the recording calls it"),
  sha256: z.record(z.string(), sha256Text()).default({}).describe("Filled path -> SHA-256 of the file"),
  compatibility: z
    .record(z.string(), text())
    .default({})
    .describe("Our parser or rule -> the rule of the authors that a published figure rests on"),
  source: text().optional().describe("Where the recording comes from"),
};
