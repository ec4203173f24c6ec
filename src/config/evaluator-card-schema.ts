import { z } from "zod";
import { nullRules, type EvaluatorCard, type Price } from "../core/evaluator-card.js";
import { cardId } from "./card-id.js";
import { cascadeFields, checkCascade } from "./cascade-card-fields.js";
import { dateText } from "./date-text.js";
import { httpFields } from "./http-card-fields.js";
import { checkJury, juryFields } from "./jury-card-fields.js";
import { recordedFields } from "./recorded-card-fields.js";
import { simulatedFields } from "./simulated-card-fields.js";
import { text } from "./text.js";

type Written<Card> = Card extends unknown
  ? Omit<Card, "id" | "file"> & { readonly id?: string | undefined }
  : never;

/** An evaluator card as its file says it, defaults filled in: the id may be left to the file's place. */
export type WrittenEvaluatorCard = Written<EvaluatorCard>;

const common = {
  id: cardId().optional().describe("Default: the path of this file below evaluators/, without its extension"),
  title: text().describe("Name for readers"),
  released: dateText().optional().describe("Day of the model's release"),
  family: text()
    .optional()
    .describe("Whose outputs count as its own (gpt, claude, ...); default: by the model's name"),
  licence: text().optional(),
  notes: text().optional(),
};

/** Without a price nothing is billed at all; with one, a write to the cache is dearer than plain input. */
function isPriced(price: Price | undefined): boolean {
  return price === undefined || (price.cacheRead !== undefined && price.cacheWrite !== undefined);
}

/** The keys of an evaluator card, by its adapter. */
export const evaluatorCardSchema: z.ZodType<WrittenEvaluatorCard> = z.discriminatedUnion("adapter", [
  z
    .strictObject({ ...common, ...httpFields })
    .refine((card) => card.cannot.every((key) => key === "schema" || card.sampling[key] === undefined), {
      path: ["cannot"],
      error: "Expected settings that 'sampling' does not set",
    })
    .refine((card) => card.cacheFromTokens === undefined || card.adapter === "anthropic", {
      path: ["cacheFromTokens"],
      error: "Expected 'adapter: anthropic': OpenAI's API caches by itself",
    })
    .refine(({ cacheFromTokens, price }) => cacheFromTokens === undefined || isPriced(price), {
      path: ["price"],
      error: "Expected 'cacheRead' and 'cacheWrite', which a prompt cache is billed by",
    }),
  z.strictObject({ ...common, ...recordedFields }).transform(({ path, ...card }) => ({
    ...card,
    path: path ?? `${card.format}/{dataset}/{judge}/{protocol}.json`,
  })),
  z.strictObject({
    ...common,
    adapter: z.literal("imported"),
    run: text().describe("Folder of a run that `reife import` made, relative to the working folder"),
    judge: text().optional().describe("What the run calls the judge; absent: its only one"),
    protocols: z
      .record(text(), text())
      .default({})
      .describe("Protocol id -> what the run calls it; default: the same names"),
  }),
  z.strictObject({ ...common, ...simulatedFields }),
  z.strictObject({
    ...common,
    adapter: z.literal("null"),
    rule: z.enum(nullRules).describe("How the judge decides without an LLM"),
  }),
  z
    .strictObject({ ...common, ...juryFields })
    .superRefine(checkJury)
    .transform(({ onTie, ...card }) => ({ ...card, onTie: onTie ?? "no-verdict" })),
  z.strictObject({ ...common, ...cascadeFields }).superRefine(checkCascade),
]);
