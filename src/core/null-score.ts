import { countCodePoints } from "./count-code-points.js";
import type { NullRule } from "./evaluator-card.js";

/** The rules that measure each output by itself. */
export type MeasuringRule = Extract<NullRule, "longest" | "shortest" | "overlap">;

/**
 * What a measuring null rule gives an output: the one with the highest number is preferred.
 *
 * - `longest`, `shortest`: Unicode code points, or their negative.
 * - `overlap`: how many of the instruction's word types (runs of letters and digits, case folded) the output holds, each
 *   counted once; words that the instruction does not have count for nothing.
 */
export function nullScore(rule: MeasuringRule, instruction: string, output: string): number {
  switch (rule) {
    case "longest":
      return countCodePoints(output);
    case "shortest":
      return -countCodePoints(output);
    case "overlap":
      return sharedTypes(output, wordTypes(instruction));
  }
}

function wordTypes(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function sharedTypes(output: string, asked: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of wordTypes(output)) if (asked.has(word)) shared += 1;
  return shared;
}
