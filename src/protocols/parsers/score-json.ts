import type { Score, UnparsedOutcome } from "../../core/outcome.js";
import { lastObject } from "./last-object.js";
import { readScalar } from "./read-scalar.js";
import type { ScoreParser } from "./reading.js";
import { unparsed } from "./unparsed.js";
import { unusable } from "./unusable.js";

/**
 * Reads scores from the last object of a reply; one above it is a draft, even where the last cannot be read. Names are matched without regard to case, `_`, `-` and spaces;
 * every criterion asked for must be there, once or each time with the same score; others are ignored. Scores are whole
 * numbers of the scale, or "N/A".
 */
export const scoreJson: ScoreParser = {
  form: "json",
  read(reply, { criteria, low, high }) {
    const refusal = unusable(reply);
    if (refusal !== undefined) return refusal;
    const entries = lastObject(reply.text);
    if (entries === undefined) return unparsed("no-verdict", reply.text);
    const scores: [string, Score][] = [];
    for (const name of criteria) {
      const written = entries.filter(([key]) => plainName(key) === plainName(name)).map(([, value]) => value);
      const score = oneScore(written, reply.text, { low, high });
      if (typeof score === "object") return score;
      scores.push([name, score]);
    }
    return { kind: "scores", scores: Object.fromEntries(scores) };
  },
};

function oneScore(
  written: readonly string[],
  text: string,
  ends: { readonly low: number; readonly high: number },
): Score | UnparsedOutcome {
  const [first, ...others] = written.map((value) => readScalar(value, { ...ends, whole: true }));
  if (first === undefined) return unparsed("missing-criterion", text);
  if (first.kind === "none") return unparsed(first.reason, text);
  const same = others.every((other) => other.kind === "score" && other.score === first.score);
  return same ? first.score : unparsed("contradictory", text);
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();
}
