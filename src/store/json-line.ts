/**
 * A value as one line of JSON, without the line end. Throws a TypeError for a number that JSON cannot hold: it would become a null.
 * Only a line with a null in it is looked at a second time, since a check of every value takes several times as long as writing.
 */
export function jsonLine(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes("null") ? JSON.stringify(value, refuseNonFinite) : text;
}

function refuseNonFinite(key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`Cannot write ${key}: the number is not finite: ${value}`);
  }
  return value;
}
