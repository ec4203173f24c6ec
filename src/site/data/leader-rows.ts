import type { Estimate } from "../../core/estimate.js";
import type { Coverage, Figure } from "../../core/leaderboard.js";
import type { PairRow } from "../../core/run-figures.js";
import type { SiteIndex } from "../../core/site.js";

/** A row of the leaderboard: an evaluator, or an evaluator under a protocol. */
export interface LeaderRow {
  readonly key: string;
  readonly evaluator: string;
  readonly adapter: string;
  readonly protocol?: string | undefined;
  readonly rank?: number | undefined;
  readonly rankInterval?: readonly [number, number] | undefined;
  readonly letters?: string | undefined;
  readonly accuracy: Estimate;
  readonly datasets: Readonly<Record<string, Estimate>>;
  readonly minusBase?: Estimate | undefined;
  readonly selfAgreement: Estimate;
  readonly lift: PairRow["leastLift"];
  /** Mean over datasets of accuracy by that of humans. */
  readonly ceiling: Estimate;
  readonly coverage: Coverage;
  readonly calls: number;
  readonly costUsd: Figure;
}

/** What rows stand for. */
export type LeaderView = "evaluators" | "pairs";

/** The rows of a view, best first. */
export function leaderRows(index: SiteIndex, view: LeaderView): readonly LeaderRow[] {
  const { leaderboard, pairs } = index.figures;
  if (view === "pairs") {
    const rows = pairs.map((pair): LeaderRow => ({
      ...pair,
      key: `${pair.evaluator}\n${pair.protocol}`,
      lift: pair.leastLift,
      ceiling: ceilingShare(pair, index),
    }));
    return rows.sort((a, b) => valueOf(b.accuracy) - valueOf(a.accuracy));
  }
  return leaderboard.evaluators.map((row) => ({
    ...row,
    key: row.evaluator,
    lift: leastLift(row.evaluator, pairs),
    ceiling: ceilingShare({ evaluator: row.evaluator }, index),
  }));
}

function valueOf(estimate: Estimate): number {
  return "value" in estimate ? estimate.value : -1;
}

function leastLift(evaluator: string, pairs: readonly PairRow[]): PairRow["leastLift"] {
  const lifts = pairs.filter((pair) => pair.evaluator === evaluator).map((pair) => pair.leastLift);
  const known = lifts.flatMap((lift) => ("value" in lift ? [lift] : []));
  const [first] = known;
  if (first === undefined) return lifts[0] ?? { undefined: "the evaluator has no cell of pairs or lists" };
  return known.reduce((least, lift) => (lift.value < least.value ? lift : least), first);
}

function ceilingShare(
  { evaluator, protocol }: { readonly evaluator: string; readonly protocol?: string },
  { figures }: SiteIndex,
): Estimate {
  const own = figures.ceilingShares.find((row) => row.evaluator === evaluator && row.protocol === protocol);
  return own?.share ?? { undefined: "the evaluator cannot be compared" };
}
