import { llmbarInteger } from "./llmbar-integer.js";
import type { ScoreParser } from "./reading.js";
import { scoreBracketed } from "./score-bracketed.js";
import { scoreJson } from "./score-json.js";
import { scoreNumber } from "./score-number.js";
import { scoreProbability } from "./score-probability.js";
import { yesNo } from "./yes-no.js";

/** The parsers that read scores, by name. Those named after a study re-state its authors' rules. */
export const scoreParsers: Readonly<Record<string, ScoreParser>> = {
  "score-number": scoreNumber,
  "score-json": scoreJson,
  "score-bracketed": scoreBracketed,
  "score-probability": scoreProbability,
  "yes-no": yesNo,
  "llmbar-integer": llmbarInteger,
};
