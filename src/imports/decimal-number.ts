const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;

/** The number that a text writes in decimal digits; undefined for others: empty ones, `0x10`, `Infinity`, `NaN`, `3,5`. */
export function decimalNumber(text: string): number | undefined {
  const trimmed = text.trim();
  const number = decimal.test(trimmed) ? Number(trimmed) : NaN;
  return Number.isFinite(number) ? number : undefined;
}
