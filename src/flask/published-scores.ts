/**
 * A judge's scores as FLASK's own `parse_score` reads them: the last `{...}` without a brace in it, line ends dropped, `_` to a space, all
 * in lower case, read as a literal of Python; `na`, `n/a` and `not applicable` become `N/A`. Nothing is checked: neither the scale nor
 * which skills were asked for. What is no such dictionary is `{}`.
 *
 * Source: gpt_review/gpt4_eval.py of FLASK's repository. Of Python's literals those that occur in such replies are read: texts in
 * quotes, whole and decimal numbers; anything else is taken as what the original could not read.
 */
export function publishedScores(review: string): Readonly<Record<string, string | number>> {
  const block = review.match(/\{[^}]+\}/gu)?.at(-1);
  if (block === undefined) return {};
  const text = block.replaceAll("\n", "").replaceAll("_", " ").toLowerCase();
  const scores: Record<string, string | number> = {};
  const inside = /^\{\s*([^]*?)\s*,?\s*\}$/u.exec(text)?.[1] ?? "";
  let rest = inside;
  while (rest !== "") {
    const entry = pair.exec(rest);
    if (entry === null) return {};
    const [whole, key = "", value = ""] = entry;
    scores[unquoted(key)] = valueOf(value);
    rest = rest.slice(whole.length);
    if (rest === "") return scores;
    const comma = /^\s*,\s*/u.exec(rest);
    if (comma === null) return {};
    rest = rest.slice(comma[0].length);
  }
  return {};
}

const quoted = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;
const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const pair = new RegExp(String.raw`^(${quoted})\s*:\s*(${quoted}|${number})`, "u");
const notApplicable = new Set(["na", "n/a", "not applicable"]);

function valueOf(written: string): string | number {
  if (!/^['"]/u.test(written)) return Number(written);
  const text = unquoted(written);
  return notApplicable.has(text) ? "N/A" : text;
}

function unquoted(text: string): string {
  return text.slice(1, -1).replaceAll(/\\(['"\\])/gu, "$1");
}
