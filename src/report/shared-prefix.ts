/**
 * What all of several names begin with, up to and with its last `/` or `-`: `llmbar-` of `llmbar-natural` and `llmbar-manual`.
 * Empty for fewer than two names that differ.
 */
export function sharedPrefix(names: Iterable<string>): string {
  const [first = "", ...others] = new Set(names);
  if (others.length === 0) return "";
  let length = first.length;
  for (const name of others) {
    while (!name.startsWith(first.slice(0, length))) length -= 1;
  }
  const shared = first.slice(0, length);
  return shared.slice(0, Math.max(shared.lastIndexOf("/"), shared.lastIndexOf("-")) + 1);
}
