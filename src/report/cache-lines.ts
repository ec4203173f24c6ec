import type { Leaderboard } from "../core/leaderboard.js";
import { cachedShare } from "./cached-share.js";
import { wrapLine } from "./wrap-line.js";

/** Whose prompts came from a provider's cache in part, and how much of them: a line each. A call that cells share counts in each. */
export function cacheLines({ cells }: Leaderboard): readonly string[] {
  const totals = new Map<string, { input: number; read: number }>();
  for (const { evaluator, tokens } of cells) {
    const total = totals.get(evaluator) ?? { input: 0, read: 0 };
    total.input += tokens.input;
    total.read += tokens.cached ?? 0;
    totals.set(evaluator, total);
  }
  return [...totals].flatMap(([evaluator, total]) =>
    total.read === 0 ? [] : [wrapLine(`${evaluator}: ${cachedShare(total)}`)],
  );
}
