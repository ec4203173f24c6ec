import { arenaVerdict } from "./arena-verdict.js";
import { bracketedLetter } from "./bracketed-letter.js";
import { closingStatement } from "./closing-statement.js";
import { jsonChoice } from "./json-choice.js";
import { labelLine } from "./label-line.js";
import { llmbarClosing } from "./llmbar-closing.js";
import { llmbarLine } from "./llmbar-line.js";
import { markerLine } from "./marker-line.js";
import { markerProbability } from "./marker-probability.js";
import type { ChoiceParser } from "./reading.js";
import { rememberReadings } from "./remember-readings.js";
import { schemaChoice } from "./schema-choice.js";

const parsers: Readonly<Record<string, ChoiceParser>> = {
  "label-line": labelLine,
  "closing-statement": closingStatement,
  "marker-line": markerLine,
  "marker-probability": markerProbability,
  "arena-verdict": arenaVerdict,
  "bracketed-letter": bracketedLetter,
  "json-choice": jsonChoice,
  "schema-choice": schemaChoice,
  "llmbar-line": llmbarLine,
  "llmbar-closing": llmbarClosing,
};

/** The parsers that read a choice, by name. Those named after a study re-state its authors' rules. */
export const choiceParsers: Readonly<Record<string, ChoiceParser>> = Object.fromEntries(
  Object.entries(parsers).map(([name, parser]) => [name, rememberReadings(parser)]),
);
