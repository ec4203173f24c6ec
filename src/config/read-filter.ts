import type { CellPattern } from "../core/run-config.js";

const keys = ["evaluator", "protocol", "dataset"] as const;

/**
 * A filter of cells as the command line writes it: `evaluator=gpt-*,dataset=starter`, each key at most once; undefined for
 * anything else.
 */
export function readFilter(text: string): CellPattern | undefined {
  const pattern: { -readonly [Key in keyof CellPattern]: CellPattern[Key] } = {};
  for (const part of text.split(",")) {
    const [name = "", glob = "", ...more] = part.split("=").map((piece) => piece.trim());
    const key = keys.find((candidate) => candidate === name);
    if (key === undefined || glob === "" || more.length > 0 || pattern[key] !== undefined) return undefined;
    pattern[key] = glob;
  }
  return pattern;
}
