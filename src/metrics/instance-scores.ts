import { choiceColumn } from "./choice-column.js";
import { codeAt } from "./code-at.js";
import { isAnswer } from "./is-answer.js";
import type { TrialGrid } from "./trial-grid.js";

/** Where an instance's scores go, and how they are made. */
export interface InstanceScoresInput {
  /** Place of the instance in the table. */
  readonly instance: number;
  /** The instance's row of columns; what an instance cannot tell stays 0. */
  readonly row: Float64Array;
  /** Whether presentations that all lack a verdict agree. */
  readonly missingPairAgrees: boolean;
}

/** Fills in what the accuracy family is made of: the columns `credit` to `selfSeen`. */
export function instanceScores(grid: TrialGrid, input: InstanceScoresInput): void {
  const { instance, row } = input;
  const facts = grid.instances[instance];
  const trials = grid.presentations.length * grid.repeats;
  let run = 0;
  let answers = 0;
  let credits = 0;
  let right = 0;
  for (let at = instance * trials; facts !== undefined && at < (instance + 1) * trials; at += 1) {
    const code = grid.codes[at] ?? 0;
    if (code === 0) continue;
    run += 1;
    if (!isAnswer(grid, code)) continue;
    const earned = grid.creditOf(code, facts);
    answers += 1;
    credits += earned;
    if (earned === 1) right += 1;
  }
  if (run > 0) {
    row[choiceColumn.credit] = credits / run;
    row[choiceColumn.credited] = 1;
    row[choiceColumn.best] = (credits + run - answers) / run;
  }
  if (grid.presentations.length > 1 && run === trials) {
    row[choiceColumn.both] = right === trials ? 1 : 0;
    row[choiceColumn.shownBoth] = 1;
  }
  fillAgreement(grid, input);
}

/** Whether the presentations of each repeat agree: nothing to say unless all of several were shown. */
function fillAgreement(grid: TrialGrid, { instance, row, missingPairAgrees }: InstanceScoresInput): void {
  if (grid.presentations.length < 2) return;
  let seen = 0;
  let alike = 0;
  for (let repeat = 0; repeat < grid.repeats; repeat += 1) {
    const first = codeAt(grid, { instance, presentation: 0, repeat });
    let all = true;
    let same = true;
    for (let presentation = 0; presentation < grid.presentations.length; presentation += 1) {
      const code = codeAt(grid, { instance, presentation, repeat });
      if (code === 0) all = false;
      if (code !== first) same = false;
    }
    if (!all) continue;
    seen += 1;
    // A call that failed said nothing: only replies without a verdict can be alike.
    if (same && (isAnswer(grid, first) || (missingPairAgrees && first === grid.unparsed))) alike += 1;
  }
  if (seen === 0) return;
  row[choiceColumn.self] = alike / seen;
  row[choiceColumn.selfSeen] = 1;
}
