import type { DatasetCard } from "../../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../../core/dataset-loader.js";
import type { ScoreGold } from "../../core/gold.js";
import { CardOptions } from "../card-options.js";
import { mapRows } from "../map-rows.js";
import { ownTags } from "../own-tags.js";
import { readRows } from "../read-rows.js";
import { refuseRepeatedIds } from "../refuse-repeated-ids.js";
import type { Row } from "../row.js";

interface Scale {
  readonly low: number;
  readonly high: number;
}

/** `check` holds notes of whoever made the data; it is allowed and not read. */
const known = [
  "id",
  "instruction",
  "output",
  "scores",
  "ratings",
  "annotators",
  "reference",
  "skills",
  "domain",
  "difficulty",
  "subset",
  "tags",
  "check",
] as const;

/**
 * The suite's own format for scored outputs, one JSON object a line (or a JSON array): `instruction`, `output` and `scores`
 * (criterion -> number) are needed; `ratings` (criterion -> one number an annotator), `annotators` (whose they
 * are, one id a rating), `id`, `reference`, `skills`, `domain`,
 * `difficulty`, `subset` and `tags` may be there. Where `skills` is absent, the criteria scored are the skills. Options `low`
 * and `high` bound the scale, both included.
 */
export const scoresJsonl: DatasetLoader = {
  format: "scores-jsonl",
  load(card: DatasetCard, files: readonly LoadedFile[]): readonly RawInstance[] {
    const scale = readScale(new CardOptions(card, ["low", "high"]));
    const rows = files.flatMap(readRows);
    refuseRepeatedIds(rows);
    return mapRows(rows, (row) => {
      row.refuseUnknown(known);
      const gold = goldOf(row, scale);
      return {
        instruction: row.text("instruction"),
        outputs: [row.anyText("output")],
        reference: row.optionalText("reference"),
        gold,
        row: row.place.number,
        tags: { skill: Object.keys(gold.scores), ...ownTags(row) },
      };
    });
  },
};

function goldOf(row: Row, scale: Scale): ScoreGold {
  const expected = `numbers from ${scale.low} to ${scale.high}`;
  const isScore = (value: unknown): value is number =>
    typeof value === "number" && Number.isFinite(value) && scale.low <= value && value <= scale.high;
  const scores: [string, number][] = [];
  for (const [criterion, score] of Object.entries(row.optionalRecord("scores") ?? {})) {
    if (!isScore(score)) throw row.error("scores", `an object of criterion: score, ${expected}`);
    scores.push([criterion, score]);
  }
  if (scores.length === 0) throw row.error("scores", "an object of criterion: score, at least one");
  const ratings: [string, readonly number[]][] = [];
  for (const [criterion, list] of Object.entries(row.optionalRecord("ratings") ?? {})) {
    const isScored = scores.some(([scored]) => scored === criterion);
    if (!isScored || !Array.isArray(list) || !list.every(isScore)) {
      throw row.error("ratings", `an object of criterion (scored ones only): list of ${expected}`);
    }
    ratings.push([criterion, list]);
  }
  return {
    kind: "scores",
    scores: Object.fromEntries(scores),
    ratings: ratings.length === 0 ? undefined : Object.fromEntries(ratings),
    ...annotatorsOf(row, ratings),
  };
}

/** Whose ratings they are, the same persons for every criterion. */
function annotatorsOf(
  row: Row,
  ratings: readonly (readonly [string, readonly number[]])[],
): Pick<ScoreGold, "annotators"> {
  const annotators = row.optionalTexts("annotators");
  if (annotators.length === 0) return {};
  const isOfAll = ratings.length > 0 && ratings.every(([, list]) => list.length === annotators.length);
  if (!isOfAll || new Set(annotators).size < annotators.length) {
    throw row.error("annotators", "one id for each rating of a criterion, none of them twice");
  }
  return { annotators: Object.fromEntries(ratings.map(([criterion]) => [criterion, annotators])) };
}

function readScale(options: CardOptions): Scale {
  const low = options.number("low") ?? Number.NEGATIVE_INFINITY;
  const high = options.number("high") ?? Number.POSITIVE_INFINITY;
  if (low >= high) throw options.error("high", "a number above option 'low'");
  return { low, high };
}
