import { readScalar } from "./read-scalar.js";
import type { ScoreParser } from "./reading.js";
import { plainLines } from "./sentences.js";
import { unparsed } from "./unparsed.js";
import { unusable } from "./unusable.js";

const labelled = /^(?:(?:my|the|final|overall) )*(?:score|rating)(?: is)? ?[:=]? ?([+-]?\d.*?)[.!]?$/;

/**
 * Reads a reply that was asked to be nothing but a number. That is the whole reply, or lines that say no more than
 * "Score: 7" (also "Rating: 7", "7/9" on a scale up to 9); several such lines must agree. Numbers in prose do not count.
 */
export const scoreNumber: ScoreParser = {
  form: "number",
  read(reply, { criteria, low, high }) {
    const refusal = unusable(reply);
    if (refusal !== undefined) return refusal;
    const lines = plainLines(reply.text);
    const sole = lines.length === 1 ? lines[0]?.replace(/[.!]$/, "") : undefined;
    const written = new Set(lines.flatMap((line) => labelled.exec(line)?.[1] ?? []));
    const [candidate, other] = written.size > 0 ? written : [sole];
    if (other !== undefined) return unparsed("contradictory", reply.text);
    if (candidate === undefined || !/^[+-]?\d/.test(candidate)) return unparsed("no-verdict", reply.text);
    const reading = readScalar(candidate, { low, high, whole: false });
    if (reading.kind === "none") {
      return unparsed(reading.reason === "off-menu" ? "no-verdict" : reading.reason, reply.text);
    }
    return { kind: "scores", scores: Object.fromEntries(criteria.map((name) => [name, reading.score])) };
  },
};
