import type { Estimate } from "../../core/estimate.js";
import type { LeaderboardCell } from "../../core/leaderboard.js";

/** A figure that a gate may hold a cell to: the more, the better. */
export interface GateMetric {
  /** The cell's figure; undefined where cells of its task have none such. */
  readonly read: (cell: LeaderboardCell) => Estimate | undefined;
  /** Whether it is made only where all figures are asked for. */
  readonly detailed: boolean;
}

type Read = GateMetric["read"];

const plain = (read: Read): GateMetric => ({ read, detailed: false });
const detailed = (read: Read): GateMetric => ({ read, detailed: true });

const choice =
  (name: "accuracy" | "bothCorrect" | "selfAgreement"): Read =>
  (cell) =>
    cell.task === "pointwise" ? undefined : cell[name];

const correlation =
  (name: "spearman" | "kendall" | "pearson"): Read =>
  (cell) =>
    cell.task === "pointwise" ? cell.correlation[name] : undefined;

type Agreement = "ac1" | "scottPi" | "pabak" | "goldDecisive" | "judgeBench" | "f1" | "balancedAccuracy";

const agreement =
  (name: Agreement): Read =>
  (cell) =>
    cell.task === "pairwise" ? cell.agreement?.[name] : undefined;

/** The figures that gates know, by the name that they have on the command line. */
export const gateMetrics: Readonly<Record<string, GateMetric>> = {
  accuracy: plain(choice("accuracy")),
  bothCorrect: plain(choice("bothCorrect")),
  selfAgreement: plain(choice("selfAgreement")),
  coverage: plain(({ coverage: { verdicts, trials } }) =>
    trials === 0 ? { undefined: "no trial was run" } : { value: verdicts / trials },
  ),
  liftOverNull: plain((cell) => (cell.task === "pointwise" ? undefined : cell.liftOverNull)),
  kappa: plain((cell) => (cell.task === "pairwise" ? cell.kappa : undefined)),
  alpha: plain(alphaOf),
  aboveChance: plain((cell) => (cell.task === "listwise" ? cell.aboveChance : undefined)),
  spearman: plain(correlation("spearman")),
  kendall: plain(correlation("kendall")),
  pearson: plain(correlation("pearson")),
  weightedKappa: plain((cell) => (cell.task === "pointwise" ? cell.weightedKappa : undefined)),
  ac1: detailed(agreement("ac1")),
  scottPi: detailed(agreement("scottPi")),
  pabak: detailed(agreement("pabak")),
  goldDecisive: detailed(agreement("goldDecisive")),
  judgeBench: detailed(agreement("judgeBench")),
  f1: detailed(agreement("f1")),
  balancedAccuracy: detailed(agreement("balancedAccuracy")),
};

function alphaOf(cell: LeaderboardCell): Estimate | undefined {
  if (cell.task === "pairwise") return cell.alpha;
  return cell.task === "pointwise" ? cell.alpha.ordinal : undefined;
}
