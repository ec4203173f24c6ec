import { z } from "zod";

/** Bounds of a number, both included. */
export interface NumberBetweenOptions {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** A finite number within bounds; the bounds are in the message. */
export function numberBetween({ min, max }: NumberBetweenOptions): z.ZodNumber {
  const error = `Expected a number${bounds(min, max)}`;
  let number = z.number({ error });
  if (min !== undefined) number = number.min(min, { error });
  if (max !== undefined) number = number.max(max, { error });
  return number;
}

function bounds(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? "" : ` of at most ${max}`;
}
