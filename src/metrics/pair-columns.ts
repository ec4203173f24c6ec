import type { InstanceFacts } from "../core/instance-facts.js";
import type { Preference } from "../core/preference.js";
import type { TallyColumns } from "./cell-tally.js";
import { codeAt } from "./code-at.js";
import { instanceLeans } from "./instance-leans.js";
import { instanceScores } from "./instance-scores.js";
import { longestOutput } from "./longest-output.js";
import { pairGold } from "./pair-gold.js";
import { pairLayout, type PairLayout } from "./pair-layout.js";
import { pairCode, type PairTable } from "./pair-table.js";
import { preferenceFromCode } from "./preference-from-code.js";
import { sharedByInstances } from "./shared-by-instances.js";

/** The columns that a pairwise cell's figures follow from. */
export function pairColumns(
  table: PairTable,
  options: { readonly missingPairAgrees: boolean },
): TallyColumns {
  const layout = pairLayout(table);
  return {
    width: layout.width,
    stateOf: stateOf(table),
    fill: (instance, row) => {
      instanceScores(table, { instance, row, ...options });
      instanceLeans(table, { instance, row });
      fillTables(table, layout, { instance, row });
      layout.selves.forEach((start, repeat) => {
        fillSelf(table, start, { instance, row, repeat });
      });
    },
  };
}

/** Place of a preference in a 3 x 3 table. */
const placeOf: Readonly<Record<Preference, number>> = { A: 0, tie: 1, B: 2 };

interface Filled {
  readonly instance: number;
  readonly row: Float64Array;
}

function fillTables(table: PairTable, { tables }: PairLayout, { instance, row }: Filled): void {
  const facts = table.instances[instance];
  if (facts === undefined) return;
  tables.forEach((start, slot) => {
    const judged = preferenceFromCode(table.codes[instance * tables.length + slot] ?? 0);
    if (judged === undefined) return;
    row[start + placeOf[judged] * 3 + placeOf[pairGold(facts)]] = 1;
  });
}

function fillSelf(
  table: PairTable,
  start: number,
  { instance, row, repeat }: Filled & { readonly repeat: number },
): void {
  const given = [0, 0, 0];
  let values = 0;
  let unlike = 0;
  for (let presentation = 0; presentation < table.presentations.length; presentation += 1) {
    const judged = preferenceFromCode(codeAt(table, { instance, presentation, repeat }));
    if (judged === undefined) continue;
    const place = placeOf[judged];
    unlike += values - (given[place] ?? 0);
    given[place] = (given[place] ?? 0) + 1;
    values += 1;
  }
  if (values < 2) return;
  row[start] = unlike / (values - 1);
  given.forEach((count, place) => {
    row[start + 1 + place] = count;
  });
}

/** Gold and longest output of each instance, as one number from 0 to 8. */
const kindsOfPairs = sharedByInstances((instances) =>
  Uint8Array.from(instances, (facts) => placeOf[pairGold(facts)] * 3 + lengthKind(facts)),
);

function lengthKind(facts: InstanceFacts): number {
  const longest = longestOutput(facts);
  return longest === undefined ? 2 : Math.min(longest, 1);
}

/** More trials of an instance than these do not fit into one number. */
const mostInState = 18;

/** An instance's gold, lengths and codes as one number: nothing else decides its row. */
function stateOf({ instances, codes, presentations, repeats }: PairTable): TallyColumns["stateOf"] {
  const trials = presentations.length * repeats;
  if (trials > mostInState) return undefined;
  const kinds = kindsOfPairs(instances);
  const base = Object.keys(pairCode).length;
  return (instance) => {
    let state = kinds[instance] ?? 0;
    for (let at = instance * trials; at < (instance + 1) * trials; at += 1)
      state = state * base + (codes[at] ?? 0);
    return state;
  };
}
