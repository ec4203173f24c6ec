import { readScalar } from "./read-scalar.js";
import type { ScoreParser } from "./reading.js";
import { scoreNumber } from "./score-number.js";
import { unparsed } from "./unparsed.js";
import { unusable } from "./unusable.js";

const bracketed = /\[\[([^[\]]{0,40})\]\]/g;

/**
 * Reads a reply that reasons first and then gives its score in double brackets, "[[4]]". Several must agree. Without any
 * brackets it is read as `score-number` reads it; brackets that hold no number do not count, and are no verdict alone.
 */
export const scoreBracketed: ScoreParser = {
  form: "number",
  read(reply, scale) {
    const refusal = unusable(reply);
    if (refusal !== undefined) return refusal;
    const written = [...reply.text.matchAll(bracketed)].flatMap((match) => match[1] ?? []);
    const readings = written
      .filter((text) => /^\s*[+-]?\d/.test(text))
      .map((text) => readScalar(text, { ...scale, whole: false }));
    if (readings.length === 0)
      return written.length === 0 ? scoreNumber.read(reply, scale) : unparsed("no-verdict", reply.text);
    const failed = readings.find((reading) => reading.kind === "none");
    if (failed !== undefined)
      return unparsed(failed.reason === "off-menu" ? "no-verdict" : failed.reason, reply.text);
    const scores = new Set(readings.flatMap((reading) => (reading.kind === "score" ? [reading.score] : [])));
    const [score, other] = scores;
    if (score === undefined || other !== undefined) return unparsed("contradictory", reply.text);
    return { kind: "scores", scores: Object.fromEntries(scale.criteria.map((name) => [name, score])) };
  },
};
