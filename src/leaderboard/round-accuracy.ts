/** An accuracy without the noise of floating-point sums: rounded to 12 decimals, far below what any dataset can tell apart. */
export function roundAccuracy(value: number): number {
  return Math.round(value * 1e12) / 1e12;
}
