import { cellKey } from "./cell-key.js";
import type { Judgment } from "./judgment.js";

/** The key of a judgment's trial in maps: its cell, instance, presentation and repeat. */
export function judgmentKey({ instance, presentation, repeat, ...judgment }: Judgment): string {
  return `${cellKey(judgment)}\n${instance}\n${presentation}\n${repeat}`;
}
