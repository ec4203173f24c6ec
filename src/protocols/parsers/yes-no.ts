import type { Score, UnparsedOutcome } from "../../core/outcome.js";
import { lastObject } from "./last-object.js";
import type { ScoreParser } from "./reading.js";
import { plainLines } from "./sentences.js";
import { unparsed } from "./unparsed.js";
import { unusable } from "./unusable.js";

const answerLine = /^(?:(?:question |q)?(\d{1,3})[.):]?\s?)?(?:[^?]*\?\s?)?(?:[-:]\s?)?(yes|no)[.!]?$/;
const array =
  /\[\s*(["']?(?:yes|no|true|false)["']?(?:\s*,\s*["']?(?:yes|no|true|false)["']?)*)\s*(?:,\s*)?\]/gi;

/** The beginning of a list or an object that holds an answer. */
const begun =
  /\[\s*["']?(?:yes|no|true|false)\b|\{\s*["'][^"'{}]{1,200}["']\s*:\s*["']?(?:yes|no|true|false)\b/i;

/** Words for an answer, in lower case; 1 and 0 where a whole object gives them. */
const meanings: ReadonlyMap<string, boolean> = new Map([
  ["yes", true],
  ["no", false],
  ["true", true],
  ["false", false],
  ["1", true],
  ["0", false],
]);

type Answers = readonly boolean[] | UnparsedOutcome;

/**
 * Reads one yes or no for each criterion, in order: lines that say no more than "1. yes" (numbered throughout from 1, or not
 * at all; the question may be repeated before its answer), a JSON list, or a JSON object by the criteria's names. As many
 * answers as criteria have to be there. A yes is the scale's upper end, a no its lower end.
 */
export const yesNo: ScoreParser = {
  form: "json",
  reads: "checks",
  read(reply, { criteria, low, high }) {
    const refusal = unusable(reply);
    if (refusal !== undefined) return refusal;
    const answers =
      objectAnswers(reply.text, criteria) ??
      arrayAnswers(reply.text) ??
      brokenEnd(reply.text) ??
      lineAnswers(reply.text);
    if ("kind" in answers) return answers;
    if (answers.length === 0) return unparsed("no-verdict", reply.text);
    if (answers.length !== criteria.length) return unparsed("missing-criterion", reply.text);
    const scores = criteria.map((name, index): [string, Score] => [
      name,
      answers[index] === true ? high : low,
    ]);
    return { kind: "scores", scores: Object.fromEntries(scores) };
  },
};

/** Undefined where there is no object, or one with none of the names. */
function objectAnswers(text: string, criteria: readonly string[]): Answers | undefined {
  const entries = lastObject(text) ?? [];
  const named = criteria.map((name) =>
    entries.filter(([key]) => key.trim() === name).map(([, value]) => value),
  );
  if (named.every((values) => values.length === 0)) return undefined;
  if (named.some((values) => values.length === 0)) return unparsed("missing-criterion", text);
  if (named.some((values) => values.length > 1)) return unparsed("contradictory", text);
  const answers = named.flatMap(([value = ""]) => meanings.get(value.trim().toLowerCase()) ?? []);
  return answers.length === criteria.length ? answers : unparsed("off-menu", text);
}

/** The last list, unless another one is begun after it that cannot be read: an earlier list is a draft then. */
function arrayAnswers(text: string): Answers | undefined {
  const last = [...text.matchAll(array)].at(-1);
  if (last === undefined) return undefined;
  const rest = text.slice(last.index + last[0].length);
  if (begun.test(rest)) return unparsed("no-verdict", text);
  return last[1]?.split(",").map((word) => meanings.get(word.replace(/["'\s]/g, "").toLowerCase()) === true);
}

/** A list or an object of answers that is begun and cannot be read: lines above it are a draft. */
function brokenEnd(text: string): UnparsedOutcome | undefined {
  return begun.test(text) ? unparsed("no-verdict", text) : undefined;
}

function lineAnswers(text: string): Answers {
  const found = plainLines(text).flatMap((line) => {
    const match = answerLine.exec(line);
    return match === null ? [] : [{ number: match[1], yes: match[2] === "yes" }];
  });
  const numbered = found.some(({ number }) => number !== undefined);
  const inOrder = found.every(({ number }, index) => Number(number) === index + 1);
  return numbered && !inOrder ? unparsed("missing-criterion", text) : found.map(({ yes }) => yes);
}
