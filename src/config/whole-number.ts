import { z } from "zod";

/** Bounds of a whole number, both included. */
export interface WholeNumberOptions {
  readonly min: number;
  readonly max?: number | undefined;
}

/** A whole number within bounds; the bounds are in the message. */
export function wholeNumber({ min, max }: WholeNumberOptions): z.ZodInt {
  const error = `Expected a whole number ${max === undefined ? `of at least ${min}` : `from ${min} to ${max}`}`;
  const number = z.int({ error }).min(min, { error });
  return max === undefined ? number : number.max(max, { error });
}
