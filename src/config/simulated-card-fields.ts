import { z } from "zod";
import type { SimulatedTraits } from "../core/evaluator-card.js";
import { numberBetween } from "./number-between.js";
import { wholeNumber } from "./whole-number.js";

const lean = (towards: string): z.ZodDefault<z.ZodNumber> =>
  numberBetween({}).default(0).describe(`Added to the log-odds of choosing ${towards}`);
const rate = (of: string): z.ZodDefault<z.ZodNumber> =>
  numberBetween({ min: 0, max: 1 }).default(0).describe(`Share of ${of}`);

const traits: z.ZodType<SimulatedTraits> = z.strictObject({
  accuracy: numberBetween({ min: 0.5, max: 1 }).describe("Probability of preferring the gold output"),
  positionLean: lean("the output shown first"),
  labelLean: lean("the output that bears the first letter"),
  lengthLean: lean("the longer output"),
  unparsedRate: rate("replies without a verdict"),
  failureRate: rate("calls that fail for good"),
  scoreNoise: numberBetween({ min: 0 }).default(0.8).describe("Standard deviation of scores, in points"),
});

/** What a card of a simulated judge says beyond every card's fields. */
export const simulatedFields: {
  readonly adapter: z.ZodLiteral<"simulated">;
  readonly seed: z.ZodDefault<z.ZodInt>;
  readonly traits: z.ZodType<SimulatedTraits>;
} = {
  adapter: z.literal("simulated"),
  seed: wholeNumber({ min: 0 }).default(0).describe("Decides every reply of this judge"),
  traits,
};
