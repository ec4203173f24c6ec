/** The rate of an event that happens with a given probability, with room of four standard errors on both sides. */
export function binomialBounds(
  probability: number,
  trials: number,
): { readonly low: number; readonly high: number } {
  const margin = 4 * Math.sqrt((probability * (1 - probability)) / trials);
  return { low: probability - margin, high: probability + margin };
}
