import { cellKey } from "../core/cell-key.js";
import { canonicalJson } from "../core/canonical-json.js";
import { judgmentKey } from "../core/judgment-key.js";
import type { Judgment } from "../core/judgment.js";

/** What became of one cell's judgments when they were read again. */
export interface CellMove {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
  readonly trials: number;
  /** Trials whose outcome is another one now. */
  readonly moved: number;
  /** Of them, how many went from each kind of outcome to each other: `unparsed -> verdict`. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** What reading again changed. */
export interface JudgmentComparison {
  readonly cells: readonly CellMove[];
  /** Trials that were judged before and have no judgment now: their prompts are others, so their replies are not found. */
  readonly lost: number;
}

interface CountedCell {
  readonly of: Pick<Judgment, "evaluator" | "protocol" | "dataset">;
  trials: number;
  moved: number;
  readonly kinds: Record<string, number>;
}

/**
 * Compares two lists of judgments of one run, trial by trial. Both mostly have the same order: then neither is held, whatever their
 * length.
 */
export function compareJudgments(before: Iterable<Judgment>, now: Iterable<Judgment>): JudgmentComparison {
  const cells = new Map<string, CountedCell>();
  let lost = 0;
  for (const [judgment, again] of paired(before, now)) {
    const key = cellKey(judgment);
    const { evaluator, protocol, dataset } = judgment;
    const cell = cells.get(key) ?? { of: { evaluator, protocol, dataset }, trials: 0, moved: 0, kinds: {} };
    cells.set(key, cell);
    if (again === undefined) lost += 1;
    else countMove(cell, judgment, again);
  }
  const compared = [...cells.values()].filter(({ trials }) => trials > 0);
  return { lost, cells: compared.map(({ of, ...move }) => ({ ...of, ...move })) };
}

function countMove(cell: CountedCell, before: Judgment, now: Judgment): void {
  cell.trials += 1;
  if (canonicalJson(before.outcome) === canonicalJson(now.outcome)) return;
  cell.moved += 1;
  const kind = `${wordOf(before)} -> ${wordOf(now)}`;
  cell.kinds[kind] = (cell.kinds[kind] ?? 0) + 1;
}

/** Each judgment of the first list with the second's of the same trial, where it has one. Holds those that were passed on the way to it. */
function* paired(
  before: Iterable<Judgment>,
  now: Iterable<Judgment>,
): Generator<readonly [Judgment, Judgment | undefined]> {
  const passed = new Map<string, Judgment>();
  const coming = now[Symbol.iterator]();
  for (const judgment of before) {
    const key = judgmentKey(judgment);
    for (let next = passed.has(key) ? undefined : coming.next(); next?.done === false; next = coming.next()) {
      const passing = judgmentKey(next.value);
      passed.set(passing, next.value);
      if (passing === key) break;
    }
    yield [judgment, passed.get(key)];
    passed.delete(key);
  }
}

function wordOf({ outcome, preference, picked }: Judgment): string {
  return preference ?? (picked === undefined ? outcome.kind : `output ${picked.join("=")}`);
}
