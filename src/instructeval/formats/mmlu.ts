import { parse } from "csv-parse/sync";
import type { BenchmarkCard } from "../../core/benchmark-card.js";
import { DatasetError } from "../../core/errors.js";
import type { BenchmarkFormat } from "../benchmark-format.js";
import { fillText } from "../fill-text.js";
import type { Item } from "../item.js";
import { optionLines } from "../option-lines.js";
import { readTar } from "../read-tar.js";
import { textOf } from "../text-of.js";

const member = /(?:^|\/)(test|dev)\/([a-z_]+)_(?:test|dev)\.csv$/u;
const letters = ["A", "B", "C", "D"];

interface Question {
  readonly stem: string;
  readonly options: readonly string[];
  readonly letter: string;
}

/**
 * MMLU as its authors' archive has it: a table without a header for each subject, in `test` the questions and in `dev` those that serve
 * as worked examples: stem, four options, letter.
 */
export const mmlu: BenchmarkFormat = {
  format: "mmlu",
  texts: ["head"],
  load(card, files) {
    const tables: Record<"test" | "dev", Map<string, readonly Question[]>> = {
      test: new Map(),
      dev: new Map(),
    };
    for (const { name, bytes } of files.flatMap(readTar)) {
      const [, part, subject = ""] = member.exec(name) ?? [];
      if (part === "test" || part === "dev")
        tables[part].set(subject, questionsOf(name, textOf({ name, bytes })));
    }
    if (tables.test.size === 0)
      throw new DatasetError(`Cannot read ${card.id}: its archive has no test/*_test.csv`);
    return [...tables.test]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([subject, questions]) =>
        itemsOf(card, subject, { questions, dev: tables.dev.get(subject) ?? [] }),
      );
  },
};

function questionsOf(file: string, text: string): readonly Question[] {
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, relaxColumnCount: true, skipEmptyLines: true });
  } catch (cause) {
    throw new DatasetError(`Cannot read ${file}: it is no table`, { cause });
  }
  return rows.map((cells, index) => {
    const [stem = "", ...rest] = cells;
    const [letter = "", options] = [rest.at(-1)?.trim(), rest.slice(0, -1)];
    if (options.length !== letters.length || !letters.includes(letter))
      throw new DatasetError(
        `Cannot read ${file} row ${index + 1}: expected a question, four options and a letter A to D`,
      );
    return { stem, options, letter };
  });
}

function itemsOf(
  card: BenchmarkCard,
  subject: string,
  { questions, dev }: { readonly questions: readonly Question[]; readonly dev: readonly Question[] },
): readonly Item[] {
  const group = subject.replaceAll("_", " ");
  const head = fillText(card, "head", { subject: group });
  const examples = dev.slice(0, card.shots).map((question) => `${blockOf(question)} ${question.letter}\n\n`);
  return questions.map((question, index) => {
    const id = `${subject}/${index + 1}`;
    const { letter, options } = question;
    return {
      ...{ id, group: subject, cluster: id, head, examples, question: blockOf(question) },
      gold: { kind: "answer", target: letter, answer: letter, reading: { kind: "option", options } },
    };
  });
}

function blockOf({ stem, options }: Question): string {
  return `${stem}\n${optionLines(options)}\nAnswer:`;
}
