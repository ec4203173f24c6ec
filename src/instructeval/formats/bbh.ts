import type { BenchmarkCard } from "../../core/benchmark-card.js";
import { DatasetError } from "../../core/errors.js";
import { isRecord } from "../../core/is-record.js";
import { parseJson } from "../../core/parse-json.js";
import { Row } from "../../datasets/row.js";
import type { BenchmarkData, BenchmarkFormat } from "../benchmark-format.js";
import type { AnswerReading } from "../graders/answer-reading.js";
import { plainText } from "../graders/plain-text.js";
import { readAnswer } from "../graders/read-answer.js";
import type { Item, ItemGold } from "../item.js";
import { textOf } from "../text-of.js";

/** A menu of more words than this is no menu. */
const mostWords = 4;

/** BIG-Bench Hard: a JSON file a task, with `examples` of `input` and `target`. The first rows are the worked examples of the others. */
export const bbh: BenchmarkFormat = {
  format: "bbh",
  texts: [],
  load: (card, files) => files.flatMap((file) => taskItems(card, file)),
};

function taskItems(card: BenchmarkCard, file: BenchmarkData): readonly Item[] {
  const rows = rowsOf(file).map((row) => ({ input: row.text("input"), target: row.text("target") }));
  const group = file.name.replace(/^.*\//u, "").replace(/\.json$/u, "");
  const examples = rows.slice(0, card.shots).map(({ input, target }) => `${input}\nAnswer: ${target}\n\n`);
  const reading = readingOf(rows.map(({ target }) => target));
  return rows.slice(card.shots).map(({ input, target }, index) => {
    const id = `${group}/${card.shots + index + 1}`;
    const gold = goldOf(input, target, reading);
    return { id, group, cluster: id, head: "", examples, question: `${input}\nAnswer:`, gold };
  });
}

function rowsOf(file: BenchmarkData): readonly Row[] {
  const value = parse(file);
  const examples = isRecord(value) ? value["examples"] : undefined;
  if (!Array.isArray(examples)) throw new DatasetError(`Cannot read ${file.name}: it has no list 'examples'`);
  return examples.map((fields: unknown, index) => {
    if (!isRecord(fields))
      throw new DatasetError(`Cannot read ${file.name} row ${index + 1}: it is no object`);
    return new Row({ file: file.name, number: index + 1 }, fields);
  });
}

function parse(file: BenchmarkData): unknown {
  try {
    return parseJson(textOf(file));
  } catch (cause) {
    throw new DatasetError(`Cannot read ${file.name}: it is no JSON`, { cause });
  }
}

/** A question's reading, but for the options, which each question has its own. */
type TaskReading = Exclude<AnswerReading, { readonly kind: "option" }> | { readonly kind: "option" };

/** What kind of answers a task has shows in all its targets together. */
function readingOf(targets: readonly string[]): TaskReading {
  const all = (pattern: RegExp): boolean => targets.every((target) => pattern.test(target.trim()));
  if (targets.some((target) => optionLetter.test(target))) return { kind: "option" };
  if (all(/^-?\d+$/u)) return { kind: "number" };
  if (all(/^[()[\]{}<>\s]+$/u)) return { kind: "brackets" };
  const words = [...new Set(targets.map((target) => target.toLowerCase()))].sort();
  if (words.length <= mostWords && all(/^\p{L}+$/u)) return { kind: "word", menu: words };
  return { kind: all(/^[\p{L}\p{M}'&-]+(?: [\p{L}\p{M}'&-]+)*$/u) ? "words" : "text" };
}

const optionLetter = /^\(([A-Z])\)$/u;

function goldOf(input: string, target: string, task: TaskReading): ItemGold {
  const options = [...input.matchAll(/^\([A-Z]\)[ \t]*(.*)$/gmu)].map(([, text = ""]) => text);
  const letter = optionLetter.exec(target)?.[1];
  if (task.kind === "option" && letter !== undefined)
    return { kind: "answer", target, answer: letter, reading: { kind: "option", options } };
  // Three targets are no letter: their options were torn apart at commas, and only the whole text is right.
  const reading: AnswerReading = task.kind === "option" ? { kind: "text" } : task;
  return { kind: "answer", target, answer: readAnswer(target, reading) ?? plainText(target), reading };
}
