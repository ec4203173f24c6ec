import { z } from "zod";

/** What a text must look like. */
export interface TextOptions {
  /** What is expected, to follow "Expected": `a date such as 2024-07-31`. Default `text`. */
  readonly expected?: string | undefined;
  readonly pattern?: RegExp | undefined;
}

/** A text that is not empty, of one shape. */
export function text(options: TextOptions = {}): z.ZodString {
  const error = `Expected ${options.expected ?? "text"}`;
  return z.string({ error }).regex(options.pattern ?? /\S/u, { error });
}
