import type { DatasetCard } from "../../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../../core/dataset-loader.js";
import { CardOptions } from "../card-options.js";
import { mapRows } from "../map-rows.js";
import { readTable } from "../read-table.js";
import type { Row } from "../row.js";

interface Rating {
  readonly text: string;
  readonly scores: ReadonlyMap<string, number>;
  readonly systems: readonly string[];
  readonly annotator: string;
}

/**
 * The human ratings of LLM-Rubric: a table with a row for each annotator and conversation (`text_id`), maybe its
 * `dialogue_system`, and the answers to questions `Q0` to `Q8`, 1 to 4; 0 says that a question does not apply, and counts for nothing. The gold is the mean over
 * annotators. The conversations themselves are not in it: such instances have no text, and their row is the conversation's number.
 */
export const llmRubric: DatasetLoader = {
  format: "llm-rubric",
  load(card: DatasetCard, files: readonly LoadedFile[]): readonly RawInstance[] {
    new CardOptions(card, []);
    const rows = files.flatMap((file) => readTable(file));
    const byText = new Map<string, Rating[]>();
    for (const rating of mapRows(rows, ratingOf)) {
      byText.set(rating.text, [...(byText.get(rating.text) ?? []), rating]);
    }
    return [...byText].map(([text, ratings], index) => ({
      instruction: `Conversation ${text}`,
      outputs: [""],
      gold: { kind: "scores", ...goldOf(ratings) },
      row: index + 1,
      tags: { id: [text], ...systemTag(ratings) },
    }));
  },
};

function systemTag(ratings: readonly Rating[]): RawInstance["tags"] {
  const system = [...new Set(ratings.flatMap(({ systems }) => systems))];
  return system.length === 0 ? {} : { system };
}

function ratingOf(row: Row): Rating {
  const questions = Object.keys(row.fields).filter((name) => /^Q\d+$/u.test(name));
  if (questions.length === 0) throw row.error("Q0", "columns Q0, Q1, ...");
  const scores = new Map<string, number>();
  for (const question of questions) {
    const written = row.fields[question];
    const score = Number(written);
    if (written === "" || score === 0) continue;
    if (![1, 2, 3, 4].includes(score)) throw row.error(question, "a number from 0 to 4");
    scores.set(question, score);
  }
  return {
    text: row.text("text_id"),
    scores,
    systems: row.optionalTexts("dialogue_system"),
    annotator: row.text("annotator_id"),
  };
}

function goldOf(ratings: readonly Rating[]): {
  readonly scores: Readonly<Record<string, number>>;
  readonly ratings: Readonly<Record<string, readonly number[]>>;
  readonly annotators: Readonly<Record<string, readonly string[]>>;
} {
  const questions = [...new Set(ratings.flatMap(({ scores }) => [...scores.keys()]))].sort();
  const given = questions.map((question): [string, readonly number[]] => [
    question,
    ratings.flatMap(({ scores }) => scores.get(question) ?? []),
  ]);
  return {
    scores: Object.fromEntries(
      given.map(([question, all]) => [question, all.reduce((sum, score) => sum + score, 0) / all.length]),
    ),
    ratings: Object.fromEntries(given),
    annotators: Object.fromEntries(
      questions.map((question) => [
        question,
        ratings.filter(({ scores }) => scores.has(question)).map(({ annotator }) => annotator),
      ]),
    ),
  };
}
