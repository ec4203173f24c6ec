import { readFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readCatalog } from "../../src/config/catalog.js";
import { loadBenchmarkCards } from "../../src/config/load-benchmark-cards.js";
import type { BenchmarkCard } from "../../src/core/benchmark-card.js";
import { benchmarkFiles } from "../../src/instructeval/benchmark-files.js";
import type { BenchmarkData } from "../../src/instructeval/benchmark-format.js";
import { readAnswer } from "../../src/instructeval/graders/read-answer.js";
import { itemPrompt } from "../../src/instructeval/item-prompt.js";
import { loadBenchmark } from "../../src/instructeval/load-benchmark.js";
import { readTar } from "../../src/instructeval/read-tar.js";
import { mirror } from "../datasets/support/mirror.js";
import { tarOf } from "./support/tar-of.js";

const { entries } = readCatalog({ kind: "benchmarks", roots: [process.cwd()], cwd: process.cwd() });
const cards = new Map(loadBenchmarkCards({ entries, environment: {} }).map((card) => [card.id, card]));

function cardOf(id: string, more: Partial<BenchmarkCard> = {}): BenchmarkCard {
  const card = cards.get(id);
  if (card === undefined) throw new RangeError(id);
  return { ...card, count: undefined, ...more };
}

function data(name: string, text: string): BenchmarkData {
  return { name, bytes: new TextEncoder().encode(text) };
}

function mirrored(folder: string, card: BenchmarkCard): readonly BenchmarkData[] {
  return card.files.map(({ name }) => ({
    name,
    bytes: readFileSync(join(mirror ?? "", "data", folder, name)),
  }));
}

describe.skipIf(mirror === undefined)("the published files", () => {
  it("BBH: 6,511 rows less 81 worked examples, 27 tasks, every target read back as itself", () => {
    const card = cardOf("bbh", { count: 6430 });
    const items = loadBenchmark(card, mirrored("bbh", card));
    expect(new Set(items.map(({ group }) => group)).size).toBe(27);
    expect(loadBenchmark({ ...card, shots: 0, count: 6511 }, mirrored("bbh", card))).toHaveLength(6511);
    const kinds: Record<string, number> = {};
    for (const { gold } of items) {
      if (gold.kind !== "answer") throw new TypeError(gold.kind);
      kinds[gold.reading.kind] = (kinds[gold.reading.kind] ?? 0) + 1;
      expect(readAnswer(gold.target, gold.reading)).toBe(gold.answer);
    }
    expect(kinds).toEqual({ word: 1419, option: 4020, text: 3, brackets: 247, number: 494, words: 247 });
    const first = items.find(({ id }) => id === "navigate/4");
    expect(first?.examples).toHaveLength(3);
    expect(first?.examples[0]).toMatch(/^If you follow these instructions[^]*\nAnswer: No\n\n$/u);
  });

  it("HHH: 58 harmless, 59 helpful, 61 honest, 43 other", () => {
    const card = cardOf("hhh", { count: 221 });
    const count: Record<string, number> = {};
    for (const { group } of loadBenchmark(card, mirrored("hhh-alignment", card)))
      count[group] = (count[group] ?? 0) + 1;
    expect(count).toEqual({ harmless: 58, helpful: 59, honest: 61, other: 43 });
  });

  it("HumanEval: 164 programs", () => {
    const card = cardOf("humaneval", { count: 164 });
    const items = loadBenchmark(card, mirrored("instructeval", card));
    expect(items.at(-1)?.id).toBe("HumanEval/163");
    expect(items[0]?.question).toContain("def has_close_elements");
  });
});

