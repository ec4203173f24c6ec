import type { ChoiceParser, ChoiceReading } from "./reading.js";

/** Which replies are remembered together: up to how many characters long, and how many of each kind; then it begins anew. */
interface Memory {
  readonly longest: number;
  readonly most: number;
  /** By what else a reading rests on, then by the text itself: no key is put together out of texts. */
  readonly known: Map<string, Map<string, ChoiceReading>>;
}

/** The same parser, which remembers how it read replies. What token probabilities say is never remembered. */
export function rememberReadings(parser: ChoiceParser): ChoiceParser {
  // Judges that are asked for a verdict alone give the same few replies a million times.
  const short: Memory = { longest: 200, most: 4096, known: new Map() };
  // Longer replies are hardly ever the same twice, but a trial of several rounds reads what it has anew in each.
  const long: Memory = { longest: 10_000, most: 64, known: new Map() };
  return {
    ...parser,
    read(reply, menu) {
      const { text, finishReason, logprobs } = reply;
      const { longest, most, known } = text.length <= short.longest ? short : long;
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
