const open = String.raw`[{,]\s*`;
const text = String.raw`"((?:[^"\\\n]|\\.){0,40})"|'((?:[^'\\\n]|\\.){0,40})'|([^\s"'{}[\],][^"'{}[\],\n]{0,40})`;
/** A brace with a key or nothing behind it. */
const object = /\{\s*(?:["'\u2018-\u201F}]|$|[\p{L}_][\p{L}\p{N}_ -]{0,60}:)/u;

/**
 * The value of a field in the last complete JSON object that has it, as text; undefined where none has. Objects are looked at
 * from their fields, not parsed as a whole, because judges leave quotation marks in their texts unescaped: a field counts
 * where it stands after `{` or `,` and is followed by a further field or the object's end, with at most a comma before it.
 * Where the last place that opens the field, or an object behind it, cannot be read so, none is: a draft above is no answer.
 */
export function lastField(reply: string, name: string): string | undefined {
  const field = new RegExp(
    String.raw`${open}["']${name}["']\s*:\s*(?:${text})\s*(,\s*["'][\w ]{1,60}["']\s*:|(?:,\s*)?\})`,
    "giu",
  );
  const opened = new RegExp(String.raw`${open}["'\u2018-\u201F]?${name}["'\u2018-\u201F]?\s*[:=]`, "giu");
  const found = lastMatch(reply, field);
  if (found === undefined || found.index < (lastMatch(reply, opened)?.index ?? 0)) return undefined;
  const rest = reply.slice(found.index + found[0].length);
  // A field in the middle of an object counts only if the object ends.
  const isLast = found[4]?.endsWith("}") === true ? !object.test(rest) : rest.includes("}");
  return isLast ? (found[1] ?? found[2] ?? found[3] ?? "").trim() : undefined;
}

function lastMatch(reply: string, pattern: RegExp): RegExpExecArray | undefined {
  let last: RegExpExecArray | undefined;
  for (const match of reply.matchAll(pattern)) last = match;
  return last;
}
