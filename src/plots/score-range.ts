/** From where to where some scores go: `from 2.1 (who, what) to 4.3 (who, what)`. */
export function scoreRange(scores: readonly { readonly name: string; readonly value: number }[]): string {
  const sorted = [...scores].sort((a, b) => a.value - b.value);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return "No score";
  const say = ({ name, value }: typeof least): string => `${value.toFixed(2)} (${name})`;
  return `from ${say(least)} to ${say(most)}`;
}
