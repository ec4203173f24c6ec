import { z } from "zod";
import type { Sampling } from "../core/sampling.js";

/** Decoding settings as cards write them. */
export const samplingSchema: z.ZodType<Sampling> = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().gt(0).max(1).optional(),
  topK: z.int().min(1).optional(),
  maxTokens: z.int().min(1).optional(),
  seed: z.int().optional(),
  stop: z.array(z.string().min(1)).min(1).optional(),
  logprobs: z.int().min(1).max(20).optional(),
  effort: z.enum(["none", "minimal", "low", "medium", "high", "xhigh", "max"]).optional(),
  thinkingTokens: z.int().min(1).optional(),
});
