/** How well an answer of one or more spans agrees with a gold one, both 0..1. */
export interface DropScore {
  readonly exact: number;
  readonly f1: number;
}

interface Bags {
  readonly spans: readonly string[];
  readonly bags: readonly ReadonlySet<string>[];
}

const punctuation = /[!-/:-@[-`{-~]/gu;
const articles = /\b(?:a|an|the)\b/gu;

/**
 * DROP's official figures of a predicted answer against several gold ones, the best of either counting: exact match, and the mean F1 of
 * spans as bags of words, paired so that the sum is largest, where a gold span with numbers is worth nothing without one of them. F1 is
 * rounded to two digits, halves to the even side, as there.
 *
 * Source: Dua et al. (2019), DROP, section 5; the evaluation that the authors published with it.
 *
 * @param predicted spans, one or more
 * @param golds lists of spans, one for each annotator
 */
export function dropScore(predicted: readonly string[], golds: readonly (readonly string[])[]): DropScore {
  const said = bagsOf(predicted);
  const scores = golds
    .filter(([first = ""]) => first.trim() !== "")
    .map((gold) => scoreOf(said, bagsOf(gold)));
  return {
    exact: Math.max(0, ...scores.map(({ exact }) => exact)),
    f1: Math.max(0, ...scores.map(({ f1 }) => f1)),
  };
}

function scoreOf(said: Bags, gold: Bags): DropScore {
  const alike =
    said.spans.length === gold.spans.length &&
    gold.spans.every((span) => said.spans.includes(span)) &&
    said.spans.every((span) => gold.spans.includes(span));
  const rows = gold.bags.map((bag) =>
    said.bags.map((other) => (numbersMeet(bag, other) ? f1Of(other, bag) : 0)),
  );
  const mean = bestPairing(rows) / Math.max(gold.bags.length, said.bags.length);
  return { exact: alike ? 1 : 0, f1: nearestEven(mean * 100) / 100 };
}

/** The nearest whole number; of two as near, the even one. */
function nearestEven(value: number): number {
  const low = Math.floor(value);
  return value - low === 0.5 ? low + (low % 2) : Math.round(value);
}

function bagsOf(spans: readonly string[]): Bags {
  const normal = spans.map(normalised);
  return {
    spans: normal,
    bags: normal.map((span) => new Set(span.split(" ").filter((word) => word !== ""))),
  };
}

/** Split at blanks and hyphens, then word by word: lower case, no punctuation unless it is a number, no articles, numbers in one form. */
function normalised(span: string): string {
  return span
    .split(/[ -]/u)
    .map((token) => {
      const lower = token.toLowerCase();
      const bare = isNumber(lower) ? lower : lower.replace(punctuation, "");
      const word = isNumber(bare) ? numberText(bare) : bare;
      return word.replace(articles, " ").split(/\s+/u).filter(Boolean).join(" ");
    })
    .filter((token) => token !== "")
    .join(" ")
    .trim();
}

/** What Python's `float` takes, as far as answers go. */
function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+(?:_\d+)*\.?\d*|\.\d+)(?:e[+-]?\d+)?$|^[+-]?(?:inf|infinity|nan)$/u.test(text.trim());
}

function numberText(text: string): string {
  if (/[in]/u.test(text)) return text.replace("infinity", "inf").replace("+", "");
  const value = Number(text.replaceAll("_", ""));
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function f1Of(said: ReadonlySet<string>, gold: ReadonlySet<string>): number {
  const common = [...gold].filter((word) => said.has(word)).length;
  const precision = said.size === 0 ? 1 : common / said.size;
  const recall = gold.size === 0 ? 1 : common / gold.size;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function numbersMeet(gold: ReadonlySet<string>, said: ReadonlySet<string>): boolean {
  const numbers = [...gold].filter(isNumber);
  return numbers.length === 0 || numbers.some((number) => said.has(number));
}

/** The largest sum of a one-to-one pairing of rows with columns. Column sets are bits: answers have few spans. */
function bestPairing(rows: readonly (readonly number[])[]): number {
  let best = new Map([[0n, 0]]);
  for (const row of rows) {
    const next = new Map(best);
    for (const [used, sum] of best) {
      for (const [column, score] of row.entries()) {
        const bit = 1n << BigInt(column);
        if ((used & bit) !== 0n || score === 0) continue;
        next.set(used | bit, Math.max(next.get(used | bit) ?? 0, sum + score));
      }
    }
    best = next;
  }
  return Math.max(0, ...best.values());
}
