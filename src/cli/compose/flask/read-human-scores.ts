import { countCodePoints } from "../../../core/count-code-points.js";
import { sha256 } from "../../../core/sha256.js";
import type { HumanRating } from "../../../flask/human-rating.js";
import { skillNamed } from "../../../flask/skill-named.js";
import type { Fields } from "../../../imports/fields.js";
import { prometheusPrompt } from "../../../imports/prometheus-prompt.js";
import { jsonRecords } from "../../../imports/read/json-records.js";
import type { SourceFile } from "../../../imports/source-file.js";

/**
 * Reads a file of human scores of FLASK's answers: `response_source`, `criteria` (a skill), `instruction` (a rating prompt that holds the
 * instruction and the answer), `human_score` and, where there is one, `gpt4_score`, lists of whole scores 1..5. Throws an `ImportError` naming row and field.
 */
export async function readHumanScores(file: SourceFile): Promise<readonly HumanRating[]> {
  const ratings: HumanRating[] = [];
  const places = new Map<string, number>();
  for await (const fields of jsonRecords(file)) {
    const prompt = prometheusPrompt(fields.text("instruction"));
    if (prompt === undefined)
      throw fields.error(
        "instruction",
        "a rating prompt with the headings 'The instruction to evaluate' and 'Response to evaluate'",
      );
    const rating = {
      cluster: sha256(prompt.instruction).slice(0, 16),
      respondent: fields.id("response_source"),
      skill: skillNamed(fields.id("criteria")),
      human: scoresIn(fields, "human_score"),
      model: fields.has("gpt4_score") ? scoresIn(fields, "gpt4_score") : [],
      length: countCodePoints(prompt.response),
    };
    const key = JSON.stringify([rating.cluster, rating.respondent, rating.skill, sha256(prompt.response)]);
    const earlier = places.get(key);
    const row = fields.place.row ?? ratings.length + 1;
    if (earlier !== undefined)
      throw fields.fail(`it is the same answer and skill as row ${earlier}`, "Keep one of them");
    places.set(key, row);
    ratings.push(rating);
  }
  return ratings;
}

function scoresIn(fields: Fields, name: string): readonly number[] {
  return fields.list(name).map((_, index) => {
    const score = fields.number(`${name}.${index}`);
    if (Number.isInteger(score) && score >= 1 && score <= 5) return score;
    throw fields.error(`${name}.${index}`, "a whole score from 1 to 5");
  });
}
