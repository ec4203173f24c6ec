const bullet = /^\s*(?:\d+[.)]|[-*•])\s+/u;

/**
 * The words that a reply lists, in their order, in lower case and a blank apart: those of its first line, behind a colon if it has one, or
 * of the lines below where each holds one word. Numbers, bullets and commas do not count. Undefined where there is no word.
 */
export function readWords(reply: string): string | undefined {
  const lines = reply.split(/\r?\n/u).filter((line) => line.trim() !== "" && !/^\s*```/u.test(line));
  const [first = "", ...rest] = lines;
  const behind = first.slice(first.lastIndexOf(":") + 1);
  const listed = behind.trim() === "" ? rest : [behind, ...rest];
  const end = listed.findIndex((line) => wordsIn(line).length !== 1);
  const column = end < 0 ? listed : listed.slice(0, end);
  const words = (column.length > 1 ? column : listed.slice(0, 1)).flatMap(wordsIn);
  return words.length === 0 ? undefined : words.join(" ");
}

function wordsIn(line: string): readonly string[] {
  return line
    .toLowerCase()
    .replace(bullet, "")
    .split(/[\s,;]+/u)
    .map((word) => word.replace(/^[.:"'`*]+|[.:"'`*]+$/gu, ""))
    .filter((word) => word !== "");
}
