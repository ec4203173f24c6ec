import type { ChoiceParser, ChoiceReading } from "./reading.js";

/** Longer replies are hardly ever the same twice. In characters. */
const longest = 200;

/** As many readings are kept of each kind of reply to a parser; then it begins anew. */
const most = 4096;

/**
 * The same parser, which remembers how it read short replies: judges that are asked for a verdict alone give the same few a
 * million times. What token probabilities say is never remembered.
 */
export function rememberReadings(parser: ChoiceParser): ChoiceParser {
  // By what else a reading rests on, then by the text itself: no key is put together out of texts.
  const known = new Map<string, Map<string, ChoiceReading>>();
  return {
    ...parser,
    read(reply, menu) {
      const { text, finishReason, logprobs } = reply;
      if (logprobs !== undefined || text.length > longest) return parser.read(reply, menu);
      const kind = menu.ties ? `${finishReason} ties` : finishReason;
      const readings = known.get(kind) ?? new Map<string, ChoiceReading>();
      const found = readings.get(text);
      if (found !== undefined) return found;
      const reading = parser.read(reply, menu);
      if (readings.size >= most) readings.clear();
      known.set(kind, readings.set(text, reading));
      return reading;
    },
  };
}
