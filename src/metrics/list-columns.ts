import type { TallyColumns } from "./cell-tally.js";
import { choiceColumns } from "./choice-columns.js";
import { instanceLeans } from "./instance-leans.js";
import { instanceScores } from "./instance-scores.js";
import { isAnswer } from "./is-answer.js";
import type { ListTable } from "./list-table.js";

/** The columns that listwise cells have beside those of all cells whose judge chooses. */
export const listColumn: { readonly strict: number; readonly guess: number } = {
  /** Mean credit over an instance's trials if picks of several outputs were wrong. */
  strict: choiceColumns,
  /** One in as many as there are outputs. */
  guess: choiceColumns + 1,
};

/** The columns that a listwise cell's figures follow from. */
export function listColumns(table: ListTable): TallyColumns {
  return {
    width: listColumn.guess + 1,
    fill: (instance, row) => {
      instanceScores(table, { instance, row, missingPairAgrees: false });
      instanceLeans(table, { instance, row });
      row[listColumn.strict] = strictCredit(table, instance);
      row[listColumn.guess] = 1 / (table.instances[instance]?.lengths.length ?? 1);
    },
  };
}

function strictCredit(table: ListTable, instance: number): number {
  const facts = table.instances[instance];
  const trials = table.presentations.length * table.repeats;
  let run = 0;
  let right = 0;
  for (let at = instance * trials; facts !== undefined && at < (instance + 1) * trials; at += 1) {
    const code = table.codes[at] ?? 0;
    if (code === 0) continue;
    run += 1;
    // Only a sole pick earns a whole credit.
    if (isAnswer(table, code) && table.creditOf(code, facts) === 1) right += 1;
  }
  return run === 0 ? 0 : right / run;
}
