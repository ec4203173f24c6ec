import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findQuestions } from "../../../../src/cli/compose/flask/find-questions.js";
import { readQuestions } from "../../../../src/cli/compose/flask/read-questions.js";
import { readResponseFile } from "../../../../src/cli/compose/flask/read-response-file.js";
import { lookAround } from "../../../../src/cli/compose/surroundings.js";
import { openFiles } from "../../../../src/cli/compose/imports/open-files.js";
import type { Question } from "../../../../src/flask/question.js";
import { refusalOf } from "../../../imports/support/read-rows.js";
import { linesOf, sourceFile } from "../../../imports/support/source-file.js";

const mirror = process.env["REIFE_MIRROR"] ?? new URL("../../../../../shared", import.meta.url).pathname;
const isHere = existsSync(join(mirror, "data/flask/flask_evaluation.jsonl"));
const surroundings = { ...lookAround({ offline: true }), mirror };
const load = async (set: string): Promise<readonly Question[]> =>
  (await findQuestions(set, surroundings)).questions;

function countsOf(labels: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

describe.skipIf(!isHere)("FLASK's published questions", () => {
  it("are 1,740 of 122 sources, labelled as counted", async () => {
    const questions = await load("flask");
    expect(questions).toHaveLength(1740);
    expect(new Set(questions.map(({ task }) => task)).size).toBe(122);
    expect(countsOf(questions.flatMap(({ skills }) => skills))).toEqual({
      ...{
        Comprehension: 1168,
        "Commonsense Understanding": 711,
        Factuality: 617,
        "Logical Correctness": 488,
      },
      ...{
        Completeness: 460,
        Readability: 450,
        Conciseness: 326,
        Insightfulness: 298,
        "Logical Robustness": 224,
      },
      ...{ "Logical Efficiency": 182, Metacognition: 150, Harmlessness: 145 },
    });
    expect(questions.filter(({ skills }) => skills.length !== 3).map(({ skills }) => skills.length)).toEqual([
      2,
    ]);
    expect(countsOf(questions.flatMap(({ domains }) => domains))).toEqual({
      ...{ Culture: 391, Humanities: 363, Technology: 280, "Social Science": 278, Language: 232, Math: 230 },
      ...{ Coding: 207, "Natural Science": 172, Health: 121, History: 89 },
    });
    expect(countsOf(questions.map(({ difficulty }) => difficulty ?? "none"))).toEqual({
      "simple lifestyle knowledge": 388,
      "advanced lifestyle knowledge": 278,
      "formal education knowledge": 444,
      "major level knowledge": 442,
      "expert level knowledge": 186,
      none: 2,
    });
    expect(questions.flatMap(({ id, difficulty }) => (difficulty === undefined ? [id] : []))).toEqual([
      "1706",
      "1716",
    ]);
  });

  it("have an instruction twice, and a row with fields of an older scheme", async () => {
    const questions = await load("flask");
    const textOf = (id: string): string | undefined =>
      questions.find((entry) => entry.id === id)?.instruction.trim();
    expect(textOf("464")).toBe(textOf("471"));
    expect(textOf("1042")).toBe(textOf("1103"));
    // It also carries the skills of the older scheme, which are passed over.
    expect(questions.find(({ id }) => id === "259")).toMatchObject({
      ...{ task: "Mmlu", domains: ["Math"] },
      skills: ["Logical Correctness", "Commonsense Understanding", "Factuality"],
    });
  });

  it("are the first 1,700 in version 1, with the same labels", async () => {
    const [older, newer] = await Promise.all([load("flask-v1"), load("flask")]);
    expect(older).toHaveLength(1700);
    expect(new Set(older.map(({ task }) => task)).size).toBe(120);
    const labelsOf = ({ id, instruction, skills, domains, difficulty }: Question): unknown => ({
      ...{ id, instruction, skills, domains, difficulty },
    });
    const differing = older.flatMap((entry, index) =>
      JSON.stringify(labelsOf(entry)) === JSON.stringify(labelsOf(newer[index] ?? entry)) ? [] : [entry.id],
    );
    // Once labelled by hand with a domain that is none of the ten.
    expect(differing).toEqual(["259"]);
  });

  it("are 89 in FLASK-Hard, all of expert level, 88 of them in the large set", async () => {
    const [hard, all] = await Promise.all([load("flask-hard"), load("flask")]);
    expect(hard).toHaveLength(89);
    expect(new Set(hard.map(({ difficulty }) => difficulty))).toEqual(new Set(["expert level knowledge"]));
    const texts = new Set(all.map(({ instruction }) => instruction));
    expect(hard.filter(({ instruction }) => !texts.has(instruction)).map(({ id }) => id)).toEqual(["82"]);
  });

  it("have answers of other models for all but 40, which are named", async () => {
    const file = join(mirror, "data/flask-responses/chatgpt.jsonl");
    const [source] = openFiles([file], "/");
    if (source === undefined) throw new Error("No file");
    const answers = await readResponseFile(source, await findQuestions("flask", surroundings));
    expect(answers.model).toBe("chatgpt");
    expect(answers.count + answers.blank.length).toBe(1700);
    expect(answers.missing).toEqual(Array.from({ length: 40 }, (_, index) => String(1701 + index)));
  });
});

describe("files of questions and answers", () => {
  const rows = [
    {
      idx: 1,
      instruction: "Name a fruit",
      answer: "Apple",
      skill: ["logical_correctness"],
      domain: ["Culture", "-1"],
      difficulty: -1,
      subtag: "x",
    },
    {
      question_id: 2,
      text: "Name a tree",
      metrics: [],
      domain_labeled: ["Math"],
      difficulty_labeled: "major level knowledge",
    },
  ];

  it("are read in either version, and without labels", async () => {
    expect(await readQuestions(sourceFile("q.jsonl", linesOf(...rows)))).toEqual([
      {
        id: "1",
        instruction: "Name a fruit",
        reference: "Apple",
        skills: ["Logical Correctness"],
        domains: ["Culture"],
      },
      {
        id: "2",
        instruction: "Name a tree",
        skills: [],
        domains: ["Math"],
        difficulty: "major level knowledge",
      },
    ]);
  });

  const questions = {
    set: "mine",
    questions: [{ id: "1" }, { id: "2" }, { id: "3" }] as unknown as readonly Question[],
  };
  it("are matched by id; a repeated answer counts once, a blank one is none", async () => {
    const given = [
      { question_id: 3, text: "Oak", model_id: "m:1" },
      { idx: "1", text: " " },
      { question_id: 3, text: "Oak", model_id: "m:1" },
    ];
    expect(await readResponseFile(sourceFile("answers/m.jsonl", linesOf(...given)), questions)).toEqual({
      ...{ model: "m", count: 1, missing: ["2"], blank: ["1"] },
      lines: '{"question_id":3,"text":"Oak","model_id":"m:1"}\n',
      texts: new Map([["3", "Oak"]]),
    });
  });

  it.each([
    [[{ question_id: 4, text: "x" }], "field 'question_id' is 4, expected the id of a question of mine"],
    [
      [
        { question_id: 1, text: "x" },
        { question_id: 1, text: "y" },
      ],
      "question 1 has two different answers",
    ],
    [[{ question_id: 1 }], "field 'text' is missing"],
  ])("are refused: %#", async (given, words) => {
    expect(await refusalOf(readResponseFile(sourceFile("m.jsonl", linesOf(...given)), questions))).toContain(
      words,
    );
  });

  it("are looked for by name", async () => {
    await expect(findQuestions("flask-hart", surroundings)).rejects.toMatchObject({
      hint: "Did you mean 'flask-hard'?",
    });
    const { questions: starter } = await findQuestions("starter", surroundings);
    expect(starter).toHaveLength(144);
  });
});
