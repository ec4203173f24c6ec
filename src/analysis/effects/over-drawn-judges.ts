import type { Block, Mean } from "./block.js";
import type { JudgeDraws } from "./judge-draws.js";
import { meanOfCells, type CellChoice } from "./mean-of-cells.js";

/** What `overDrawnJudges` computes. */
export interface DrawnJudges {
  /** Which cells to average. */
  readonly choice: CellChoice;
  /** What is ranked: the drawn judges themselves, or the protocols, averaged over the drawn judges. */
  readonly over: "evaluators" | "protocols";
  readonly draws: JudgeDraws;
  /** The most resamples to take. */
  readonly most: number;
}

/**
 * Values of what is ranked, in resamples of judges and of instances at once. Of drawn judges one that was drawn twice stands
 * twice.
 */
export function overDrawnJudges(
  block: Block,
  { choice, over, draws, most }: DrawnJudges,
): readonly (readonly number[])[] {
  const judges = [...block.evaluators.keys()];
  const things = over === "evaluators" ? [undefined] : [...block.protocols.keys()];
  const means = things.map((protocol) =>
    judges.map((evaluator): Mean =>
      meanOfCells(block, { ...choice, ...(protocol === undefined ? {} : { protocol }), evaluator }),
    ),
  );
  return draws.counts.slice(0, most).map((counts, at) => {
    const drawn = judges.flatMap((judge) => new Array<number>(counts[judge] ?? 0).fill(judge));
    const values = means.map((row) => drawn.map((judge) => row[judge]?.replicates?.[at] ?? 0));
    if (over === "evaluators") return values[0] ?? [];
    return values.map((row) => row.reduce((sum, value) => sum + value, 0) / drawn.length);
  });
}
