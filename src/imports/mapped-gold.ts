import type { Gold } from "../core/gold.js";
import type { Preference } from "../core/preference.js";
import { decimalNumber } from "./decimal-number.js";
import type { Fields } from "./fields.js";
import { majorityVote } from "./majority-vote.js";
import { mappedCell } from "./mapped-cell.js";
import { mappedPreference } from "./mapped-preference.js";
import type { MappedField, MappedScores, MappedVotes, Mapping } from "./mapping.js";
import { pairGoldOf } from "./pair-gold-of.js";

/** What humans said, where the mapping and the row tell: of a pair, by a field or by the votes' majority; or scores. */
export function mappedGold(fields: Fields, mapping: Mapping): Gold | undefined {
  const { gold, goldScores, scores, score, output, criterion } = mapping;
  if (goldScores !== undefined) return { kind: "scores", scores: scoresOf(fields, goldScores) };
  if (scores === undefined && score === undefined && output === undefined) return pairGold(fields, mapping);
  return gold === undefined ? undefined : oneScore(fields, gold, criterion);
}

function pairGold(fields: Fields, { gold, votes }: Mapping): Gold | undefined {
  const cast = votes === undefined ? undefined : votesOf(fields, votes);
  const written = gold === undefined ? undefined : mappedCell(fields, gold);
  const said = written === undefined ? undefined : mappedPreference(fields, gold, written);
  const preference = said ?? (cast === undefined ? undefined : majorityVote(cast));
  return preference === undefined ? undefined : pairGoldOf(preference, cast);
}

function scoresOf(fields: Fields, mapped: MappedScores): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(mapped).flatMap(([criterion, field]): (readonly [string, number])[] =>
      mappedCell(fields, { field }) === undefined ? [] : [[criterion, fields.number(field)]],
    ),
  );
}

function oneScore(fields: Fields, gold: MappedField, criterion: MappedField | undefined): Gold | undefined {
  const written = mappedCell(fields, gold);
  if (written === undefined) return undefined;
  const name = criterion === undefined ? undefined : mappedCell(fields, criterion);
  const score = decimalNumber(written);
  if (score === undefined) throw fields.error(gold.field ?? "gold", "a number");
  return { kind: "scores", scores: { [name ?? "overall"]: score } };
}

function votesOf(fields: Fields, { fields: names, values }: MappedVotes): readonly Preference[] {
  const [only = ""] = names;
  const listed = names.length === 1 ? fields.value(only) : undefined;
  const all = Array.isArray(listed) ? listed.map((_, index) => `${only}.${index}`) : names;
  return all.map((field) => voteOf(fields, { field, values }));
}

function voteOf(fields: Fields, mapped: MappedField): Preference {
  const written = mappedCell(fields, mapped);
  if (written === undefined) throw fields.error(mapped.field ?? "", "a vote: A, B or tie");
  return mappedPreference(fields, mapped, written);
}