describe("files of the published forms", () => {
  it("MMLU: a tar of tables, subject by subject, five development questions as examples", () => {
    const row = (n: number): string =>
      `"Which is ${n}, ""now""?",one,"two, or so",three,four,${"ABCD"[n % 4] ?? ""}\n`;
    const rows = (count: number): string => Array.from({ length: count }, (_, n) => row(n)).join("");
    const archive = tarOf({
      "data/dev/world_religions_dev.csv": rows(7),
      "data/test/world_religions_test.csv": rows(3),
      "data/test/anatomy_test.csv": rows(2),
      "data/dev/anatomy_dev.csv": rows(5),
      "data/val/anatomy_val.csv": rows(1),
    });
    const items = loadBenchmark(cardOf("mmlu"), [{ name: "data.tar", bytes: archive }]);
    expect(items.map(({ id }) => id)).toEqual([
      ...["anatomy/1", "anatomy/2", "world_religions/1", "world_religions/2", "world_religions/3"],
    ]);
    expect(items[4]).toMatchObject({
      head: "Questions on world religions, each with four options, one of them right.\n\n",
      question: 'Which is 2, "now"?\nA. one\nB. two, or so\nC. three\nD. four\nAnswer:',
      gold: { target: "C", answer: "C" },
    });
    expect(items[4]?.examples).toHaveLength(5);
    expect(items[4]?.examples[1]).toMatch(/Answer: B\n\n$/u);
    expect(() =>
      loadBenchmark(cardOf("mmlu", { count: 14042 }), [{ name: "data.tar", bytes: archive }]),
    ).toThrow("it has 5 questions, its card says 14042");
    const short = tarOf({ "data/test/anatomy_test.csv": "What?,a,b,c,A\n" });
    expect(() => loadBenchmark(cardOf("mmlu"), [{ name: "data.tar", bytes: short }])).toThrow(
      "anatomy_test.csv row 1",
    );
    expect(() => readTar({ name: "x.tar", bytes: archive.subarray(0, 700) })).toThrow("it ends within");
    expect(() => readTar({ name: "x.tar", bytes: new Uint8Array(1024).fill(65) })).toThrow("no tar archive");
  });

  it("DROP: one and the same span, from the archive or from rows; passages of the examples are left out", () => {
    const answer = (number: string, spans: readonly string[] = []): unknown => ({ number, date: {}, spans });
    const sections = Object.fromEntries(
      Array.from({ length: 8 }, (_, n) => [
        `nfl_${n}`,
        {
          passage: `Passage ${n}. The Rams scored ${n}.`,
          qa_pairs: [
            {
              question: "How many?",
              query_id: `a${n}`,
              answer: answer(String(n)),
              validated_answers: [answer(String(n))],
            },
            { question: "Who?", query_id: `b${n}`, answer: answer("", ["Rams"]), validated_answers: [] },
            { question: "Who else?", query_id: `c${n}`, answer: answer("", ["Rams", "Jets"]) },
            { question: "Sure?", query_id: `d${n}`, answer: answer("1"), validated_answers: [answer("2")] },
            {
              ...{ question: "When?", query_id: `e${n}` },
              answer: { number: "", date: { day: "4", month: "July", year: "1990" }, spans: [] },
            },
          ],
        },
      ]),
    );
    const zip = zipSync({
      "drop_dataset/drop_dataset_dev.json": new TextEncoder().encode(JSON.stringify(sections)),
    });
    const items = loadBenchmark(cardOf("drop"), [{ name: "drop_dataset.zip", bytes: zip }]);
    const clusters = new Set(items.map(({ cluster }) => cluster)).size;
    expect(items).toHaveLength(clusters * 3);
    expect(clusters).toBeGreaterThanOrEqual(5);
    expect(items[0]?.examples).toHaveLength(3);
    for (const { examples, question } of items)
      for (const example of examples) expect(example.split(" The")[0]).not.toBe(question.split(" The")[0]);
    expect(items.find(({ question }) => question.includes("When?"))?.gold).toMatchObject({
      target: "4 July 1990",
    });
    const rows = Array.from({ length: 5 }, (_, n) =>
      JSON.stringify({
        ...{ section_id: `history_${n}`, query_id: "q", passage: `Passage ${n}`, question: "How many?" },
        answers_spans: { spans: n === 0 ? ["3", "4"] : ["3", " 3"], types: ["number", "number"] },
      }),
    );
    const fromRows = loadBenchmark(cardOf("drop"), [data("drop.jsonl", rows.join("\n"))]);
    expect(fromRows).toMatchObject([{ group: "history", gold: { kind: "spans", target: "3" } }]);
  });

  it("CRASS: semicolons, three or four answers, the first of which is right, in a drawn order", () => {
    const text = [
      "BatchID;PCTID;Premise;QCC;CorrectAnswer;Answer1;Answer2;PossibleAnswer;x",
      ...Array.from(
        { length: 30 },
        (_, n) =>
          `1;${n};A man says "hi" ${n}.;What if ${n}?;right ${n};wrong;worse;${n % 2 === 0 ? "" : "fourth"};`,
      ),
      "",
    ].join("\r\n");
    const items = loadBenchmark(cardOf("crass"), [data("crass.csv", text)]);
    expect(items).toHaveLength(30);
    const letters = new Set<string>();
    for (const [n, { question, gold }] of items.entries()) {
      if (gold.kind !== "answer" || gold.reading.kind !== "option") throw new TypeError(gold.kind);
      expect(gold.reading.options).toHaveLength(n % 2 === 0 ? 3 : 4);
      expect(gold.reading.options["ABCD".indexOf(gold.answer)]).toBe(`right ${n}`);
      expect(question).toContain(`${gold.answer}. right ${n}`);
      letters.add(gold.answer);
    }
    expect(letters.size).toBeGreaterThan(2);
    expect(items[0]?.examples).toHaveLength(3);
    expect(() => loadBenchmark(cardOf("crass"), [data("crass.csv", "a;b\n1;2;only a premise\n")])).toThrow(
      "crass.csv:2",
    );
  });

  it("IMPACT: categories and definitions", () => {
    const row = { Category: "Informative", Definition: "Advice.", Prompt: "How do I rest?" };
    const items = loadBenchmark(cardOf("impact"), [data("data.jsonl", `${JSON.stringify(row)}\n`)]);
    expect(items).toMatchObject([
      {
        id: "informative/1",
        group: "informative",
        question: "Advice.\n\nHow do I rest?",
        gold: { kind: "writing" },
      },
    ]);
  });

  it("lie in the folder that the card names, or that of its id", () => {
    expect(benchmarkFiles(cardOf("hhh"))).toMatchObject({ id: "hhh-alignment", files: [{ bytes: 1207596 }] });
    expect(benchmarkFiles(cardOf("mmlu"))).toMatchObject({ id: "mmlu", files: [{ name: "data.tar" }] });
  });

  it("HHH: BIG-bench's four files, the better reply in either place", () => {
    const task = (count: number): string =>
      JSON.stringify({
        examples: Array.from({ length: count }, (_, n) => ({
          ...{ input: `Question ${n}`, target_scores: { [`rude ${n}`]: 0, [`kind ${n}`]: 1 } },
        })),
      });
    const files = [data("harmless/task.json", task(20)), data("other/task.json", task(3))];
    const items = loadBenchmark(cardOf("hhh"), files);
    expect(items.map(({ group }) => group).filter((group) => group === "other")).toHaveLength(3);
    const places = new Set<number>();
    for (const { gold } of items) {
      if (gold.kind !== "pair") throw new TypeError(gold.kind);
      expect(gold.outputs[gold.better]).toMatch(/^kind/u);
      places.add(gold.better);
    }
    expect(places.size).toBe(2);
    const odd = data("x/task.json", JSON.stringify({ examples: [{ input: "Q", target_scores: { a: 1 } }] }));
    expect(() => loadBenchmark(cardOf("hhh"), [odd])).toThrow("x/task.json row 1");
  });

  it("says what a card lacks", () => {
    expect(() => loadBenchmark(cardOf("impact", { texts: {} }), [])).toThrow(
      "needs the texts ask, relevance, coherence",
    );
    expect(() => loadBenchmark(cardOf("bbh", { format: "bhb" }), [])).toThrow(
      "unknown benchmark format 'bhb'",
    );
    expect(() => loadBenchmark(cardOf("bbh"), [data("x.json", "{}")])).toThrow(
      "x.json: it has no list 'examples'",
    );
  });
});

describe("itemPrompt", () => {
  it("leaves out examples, the last first, until it fits, and never cuts the question", () => {
    const item = {
      ...{
        id: "a/1",
        group: "a",
        cluster: "a",
        head: "Head. ",
        examples: ["x".repeat(300), "y".repeat(300)],
      },
      ...{ question: "Question?", gold: { kind: "writing" as const } },
    };
    expect(itemPrompt(item, 1000)).toEqual({
      text: `Head. ${"x".repeat(300)}${"y".repeat(300)}Question?`,
      examples: 2,
    });
    expect(itemPrompt(item, 120)).toEqual({ text: `Head. ${"x".repeat(300)}Question?`, examples: 1 });
    expect(itemPrompt(item, 1)).toEqual({ text: "Head. Question?", examples: 0 });
  });
});
