/** How far a score lies above or below the middle of the scale, for the colour of a heat map: -2..2. */
export function scoreTint(score: number): number {
  return score - 3;
}
