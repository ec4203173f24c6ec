/** A share as a percentage with one decimal, as all tables write it. */
export function percent(share: number): string {
  return (share * 100).toFixed(1);
}
