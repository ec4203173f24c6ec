/**
 * Whether a number out of a JSON text may not be what was written: JSON readers keep some 16 digits, so that two long ids
 * become one.
 */
export function lostDigits(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}
