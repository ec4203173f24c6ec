import { estimateInputTokens } from "../core/estimate-input-tokens.js";
import type { Item } from "./item.js";

/** A question as it is sent, and how many worked examples stand before it. */
export interface ItemPrompt {
  readonly text: string;
  readonly examples: number;
}

/**
 * A question with its head and as many worked examples, the first ones, as fit into a number of tokens. Tokens are estimated at the high
 * end, so that what is said to fit does; the question itself is never cut.
 */
export function itemPrompt({ head, examples, question }: Item, promptTokens: number): ItemPrompt {
  for (let count = examples.length; ; count -= 1) {
    const text = head + examples.slice(0, count).join("") + question;
    const fits = estimateInputTokens([{ role: "user", content: text }]).high <= promptTokens;
    if (fits || count === 0) return { text, examples: count };
  }
}
