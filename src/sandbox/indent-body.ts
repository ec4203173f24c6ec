/**
 * A function's body with its indentation. Some replies have lost that of the first line (trimmed on the way) or begin at the
 * margin altogether; what is already indented stays as it is.
 */
export function indentBody(code: string): string {
  const lines = code.replace(/^(?:[ \t]*\n)+/u, "").split("\n");
  const [first = "", ...rest] = lines;
  if (/^\s/u.test(first)) return lines.join("\n");
  const depths = rest.filter((line) => line.trim() !== "").map((line) => /^\s*/u.exec(line)?.[0].length ?? 0);
  const opens = first.trimEnd().endsWith(":");
  const lostOnly = depths.length > 0 && Math.min(...depths) > 0 && !(opens && depths[0] === 4);
  return (
    lostOnly ? [`    ${first}`, ...rest] : lines.map((line) => (line === "" ? line : `    ${line}`))
  ).join("\n");
}
