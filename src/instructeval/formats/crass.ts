import type { BenchmarkCard } from "../../core/benchmark-card.js";
import { DatasetError } from "../../core/errors.js";
import { seededRandom } from "../../stats/seeded-random.js";
import { shuffle } from "../../stats/shuffle.js";
import type { BenchmarkData, BenchmarkFormat } from "../benchmark-format.js";
import type { Item } from "../item.js";
import { optionLines } from "../option-lines.js";
import { textOf } from "../text-of.js";

const mostOptions = 4;

/**
 * CRASS in its fixed-target form: cells between semicolons, without quotes, below a line of names: two numbers, premise, question, the
 * right answer and two or three wrong ones. The options are shown in an order drawn for each row by a fixed seed.
 */
export const crass: BenchmarkFormat = {
  format: "crass",
  texts: [],
  load: (card, files) => files.flatMap((file) => itemsOf(card, file)),
};

function itemsOf(card: BenchmarkCard, file: BenchmarkData): readonly Item[] {
  const lines = textOf(file)
    .split(/\r?\n/u)
    .map((text, index) => ({ text, line: index + 1 }))
    .slice(1)
    .filter(({ text }) => text.trim() !== "");
  return lines.map(({ text, line }, index) => {
    const [, , premise = "", question = "", ...cells] = text.split(";").map((cell) => cell.trim());
    const written = cells.slice(0, mostOptions).filter((cell) => cell !== "");
    const [right] = written;
    if (premise === "" || question === "" || right === undefined || written.length < 2)
      throw new DatasetError(
        `Cannot read ${file.name}:${line}: expected two numbers, premise, question and two to four answers between semicolons`,
      );
    const options = shuffle(seededRandom(`crass ${index + 1}`), written);
    const letter = String.fromCharCode(65 + options.indexOf(right));
    const id = `crass/${index + 1}`;
    return {
      ...{ id, group: "crass", cluster: premise, head: "", examples: card.examples.slice(0, card.shots) },
      question: `${premise} ${question}\n${optionLines(options)}\nAnswer:`,
      gold: { kind: "answer", target: letter, answer: letter, reading: { kind: "option", options } },
    };
  });
}
