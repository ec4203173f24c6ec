import type { PairwiseMeasures } from "../core/leaderboard.js";
import { agreementWithGold } from "./agreement-with-gold.js";
import { cellTally, type CellTally } from "./cell-tally.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { measureAccuracy, type Comparing } from "./measure-accuracy.js";
import { detailColumns } from "./detail-columns.js";
import { pairColumns } from "./pair-columns.js";
import { pairLayout } from "./pair-layout.js";
import type { PairTable } from "./pair-table.js";
import { pairwiseAgreement } from "./pairwise-agreement.js";
import { selfAlpha } from "./self-alpha.js";

/** A cell's measures and what rankings need of it. */
export interface MeasuredPairs extends Comparing {
  readonly measures: PairwiseMeasures;
  /** What they follow from. */
  readonly tally: CellTally;
}

/** How a pairwise cell is measured. */
export interface MeasurePairsOptions {
  /** Whether presentations that all lack a verdict agree. */
  readonly missingPairAgrees: boolean;
  /** Whether the further measures of agreement are wanted, which take time. */
  readonly detailed?: boolean | undefined;
}

/** The measures of a pairwise cell: the accuracy family (see `measureAccuracy`), and agreement beyond chance. */
export function measurePairs(
  table: PairTable,
  frame: DatasetFrame,
  options: MeasurePairsOptions,
): MeasuredPairs {
  const columns = options.detailed === true ? detailColumns : pairColumns;
  const tally = cellTally(table.instances, columns(table, options), frame);
  const { measures, ...comparing } = measureAccuracy(table, tally);
  const { coverage, bounds, ...shares } = measures;
  const layout = pairLayout(table);
  const none = { undefined: "no reply came" };
  const agreement: Pick<PairwiseMeasures, "kappa" | "alpha" | "selfAlpha" | "agreement"> =
    coverage.verdicts + coverage.unparsed === 0
      ? { kappa: none, alpha: none, selfAlpha: none }
      : {
          ...agreementWithGold(tally, layout),
          selfAlpha: selfAlpha(table, tally, layout),
          ...(options.detailed === true ? { agreement: pairwiseAgreement(tally, layout) } : {}),
        };
  return { measures: { ...shares, ...agreement, coverage, bounds }, tally, ...comparing };
}
