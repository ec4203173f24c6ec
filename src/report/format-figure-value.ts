/** A figure of any kind: whole numbers as they are, others with three decimals, texts as they are. */
export function formatFigureValue(value: number | string): string {
  if (typeof value === "string") return value;
  if (Number.isInteger(value)) return value.toLocaleString("en-US");
  const text = value.toFixed(3);
  return /[1-9]/u.test(text) ? text : text.replace("-", "");
}
