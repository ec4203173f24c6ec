import type { Sentence } from "./sentences.js";
import { sentences } from "./sentences.js";

const longestLead = 300;

/**
 * The sentences of a reply, in order. One that begins a line below a line that ends in a colon is led by that line's last
 * sentence (its last 300 characters), since what leads a verdict in decides whose it is: "The other judge wrote:".
 */
export function ledSentences(text: string): readonly Sentence[] {
  const plain = sentences(text);
  return plain.map(({ text: sentence, line }, index) => {
    const above = plain[index - 1];
    const led = above !== undefined && above.line !== line && above.text.endsWith(":");
    return { text: led ? `${above.text.slice(-longestLead)} ${sentence}` : sentence, line };
  });
}
