/**
 * INSTRUCTEVAL's own reading of a judge's score from 1 to 5: the last digit of the reply; 1 where it has none or one out of range. So
 * "4 out of 5" is a 5 and "10" a 1. Kept to compare with its figures.
 */
export function lastDigit(reply: string): number {
  const digit = Number([...reply.matchAll(/\d/gu)].at(-1)?.[0] ?? "1");
  return digit >= 1 && digit <= 5 ? digit : 1;
}
