import { z } from "zod";
import type { EvaluatorLimits, Price, RefusableSetting } from "../core/evaluator-card.js";
import type { Sampling } from "../core/sampling.js";
import { dateText } from "./date-text.js";
import { numberBetween } from "./number-between.js";
import { refusableSettingSchema, samplingSchema } from "./sampling-schema.js";
import { text } from "./text.js";
import { webAddress } from "./web-address.js";
import { wholeNumber } from "./whole-number.js";

const price: z.ZodType<Price> = z.strictObject({
  input: numberBetween({ min: 0 }),
  output: numberBetween({ min: 0 }),
  cacheRead: numberBetween({ min: 0 }).optional(),
  cacheWrite: numberBetween({ min: 0 }).optional(),
  batchDiscount: numberBetween({ min: 0, max: 1 })
    .optional()
    .describe("Share that is taken off for calls made in a batch; default: 0.5"),
  asOf: dateText().describe("When this was the price"),
});

const limits: z.ZodType<EvaluatorLimits> = z.strictObject({
  concurrency: wholeNumber({ min: 1 }).optional().describe("Requests in flight"),
  requestsPerMinute: numberBetween({ min: 1 }).optional().describe("Of each key"),
  tokensPerMinute: numberBetween({ min: 1 }).optional().describe("Of each key, input and output together"),
  inputTokensPerMinute: numberBetween({ min: 1 }).optional().describe("Of each key"),
  outputTokensPerMinute: numberBetween({ min: 1 }).optional().describe("Of each key"),
  connectSeconds: numberBetween({ min: 0.1 }).optional().describe("Until a connection stands; default: 10"),
  firstByteSeconds: numberBetween({ min: 1 })
    .optional()
    .describe("From sending the request to the head of the reply; default: timeoutSeconds"),
  timeoutSeconds: numberBetween({ min: 1 })
    .optional()
    .describe("Of one attempt, to its last byte; default: 600"),
  maxAttempts: wholeNumber({ min: 1 }).optional().describe("Attempts at one call, the first included"),
});

const variable = text({ expected: "the name of an environment variable", pattern: /^[A-Za-z_]\w*$/u });

type TextMap = z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
type Choice<Values extends readonly string[]> = z.ZodEnum<{ [Value in Values[number]]: Value }>;

/** What a card of a model behind an HTTP API says beyond every card's fields. */
export const httpFields: {
  readonly adapter: Choice<["openai", "anthropic"]>;
  readonly model: z.ZodString;
  readonly baseUrl: z.ZodOptional<z.ZodString>;
  readonly apiKeyEnv: z.ZodOptional<z.ZodType<string | readonly string[]>>;
  readonly headers: TextMap;
  readonly query: TextMap;
  readonly revision: z.ZodOptional<z.ZodString>;
  readonly sampling: z.ZodPrefault<z.ZodType<Sampling>>;
  readonly cannot: z.ZodDefault<z.ZodArray<z.ZodType<RefusableSetting>>>;
  readonly maxTokensField: z.ZodDefault<Choice<["max_tokens", "max_completion_tokens"]>>;
  readonly reasoningAllowance: z.ZodDefault<z.ZodInt>;
  readonly systemRole: z.ZodDefault<Choice<["system", "developer", "in-user"]>>;
  readonly limits: z.ZodPrefault<z.ZodType<EvaluatorLimits>>;
  readonly transport: z.ZodOptional<Choice<["pool", "sdk"]>>;
  readonly cacheFromTokens: z.ZodOptional<z.ZodInt>;
  readonly price: z.ZodOptional<z.ZodType<Price>>;
} = {
  adapter: z.enum(["openai", "anthropic"]),
  model: text().describe("The provider's name of the model"),
  baseUrl: webAddress().optional().describe("Endpoint; default: the provider's own"),
  apiKeyEnv: z
    .union([variable, z.array(variable).min(1)], {
      error: "Expected the name of an environment variable, or a list of such names",
    })
    .optional()
    .describe(
      "Name of the environment variable that holds the key, never the key; of several, calls are spread over their keys",
    ),
  headers: z
    .record(text({ expected: "the name of a header", pattern: /^[\w!#$%&'*+.^`|~-]+$/u }), text())
    .optional()
    .describe("Further request headers; ${NAME} is taken from the environment when a request is made"),
  query: z.record(text(), text()).optional().describe("Query parameters of every request"),
  revision: text().optional().describe("What changes replies while the model's name stays"),
  sampling: samplingSchema.prefault({}).describe("Decoding settings; a protocol's step wins over them"),
  cannot: z.array(refusableSettingSchema).default([]).describe("Settings that the model refuses"),
  maxTokensField: z.enum(["max_tokens", "max_completion_tokens"]).default("max_tokens"),
  reasoningAllowance: wholeNumber({ min: 0 })
    .default(0)
    .describe("Added to a step's maxTokens, so that hidden reasoning does not eat the reply"),
  systemRole: z.enum(["system", "developer", "in-user"]).default("system"),
  limits: limits.prefault({}),
  transport: z
    .enum(["pool", "sdk"])
    .optional()
    .describe("Straight over a pool of connections (default), or through the official SDK"),
  cacheFromTokens: wholeNumber({ min: 1 })
    .optional()
    .describe(
      "Shortest static part of a prompt, in tokens, that is marked for Anthropic's prompt cache; default: none is",
    ),
  price: price.optional().describe("US dollars for a million tokens"),
};
