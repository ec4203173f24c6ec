import type { SiteColumn, SiteJudgments } from "../../core/site.js";

/** A judge under a protocol, with its presentations and repeats and their places among the columns of a dataset. */
export interface JudgeColumns {
  readonly evaluator: string;
  readonly protocol: string;
  readonly columns: readonly (readonly [number, SiteColumn])[];
}

/** The judges of a dataset that are wanted, in order. */
export function judgeColumns(
  { columns }: SiteJudgments,
  isWanted: (column: SiteColumn) => boolean,
): readonly JudgeColumns[] {
  const judges = new Map<string, (readonly [number, SiteColumn])[]>();
  for (const [place, column] of columns.entries()) {
    if (!isWanted(column)) continue;
    const key = `${column.evaluator}\n${column.protocol}`;
    const own = judges.get(key) ?? [];
    judges.set(key, own);
    own.push([place, column]);
  }
  return [...judges.values()].flatMap((own) => {
    const first = own[0]?.[1];
    return first === undefined
      ? []
      : [{ evaluator: first.evaluator, protocol: first.protocol, columns: own }];
  });
}
