import { UsageError } from "../../core/errors.js";

/** Which texts of a gold column mean that A, B or neither is better. */
export type GoldValues = Readonly<Record<"A" | "B" | "tie", readonly string[]>>;

const words: Readonly<Record<keyof GoldValues, ReadonlySet<string>>> = {
  A: new Set(["a", "output_a", "response_a", "model_a", "answer_a", "left", "first"]),
  B: new Set(["b", "output_b", "response_b", "model_b", "answer_b", "right", "second"]),
  tie: new Set(["tie", "tied", "both", "neither", "equal", "same", "draw"]),
};

/**
 * What a gold column's texts mean: as `pairs` says (`A=1,B=2,tie=0`), or by words that leave no doubt; 1 and 2 are A and B. Throws a
 * `UsageError` for a text that means nothing known, and for 0 and 1, which may mean either.
 */
export function goldValues(
  texts: readonly string[],
  pairs: string | undefined,
  columns: GoldColumns,
): GoldValues {
  const distinct = [...new Set(texts)].sort();
  const given = pairs === undefined ? undefined : givenValues(pairs);
  const meaningOf = (text: string): keyof GoldValues | undefined =>
    given === undefined ? wordMeaning(text, columns, distinct) : given.get(text);
  const unknown = distinct.filter((text) => meaningOf(text) === undefined);
  if (unknown.length > 0) {
    const shown = unknown
      .slice(0, 5)
      .map((text) => JSON.stringify(text))
      .join(", ");
    throw new UsageError(
      `Cannot tell what ${unknown.length === 1 ? "this value" : "these values"} of the gold column mean: ${shown}`,
      {
        hint: "Say which is which: --values A=1,B=2,tie=0",
      },
    );
  }
  const of = (meaning: keyof GoldValues): readonly string[] =>
    distinct.filter((text) => meaningOf(text) === meaning);
  return { A: of("A"), B: of("B"), tie: of("tie") };
}

/** Columns of the two outputs: a gold may name them. */
export interface GoldColumns {
  readonly a: string;
  readonly b: string;
}

function wordMeaning(
  text: string,
  { a, b }: GoldColumns,
  all: readonly string[],
): keyof GoldValues | undefined {
  const word = text.trim().toLowerCase();
  if (word === a.toLowerCase()) return "A";
  if (word === b.toLowerCase()) return "B";
  if (all.includes("1") && all.includes("2") && !all.includes("0")) {
    if (word === "1") return "A";
    if (word === "2") return "B";
  }
  return (["A", "B", "tie"] as const).find((meaning) => words[meaning].has(word));
}

function givenValues(pairs: string): ReadonlyMap<string, keyof GoldValues> {
  const known: Readonly<Record<string, keyof GoldValues>> = { A: "A", B: "B", tie: "tie" };
  const entries = pairs.split(",").map((pair) => {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at).trim();
    const meaning = Object.hasOwn(known, name) ? known[name] : undefined;
    if (at < 1 || meaning === undefined)
      throw new UsageError(`Expected pairs such as A=1,B=2,tie=0 for --values: got '${pair}'`);
    return [pair.slice(at + 1), meaning] as const;
  });
  return new Map(entries);
}
