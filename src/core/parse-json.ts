/** Reads JSON as a value of unknown type. Throws a SyntaxError as `JSON.parse` does. */
export function parseJson(text: string): unknown {
  return JSON.parse(text) as unknown;
}
