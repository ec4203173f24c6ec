/** Values as JSON lines, one at a time. Throws a TypeError for a number that JSON cannot hold. */
export function* jsonLines(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value, refuseNonFinite)}\n`;
}

function refuseNonFinite(key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`Cannot write ${key}: the number is not finite: ${value}`);
  }
  return value;
}
