import type { ScoreParser } from "./reading.js";
import { unparsed } from "./unparsed.js";

const pythonInteger = /^[+-]?\d+(?:_\d+)*$/;

/**
 * The rule of the LLMBar authors for ratings, for their published figures only: the whole reply is an integer as Python's
 * `int()` reads it, of any size.
 */
export const llmbarInteger: ScoreParser = {
  form: "number",
  read({ text }, { criteria }) {
    const trimmed = text.trim();
    const value = Number(trimmed.replaceAll("_", ""));
    if (!pythonInteger.test(trimmed)) return unparsed(trimmed === "" ? "empty" : "no-verdict", text);
    if (!Number.isFinite(value)) return unparsed("out-of-range", text);
    return { kind: "scores", scores: Object.fromEntries(criteria.map((name) => [name, value])) };
  },
};
