import { canonicalJson } from "../../core/canonical-json.js";
import type { Gold } from "../../core/gold.js";
import type { Preference } from "../../core/preference.js";
import { sha256 } from "../../core/sha256.js";
import type { Fields } from "../fields.js";
import type { ImportFormat } from "../import-format.js";
import type { ImportedAnswer, ImportedItem, ImportedRow } from "../imported-row.js";
import { majorityVote } from "../majority-vote.js";
import { missingAnswer } from "../missing-answer.js";
import { pairGoldOf } from "../pair-gold-of.js";
import { preferenceByProbability } from "../preference-by-probability.js";
import { jsonRecords } from "../read/json-records.js";
import type { SourceFile } from "../source-file.js";

type Votes = ReadonlyMap<string, readonly Preference[]>;

/**
 * AlpacaEval's annotations: pairs with `preference`, 1 for the first output to 2 for the second, in between by token
 * probabilities (1.5, or 0 in older files: a tie; null: none). The outputs were shown in an order that the files do not tell, so
 * the raw completion beside it cannot be read. What humans said comes from a file of cross-annotations (`--gold`), a field (`--gold-field`)
 * or the card of a dataset. Files of several seeds are repeats.
 */
export const alpacaeval: ImportFormat = {
  name: "alpacaeval",
  title: "annotations of AlpacaEval: preferences from 1 to 2, whole or by token probabilities",
  takes: ["gold", "goldField"],
  example: "reife import alpacaeval annotations.json --gold human_crossannotations.json --out results/alpaca",
  async *rows({ files, options, note }) {
    const votes = options.gold === undefined ? undefined : await votesOf(options.gold);
    let unvoted = 0;
    for (const file of files) {
      const repeat = Number(/seed_?(\d+)/iu.exec(file.name)?.[1] ?? 0);
      for await (const fields of jsonRecords(file)) {
        const item = itemOf(fields, votes, options.goldField);
        if (votes !== undefined && item.gold === undefined) unvoted += 1;
        else yield rowOf(fields, item, repeat);
      }
    }
    if (unvoted > 0) note(`pairs that no human has compared were passed over: ${unvoted}`);
  },
};

function rowOf(fields: Fields, item: ImportedItem, repeat: number): ImportedRow {
  return {
    place: fields.place,
    ...(fields.has("annotator") ? { evaluator: fields.id("annotator") } : {}),
    ...{ protocol: "alpacaeval", presentation: "original", repeat, item },
    answer: answerOf(fields),
  };
}

function itemOf(fields: Fields, votes: Votes | undefined, goldField: string | undefined): ImportedItem {
  const instruction = fields.text("instruction");
  const outputs = [fields.text("output_1"), fields.text("output_2")];
  return {
    instruction,
    outputs,
    gold: goldField === undefined ? votedGold(votes, instruction, outputs) : fieldGold(fields, goldField),
    tags: fields.has("dataset") ? { subset: [fields.id("dataset")] } : {},
  };
}

function fieldGold(fields: Fields, name: string): Gold {
  const preference = sideOf(fields.number(name));
  if (preference === undefined) throw fields.error(name, "a number from 1 to 2");
  return pairGoldOf(preference);
}

/** Votes of humans who may have been shown the pair the other way round. */
function votedGold(
  votes: Votes | undefined,
  instruction: string,
  outputs: readonly string[],
): Gold | undefined {
  const exchanged = votes?.get(pairKey(instruction, [...outputs].reverse())) ?? [];
  const cast = [...(votes?.get(pairKey(instruction, outputs)) ?? []), ...exchanged.map(oppositeOf)];
  const preference = majorityVote(cast);
  return preference === undefined ? undefined : pairGoldOf(preference, cast);
}

async function votesOf(file: SourceFile): Promise<Votes> {
  const votes = new Map<string, Preference[]>();
  for await (const fields of jsonRecords(file)) {
    const outputs = [fields.text("output_1"), fields.text("output_2")];
    const key = pairKey(fields.text("instruction"), outputs);
    const vote = sideOf(fields.number("preference"));
    if (vote === undefined) throw fields.error("preference", "a number from 1 to 2");
    const cast = votes.get(key);
    if (cast === undefined) votes.set(key, [vote]);
    else cast.push(vote);
  }
  return votes;
}

function pairKey(instruction: string, outputs: readonly string[]): string {
  return sha256(canonicalJson([instruction, outputs]));
}

function sideOf(preference: number): Preference | undefined {
  if (preference === 0 || preference === 1.5) return "tie";
  if (!(preference >= 1 && preference <= 2)) return undefined;
  return preference < 1.5 ? "A" : "B";
}

function oppositeOf(preference: Preference): Preference {
  if (preference === "tie") return "tie";
  return preference === "A" ? "B" : "A";
}

function answerOf(fields: Fields): ImportedAnswer {
  if (!fields.has("preference")) return missingAnswer();
  const written = fields.number("preference");
  const preference = sideOf(written);
  if (preference === undefined) throw fields.error("preference", "a number from 1 to 2, or null");
  if (Number.isInteger(written) || preference === "tie") return { kind: "preference", preference };
  return preferenceByProbability(2 - written);
}
