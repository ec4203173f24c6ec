import type { ChoiceParser, ChoiceReading } from "./reading.js";

/** Longer replies are hardly ever the same twice. In characters. */
const longest = 200;

/** As many readings are kept of a parser; then it begins anew. */
const most = 4096;

/**
 * The same parser, which remembers how it read short replies: judges that are asked for a verdict alone give the same few a
 * million times. What token probabilities say is never remembered.
 */
export function rememberReadings(parser: ChoiceParser): ChoiceParser {
  const known = new Map<string, ChoiceReading>();
  return {
    ...parser,
    read(reply, menu) {
      const { text, finishReason, logprobs } = reply;
      if (logprobs !== undefined || text.length > longest) return parser.read(reply, menu);
      const key = `${finishReason} ${String(menu.ties)}\n${text}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const reading = parser.read(reply, menu);
      if (known.size >= most) known.clear();
      known.set(key, reading);
      return reading;
    },
  };
}
