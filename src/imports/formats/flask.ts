import type { Gold } from "../../core/gold.js";
import { sha256 } from "../../core/sha256.js";
import type { Fields } from "../fields.js";
import { flaskReview } from "../flask-review.js";
import type { ImportFormat } from "../import-format.js";
import type { ImportedItem } from "../imported-row.js";
import { pathParts } from "../path-parts.js";
import { prometheusPrompt } from "../prometheus-prompt.js";
import { jsonRecords } from "../read/json-records.js";
import type { SourceFile } from "../source-file.js";

/** Mean human score by respondent's answer, then by skill. */
type HumanScores = ReadonlyMap<string, Readonly<Record<string, number>>>;

/**
 * FLASK's review files: question rows of either version of the schema with the answer (`target_txt`) and the judge's raw `review`, which
 * the parser of protocol flask reads on the skills of the row; the authors' `score` is not looked at. The file is named after the
 * respondent. Humans' scores come from a file in the layout of Prometheus' flask_eval (`--gold`: `criteria`, `human_score` and a prompt that
 * holds the answer) or from an object of skills in the row (`--gold-field`); without either, `--no-gold`.
 */
export const flask: ImportFormat = {
  name: "flask",
  title: "review files of FLASK, both versions of the schema: raw reviews by skill",
  takes: ["gold", "goldField"],
  example:
    "reife import flask outputs/chatgpt.jsonl --evaluator gpt-4-0613 --gold flask_eval.json --out results/f",
  async *rows({ files, options, note }) {
    const human = options.gold === undefined ? undefined : await humanScores(options.gold);
    let unscored = 0;
    for (const file of files) {
      const respondent = pathParts(file).at(-1) ?? "";
      for await (const fields of jsonRecords(file)) {
        const item = itemOf(fields, respondent, { human, goldField: options.goldField });
        if (human !== undefined && item.gold === undefined) {
          unscored += 1;
          continue;
        }
        const text = fields.has("review") ? fields.text("review") : "";
        yield {
          place: fields.place,
          ...{ protocol: "flask", dataset: "flask", presentation: "original", repeat: 0, item },
          answer: { kind: "replies", replies: [{ sample: 0, reply: { text, finishReason: "unknown" } }] },
        };
      }
    }
    if (unscored > 0) note(`reviews of answers that no human has scored were passed over: ${unscored}`);
  },
};

interface GoldSources {
  readonly human: HumanScores | undefined;
  readonly goldField: string | undefined;
}

function itemOf(fields: Fields, respondent: string, sources: GoldSources): ImportedItem {
  const { id, instruction, skills, domains, difficulty } = flaskReview(fields);
  const output = fields.text("target_txt");
  return {
    key: `${respondent} ${id}`,
    instruction,
    outputs: [output],
    gold: goldOf(fields, output, sources),
    tags: {
      skill: skills,
      respondent: [respondent],
      ...(domains.length === 0 ? {} : { domain: domains }),
      ...(difficulty.length === 0 ? {} : { difficulty }),
    },
  };
}

function goldOf(fields: Fields, output: string, { human, goldField }: GoldSources): Gold | undefined {
  const found = human?.get(answerKey(output));
  if (found !== undefined) return { kind: "scores", scores: found };
  if (goldField === undefined || !fields.has(goldField)) return undefined;
  const skills = Object.keys(fields.record(goldField));
  return {
    kind: "scores",
    scores: Object.fromEntries(
      skills
        .filter((skill) => typeof fields.record(goldField)[skill] === "number")
        .map((skill) => [skill, fields.number(`${goldField}.${skill}`)]),
    ),
  };
}

async function humanScores(file: SourceFile): Promise<HumanScores> {
  const scores = new Map<string, Record<string, number>>();
  for await (const fields of jsonRecords(file)) {
    const prompt = prometheusPrompt(fields.text("instruction"));
    if (prompt === undefined)
      throw fields.error("instruction", "a rating prompt with the headings of instruction and response");
    const given = fields.list("human_score").map((_, index) => fields.number(`human_score.${index}`));
    if (given.length === 0) throw fields.error("human_score", "at least one score");
    const key = answerKey(prompt.response);
    const known = scores.get(key) ?? {};
    known[skillNamed(fields.id("criteria"))] = given.reduce((sum, score) => sum + score, 0) / given.length;
    scores.set(key, known);
  }
  return scores;
}

/** Copies of an answer differ in the white space around it. */
function answerKey(answer: string): string {
  return sha256(answer.trim());
}

/** `logical_correctness` and the like, as FLASK writes its skills. */
function skillNamed(written: string): string {
  return written
    .split(/[\s_]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(" ");
}
