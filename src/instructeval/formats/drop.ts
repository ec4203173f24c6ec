import { unzipSync } from "fflate";
import { DatasetError } from "../../core/errors.js";
import { isRecord } from "../../core/is-record.js";
import { parseJson } from "../../core/parse-json.js";
import { sha256 } from "../../core/sha256.js";
import { readRows } from "../../datasets/read-rows.js";
import { seededRandom } from "../../stats/seeded-random.js";
import { shuffle } from "../../stats/shuffle.js";
import type { BenchmarkData, BenchmarkFormat } from "../benchmark-format.js";
import type { Item } from "../item.js";
import { textOf } from "../text-of.js";

interface Question {
  readonly id: string;
  readonly group: string;
  readonly passage: string;
  readonly question: string;
  /** Spans by annotator. */
  readonly answers: readonly (readonly string[])[];
}

/**
 * DROP's validation questions, from the authors' archive (`drop_dataset_dev.json`) or as rows with `passage`, `question` and
 * `answers_spans`. Only questions are asked all of whose annotators gave one and the same span; the worked examples are drawn among them
 * (by a fixed seed), and their passages are asked about no more.
 */
export const drop: BenchmarkFormat = {
  format: "drop",
  texts: [],
  load(card, files) {
    const known = files.flatMap(questionsOf).filter(({ answers }) => new Set(spansOf(answers)).size === 1);
    const shown = shuffle(seededRandom("drop examples"), known).slice(0, card.shots);
    const passages = new Set(shown.map(({ passage }) => passage));
    const examples = shown.map((question) => `${blockOf(question)} ${targetOf(question)}\n\n`);
    return known
      .filter(({ passage }) => !passages.has(passage))
      .map((question): Item => {
        const { id, group, passage, answers } = question;
        const cluster = sha256(passage).slice(0, 16);
        const gold = { kind: "spans", target: targetOf(question), answers } as const;
        return { id, group, cluster, head: "", examples, question: blockOf(question), gold };
      });
  },
};

function blockOf({ passage, question }: Question): string {
  return `${passage.trim()} ${question.trim()}\nAnswer:`;
}

function targetOf({ answers }: Question): string {
  return spansOf(answers)[0] ?? "";
}

function spansOf(answers: Question["answers"]): readonly string[] {
  return answers.flat().map((span) => span.trim());
}

function questionsOf(file: BenchmarkData): readonly Question[] {
  if (!file.name.endsWith(".zip")) return rowQuestions(file);
  const entries = Object.entries(unzip(file));
  const [name, bytes] = entries.find(([path]) => path.endsWith("drop_dataset_dev.json")) ?? [];
  if (name === undefined || bytes === undefined)
    throw new DatasetError(`Cannot read ${file.name}: it has no drop_dataset_dev.json`);
  const value = parseJson(textOf({ name, bytes }));
  if (!isRecord(value)) throw new DatasetError(`Cannot read ${name}: it is no object of sections`);
  return Object.entries(value).flatMap(([section, body]) => sectionQuestions(section, body, name));
}

function unzip(file: BenchmarkData): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(file.bytes, { filter: ({ name }) => name.endsWith("drop_dataset_dev.json") });
  } catch (cause) {
    throw new DatasetError(`Cannot read ${file.name}: it is no zip archive`, { cause });
  }
}

function sectionQuestions(section: string, body: unknown, file: string): readonly Question[] {
  const { passage, qa_pairs: pairs } = isRecord(body) ? body : {};
  if (typeof passage !== "string" || !Array.isArray(pairs))
    throw new DatasetError(`Cannot read ${file}: section ${section} has no passage with qa_pairs`);
  return pairs.map((pair: unknown, index) => {
    const { question, answer, validated_answers: others } = isRecord(pair) ? pair : {};
    if (typeof question !== "string" || !isRecord(answer))
      throw new DatasetError(
        `Cannot read ${file}: question ${index + 1} of section ${section} has no answer`,
      );
    const all: readonly unknown[] = Array.isArray(others) ? [answer, ...(others as unknown[])] : [answer];
    const answers = all.map(writtenSpans);
    return { id: `${section}/${index + 1}`, group: kindOf(section), passage, question, answers };
  });
}

/** An answer is a number, a date or spans; what it is not is empty. */
function writtenSpans(answer: unknown): readonly string[] {
  const { number, date, spans } = isRecord(answer) ? answer : {};
  if (typeof number === "string" && number !== "") return [number];
  if (Array.isArray(spans) && spans.length > 0) return spans.filter((span) => typeof span === "string");
  const { day, month, year } = isRecord(date) ? date : {};
  const written = [day, month, year].filter((part) => typeof part === "string" && part !== "").join(" ");
  return written === "" ? [] : [written];
}

function rowQuestions(file: BenchmarkData): readonly Question[] {
  return readRows({ name: file.name, text: textOf(file) }).map((row) => {
    const section = row.text("section_id");
    const spans = row.optionalRecord("answers_spans")?.["spans"];
    if (!Array.isArray(spans)) throw row.error("answers_spans", "an object with a list 'spans'");
    const answers = spans.filter((span) => typeof span === "string").map((span) => [span]);
    const place = { id: `${section}/${row.place.number}`, group: kindOf(section) };
    return { ...place, passage: row.text("passage"), question: row.text("question"), answers };
  });
}

/** `history_123` -> `history`. */
function kindOf(section: string): string {
  return section.replace(/_\d+$/u, "");
}
