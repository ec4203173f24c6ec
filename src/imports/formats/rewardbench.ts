import { isRecord } from "../../core/is-record.js";
import { Fields } from "../fields.js";
import { ImportError } from "../import-error.js";
import type { ImportFormat } from "../import-format.js";
import type { ImportedAnswer, ImportedRow } from "../imported-row.js";
import { missingAnswer } from "../missing-answer.js";
import { pairGoldOf } from "../pair-gold-of.js";
import { placedPair, type PlacedPair } from "../placed-pair.js";
import { columnRecords } from "../read/column-records.js";
import { jsonRecords } from "../read/json-records.js";
import type { SourceFile } from "../source-file.js";

/** One reward, or several samples of it. */
type Reward = number | null;

/**
 * RewardBench's scores of single items: one object with a list for each column, or one object a row. Version 1 has
 * `scores_chosen` and `scores_rejected`, version 2 `scores` of the `num_correct` right completions and then the others: of four
 * with one right one, the best of a list. A score may be a list of samples, which are repeats; where it is null, `results` says which
 * won. Which of a pair is A, a hash decides.
 */
export const rewardbench: ImportFormat = {
  name: "rewardbench",
  title: "RewardBench's scores of single items: pairs (version 1), best of four (version 2)",
  takes: [],
  example: "reife import rewardbench eval-set-scores/org/model.json --out results/rm",
  async *rows({ files, note }) {
    let unlike = 0;
    for (const file of files) {
      for await (const { fields, model } of recordsOf(file)) {
        const ids = { evaluator: model, protocol: "reward", presentation: "original" as const };
        if (fields.has("scores")) {
          const rows = listRows(fields, ids);
          if (rows === undefined) unlike += 1;
          else yield* rows;
        } else yield* pairRows(fields, ids);
      }
    }
    if (unlike > 0)
      note(`lists with several right completions, none of them the best, were passed over: ${unlike}`);
  },
};

interface ScoredRecord {
  readonly fields: Fields;
  readonly model: string | undefined;
}

/** A document with columns is read whole: its rows are spread over it. */
async function* recordsOf(file: SourceFile): AsyncGenerator<ScoredRecord> {
  const columns = await columnRecords(file);
  if (columns === undefined) {
    for await (const fields of jsonRecords(file)) {
      yield { fields, model: fields.has("model") ? fields.id("model") : undefined };
    }
    return;
  }
  const model = columns.rest["model"];
  for (const fields of columns.rows) yield { fields, model: typeof model === "string" ? model : undefined };
}

type Ids = Pick<ImportedRow, "evaluator" | "protocol" | "presentation">;

function keyOf(fields: Fields): string {
  const id = fields.has("id") ? fields.id("id") : String(fields.place.row ?? 0);
  return fields.has("subset") ? `${fields.id("subset")} ${id}` : id;
}

function tagsOf(fields: Fields): { readonly subset?: readonly string[] } {
  return fields.has("subset") ? { subset: [fields.id("subset")] } : {};
}

function* pairRows(fields: Fields, ids: Ids): Generator<ImportedRow> {
  const key = keyOf(fields);
  const texts = placedPair(key, {
    chosen: textOf(fields, "text_chosen", "chosen"),
    rejected: textOf(fields, "text_rejected", "rejected"),
  });
  const chosen = samplesOf(fields, "scores_chosen");
  const rejected = samplesOf(fields, "scores_rejected");
  if (chosen.length !== rejected.length) {
    throw fields.error("scores_rejected", `as many samples as in 'scores_chosen', ${chosen.length}`);
  }
  for (const [repeat, score] of chosen.entries()) {
    const scores = placedPair<Reward>(key, { chosen: score, rejected: rejected[repeat] ?? null });
    yield {
      ...{ place: fields.place, ...ids, repeat },
      item: {
        key,
        instruction: fields.has("prompt") ? textOf(fields, "prompt") : "",
        outputs: texts.values,
        cluster: key,
        gold: pairGoldOf(texts.better),
        tags: tagsOf(fields),
      },
      answer: pairAnswer(fields, scores),
    };
  }
}

/** By the rewards where there are both; else by what the file says of the result: 1 for the chosen, 0 for the rejected. */
function pairAnswer(fields: Fields, { values, better }: PlacedPair<Reward>): ImportedAnswer {
  const [first, second] = values;
  if (first !== null && second !== null) {
    const preference = first === second ? "tie" : first > second ? "A" : "B";
    return { kind: "preference", preference, scores: [{ reward: first }, { reward: second }] };
  }
  if (!fields.has("results")) return missingAnswer();
  const result = fields.number("results");
  if (result === 0.5) return { kind: "preference", preference: "tie" };
  if (result !== 0 && result !== 1) throw fields.error("results", "0, 0.5 or 1");
  const worse = better === "A" ? "B" : "A";
  return { kind: "preference", preference: result === 1 ? better : worse };
}

/** The rows of a list with one right completion; undefined where there are several. */
function listRows(fields: Fields, ids: Ids): readonly ImportedRow[] | undefined {
  const outputs = fields.list("scores").length;
  const right = fields.has("num_correct") ? fields.number("num_correct") : 1;
  if (outputs < 2) throw fields.error("scores", "the scores of at least two completions");
  if (right !== 1) return undefined;
  const columns = Array.from({ length: outputs }, (_, index) => samplesOf(fields, `scores.${index}`));
  const samples = columns[0]?.length ?? 0;
  if (columns.some(({ length }) => length !== samples)) {
    throw fields.error("scores", "as many samples of each completion");
  }
  return Array.from({ length: samples }, (_, repeat) => ({
    ...{ place: fields.place, ...ids, repeat },
    item: {
      key: keyOf(fields),
      instruction: fields.has("prompt") ? textOf(fields, "prompt") : "",
      outputs: Array.from({ length: outputs }, (_unused, index) =>
        fields.has(`text.${index}`) ? textOf(fields, `text.${index}`) : "",
      ),
      cluster: keyOf(fields),
      gold: { kind: "best", index: 0 },
      tags: tagsOf(fields),
    },
    answer: listAnswer(columns.map((column) => column[repeat] ?? null)),
  }));
}

function listAnswer(rewards: readonly Reward[]): ImportedAnswer {
  const given = rewards.filter((reward) => reward !== null);
  if (given.length < rewards.length) return missingAnswer();
  const highest = given.reduce((most, reward) => Math.max(most, reward));
  return {
    kind: "outcome",
    outcome: {
      kind: "pick",
      picked: given.flatMap((reward, index) => (reward === highest ? [index] : [])),
      scores: given.map((reward) => ({ reward })),
    },
  };
}

/** The samples of one score: a number, null, or a list of such; an object may hold it as `score`. */
function samplesOf(fields: Fields, name: string): readonly Reward[] {
  const value = fields.value(name);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw fields.error(name, "a number, null or a list of such");
  return list.map((entry) => {
    const score = isRecord(entry) ? entry["score"] : entry;
    if (score === null || score === undefined) return null;
    if (typeof score === "number" && Number.isFinite(score)) return score;
    throw fields.error(name, "a number, null or a list of such");
  });
}

/** A text, or a conversation as its JSON. */
function textOf(fields: Fields, ...names: readonly string[]): string {
  const name = names.find((candidate) => fields.has(candidate));
  if (name === undefined) return "";
  const value = fields.value(name);
  if (typeof value === "string") return value;
  if (Array.isArray(value) || isRecord(value)) return JSON.stringify(value);
  throw new ImportError(fields.place, `field '${name}' is no text`);
}
