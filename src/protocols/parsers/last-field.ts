const open = String.raw`[{,]\s*`;
const text = String.raw`"((?:[^"\\\n]|\\.){0,40})"|'((?:[^'\\\n]|\\.){0,40})'|([^\s"'{}[\],][^"'{}[\],\n]{0,40})`;

/**
 * The value of a field in the last complete JSON object that has it, as text; undefined where none has. Objects are looked at
 * from their fields, not parsed as a whole, because judges leave quotation marks in their texts unescaped: a field counts
 * where it stands after `{` or `,` and is followed by a further field or the object's end, with at most a comma before it.
 */
export function lastField(reply: string, name: string): string | undefined {
  const field = new RegExp(String.raw`${open}["']${name}["']\s*:\s*(?:${text})\s*(,\s*["'][\w ]{1,60}["']\s*:|,?\s*\})`, "giu");
  let found: string | undefined;
  for (const match of reply.matchAll(field)) {
    // A field in the middle of an object counts only if the object ends.
    const closed = match[4]?.endsWith("}") === true || reply.includes("}", match.index + match[0].length);
    if (closed) found = (match[1] ?? match[2] ?? match[3] ?? "").trim();
  }
  return found;
}
