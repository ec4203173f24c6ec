import type { GateCheck } from "../../core/gate.js";
import { adjustEstimates } from "../../leaderboard/adjust-estimates.js";
import {
  formatCount,
  formatPercent,
  formatPoints,
  formatPointsInterval,
} from "../../report/format-figure.js";
import { formatP } from "../../report/format-p.js";
import { normalQuantile } from "../../stats/normal-quantile.js";
import type { CellOfBoth, ComparedCell } from "./compared-cell.js";

/** What a fall is held against. */
export interface VerdictParts {
  readonly gate: string;
  readonly margin: number;
}

const level = 0.05;

/** Says of each cell whether it got worse beyond noise, its p-value adjusted after Holm over all of them. */
export function verdictsOnBaseline(
  cells: readonly CellOfBoth[],
  { gate, margin }: VerdictParts,
): readonly GateCheck[] {
  const adjusted = adjustEstimates(
    cells.map(({ compared }) => compared?.p ?? { undefined: "not compared" }),
    "holm",
  );
  const tests = adjusted.filter((p) => "value" in p).length;
  return cells.map((entry, place) => ({
    gate,
    cell: entry.cell,
    ...verdictOn(entry, { adjustedP: adjusted[place] ?? { undefined: "not compared" }, tests, margin }),
  }));
}

interface AmongOthers {
  readonly adjustedP: ComparedCell["p"];
  /** Cells over which it is adjusted. */
  readonly tests: number;
  readonly margin: number;
}

type Verdict = Pick<GateCheck, "status" | "message">;

function verdictOn({ compared, instances, lost }: CellOfBoth, others: AmongOthers): Verdict {
  if (compared === undefined)
    return { status: "failed", message: "no instance was judged in both runs, or nothing can be computed" };
  const { difference, notWorse } = compared;
  const told = `${changeText(compared, others)}${onText(compared, instances)}`;
  if (!("value" in difference) || difference.high === undefined)
    return { status: "inconclusive", message: `${told}: without an interval nothing can be said` };
  const { adjustedP, margin } = others;
  if (difference.high < 0 && "value" in adjustedP && adjustedP.value <= level)
    return { status: "failed", message: `${told}: worse beyond noise` };
  if (lost > 0) {
    const scores = `${formatCount(lost)} of the baseline's score${lost === 1 ? " is" : "s are"} missing now`;
    return { status: "inconclusive", message: `${told}: ${scores}` };
  }
  if (notWorse)
    return { status: "passed", message: `${told}: no fall of ${points(compared, margin)} or more` };
  return {
    status: "inconclusive",
    message: `${told}: no fall is shown, and one of ${points(compared, margin)} is not ruled out; ${findable(compared, others)}`,
  };
}

function changeText(compared: ComparedCell, { adjustedP, tests }: AmongOthers): string {
  const { figure, difference, now, before } = compared;
  if (!("value" in difference)) return `${figure} cannot be compared (${difference.undefined})`;
  const share = figure === "accuracy";
  const number = (value: number): string => (share ? `${formatPercent(value)} %` : value.toFixed(3));
  const values = [before, now].map((side) => ("value" in side ? number(side.value) : "-"));
  const change = share
    ? `${formatPoints(difference)} points, 95 % interval ${formatPointsInterval(difference)}`
    : `${difference.value.toFixed(3)}, 95 % interval ${(difference.low ?? 0).toFixed(3)} to ${(difference.high ?? 0).toFixed(3)}`;
  const p =
    "value" in adjustedP ? `, p ${formatP(adjustedP)}${tests > 1 ? ` by Holm over ${tests}` : ""}` : "";
  return `${figure} went from ${values.join(" to ")} (${change}${p})`;
}

function onText({ n, figure }: ComparedCell, [common, all]: CellOfBoth["instances"]): string {
  const what = figure === "accuracy" ? "instances" : "scores";
  const part = common < all ? `, ${formatCount(common)} of the baseline's ${formatCount(all)} instances` : "";
  return ` on ${formatCount(n)} ${what}${part}`;
}

function points({ figure }: ComparedCell, share: number): string {
  if (figure !== "accuracy") return String(share);
  const text = formatPercent(share).replace(/\.0$/u, "");
  return `${text} point${text === "1" ? "" : "s"}`;
}

/** What could have been found at the level that Holm's procedure asks of the first of all cells. */
function findable(compared: ComparedCell, { tests }: AmongOthers): string {
  const { detectable, p, clusters } = compared;
  const isSampled = "value" in p && p.method !== "exact sign-flip test";
  const smallest = isSampled && clusters > 20 ? 1 / 10_001 : 2 / 2 ** Math.min(clusters, 1000);
  if (compared.figure === "accuracy" && smallest * tests > level)
    return `with ${formatCount(clusters)} clusters and ${formatCount(tests)} cells no fall could have been found, however large`;
  if (!("value" in detectable)) return `what could have been found is not known: ${detectable.undefined}`;
  const power = normalQuantile(0.8);
  const error = detectable.value / (power - normalQuantile(0.025));
  const least = error * (power - normalQuantile(level / 2 / Math.max(1, tests)));
  return `one of ${points(compared, least)} would have been found with a probability of 80 %`;
}
