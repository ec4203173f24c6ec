import type { CellFacts } from "../../../core/cell-facts.js";
import { cellKey } from "../../../core/cell-key.js";
import type { InstanceFacts } from "../../../core/instance-facts.js";
import type { JudgedTrial } from "../../../core/judged-trial.js";
import type { SiteColumn, SiteJudgments } from "../../../core/site.js";
import { endingOf } from "../../../report/site/ending-of.js";
import type { JudgmentTable } from "../../judgment-table.js";

/** How the trials of a dataset ended, and the places of its columns by `columnKey`. */
export interface SiteGrid extends SiteJudgments {
  readonly places: ReadonlyMap<string, number>;
}

/** What a grid is made of. */
export interface SiteGridParts {
  readonly facts: readonly InstanceFacts[];
  readonly cells: readonly CellFacts[];
  readonly judgments: JudgmentTable;
}

/** One column while it is filled: a character for each instance. */
interface FilledColumn {
  readonly column: SiteColumn;
  readonly endings: Buffer;
  readonly several: Map<number, readonly number[]>;
}

/** Gathers how all trials of a dataset ended; one cell's judgments are unpacked at a time. */
export function siteGrid({ facts, cells, judgments }: SiteGridParts): SiteGrid {
  const rows = new Map(facts.map(({ id }, place) => [id, place]));
  const filled = new Map<string, FilledColumn>();
  for (const cell of cells)
    for (const judgment of judgments.trials(cellKey(cell)) ?? []) {
      const row = rows.get(judgment.instance);
      if (row === undefined) continue;
      const key = columnKey(judgment);
      const own = filled.get(key) ?? emptyColumn(judgment, facts.length);
      filled.set(key, own);
      const ending = endingOf(judgment);
      own.endings[row] = ending.charCodeAt(0);
      if (ending === "*") own.several.set(row, severalOf(judgment));
    }
  const ordered = [...filled].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    columns: ordered.map(([, { column }]) => column),
    instances: facts.map(({ id, row, cluster, gold, tags }) => ({ id, row, cluster, gold, tags })),
    endings: facts.map((_, row) =>
      Buffer.from(ordered.map(([, { endings }]) => endings[row] ?? notRun)).toString("latin1"),
    ),
    several: Object.fromEntries(
      ordered.flatMap(([, { several }], place) =>
        [...several].map(([row, picked]) => [`${row} ${place}`, picked] as const),
      ),
    ),
    places: new Map(ordered.map(([key], place) => [key, place])),
  };
}

/** `.` */
const notRun = 46;

/** Tells columns apart, and puts them in order. */
export function columnKey({ evaluator, protocol, presentation, repeat }: SiteColumn): string {
  return `${evaluator}\n${protocol}\n${presentation}\n${repeat}`;
}

function emptyColumn(
  { evaluator, protocol, presentation, repeat }: JudgedTrial,
  instances: number,
): FilledColumn {
  return {
    column: { evaluator, protocol, presentation, repeat },
    endings: Buffer.alloc(instances, "."),
    several: new Map(),
  };
}

function severalOf({ outcome, picked }: JudgedTrial): readonly number[] {
  return picked ?? (outcome.kind === "pick" ? outcome.picked : []);
}
