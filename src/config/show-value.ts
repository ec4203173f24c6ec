const longest = 60;

/** A value in a message: short, on one line, collections by their kind. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return `'${shorten(value.replaceAll(/\s+/gu, " "))}'`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return "keys with values";
}

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}...`;
}
