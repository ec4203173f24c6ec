import type { FlaskCompatLine } from "../core/flask-compat-line.js";
import { difficulties } from "./difficulties.js";
import { domains } from "./domains.js";

/** A review as FLASK's aggregators take it. */
export interface CompatRow {
  /** By skill, as the authors' parser read it. */
  readonly score: Readonly<Record<string, unknown>>;
  readonly domains: readonly string[];
  readonly difficulty: string;
}

/** The three tables of FLASK's aggregators, and rows that they complain about. */
export interface CompatTables {
  readonly skill: readonly FlaskCompatLine[];
  readonly domain: readonly FlaskCompatLine[];
  readonly difficulty: readonly FlaskCompatLine[];
  /** Rows with other than three scores. */
  readonly odd: number;
}

/** The order of the authors' tables. */
const names = [
  ...["robustness", "correctness", "efficiency", "factuality", "commonsense", "comprehension"],
  ...["insightfulness", "completeness", "metacognition", "readability", "conciseness", "harmlessness"],
];

type Tally = [sum: number, count: number];

/**
 * What FLASK's aggregators write of a file of reviews, to the last digit: sums in file order, every row counted, repeated ones too; each
 * domain of a row gets all its scores; `N/A` and what is no number are left out; a level or a domain of another name goes nowhere.
 *
 * Source: gpt_review/aggregate_skill.py, aggregate_domain.py and aggregate_difficulty_skill.py of FLASK's repository.
 */
export function compatTables(rows: readonly CompatRow[]): CompatTables {
  const bySkill = new Map<string, Tally>();
  const byDomain = new Map<string, Tally>();
  const byDifficulty = new Map<string, Map<string, Tally>>();
  for (const row of rows) {
    for (const [key, written] of Object.entries(row.score)) {
      const score = written === "N/A" ? undefined : numberOf(written);
      for (const domain of row.domains) count(byDomain, firstWord(domain), score);
      const name = nameOf(key);
      if (name === undefined) continue;
      count(bySkill, name, score);
      const levels = byDifficulty.get(name) ?? new Map<string, Tally>();
      byDifficulty.set(name, levels);
      if (difficulties.includes(row.difficulty)) count(levels, row.difficulty, score);
    }
  }
  return {
    skill: linesOf(bySkill, names),
    domain: linesOf(byDomain, Object.keys(domains).map(firstWord)),
    difficulty: names.flatMap((name) => {
      const levels = byDifficulty.get(name);
      return levels === undefined ? [] : levelsOf(name, levels);
    }),
    odd: rows.filter(({ score }) => Object.keys(score).length !== 3).length,
  };
}

function firstWord(text: string): string {
  return text.split(" ")[0] ?? "";
}

function nameOf(key: string): string | undefined {
  return key.includes("logical") ? key.split(" ")[1] : firstWord(key);
}

/** What Python's `float` makes of a score; undefined where it refuses it. */
function numberOf(written: unknown): number | undefined {
  if (typeof written === "number") return written;
  if (typeof written === "boolean") return Number(written);
  if (typeof written !== "string" || !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/u.test(written))
    return undefined;
  return Number(written);
}

function count(tallies: Map<string, Tally>, name: string, score: number | undefined): void {
  const tally = tallies.get(name) ?? [0, 0];
  tallies.set(name, tally);
  if (score === undefined) return;
  tally[0] += score;
  tally[1] += 1;
}

function linesOf(tallies: ReadonlyMap<string, Tally>, order: readonly string[]): readonly FlaskCompatLine[] {
  return order.flatMap((name) => {
    const tally = tallies.get(name);
    if (tally === undefined) return [];
    const [sum, total] = tally;
    return [{ name, sum, count: total, ...(total === 0 ? {} : { mean: sum / total }) }];
  });
}

function levelsOf(name: string, levels: ReadonlyMap<string, Tally>): readonly FlaskCompatLine[] {
  let [allSum, allCount] = [0, 0];
  return difficulties.map((difficulty) => {
    const [sum, total] = levels.get(difficulty) ?? [0, 0];
    allSum += sum;
    allCount += total;
    return {
      ...{ name, difficulty, sum, count: total },
      ...(total === 0 ? {} : { mean: sum / total }),
      ...(allCount === 0 ? {} : { cumulative: allSum / allCount }),
    };
  });
}
