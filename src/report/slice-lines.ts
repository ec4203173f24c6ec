import type { Effects, SliceClaim } from "../core/effects.js";
import { formatCount, formatPoints, formatPointsInterval } from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** More slices than this are for --json. */
const mostShown = 20;

/** Who leads on each slice, and whether that is more than the luck of looking at many; empty without slices. */
export function sliceLines({ claims, small }: Effects["slices"]): string {
  if (claims.length === 0) return "";
  const proven = claims.filter(({ best }) => best).length;
  const means = `Who leads on each slice. "best" is said only of a leader that beats every other judge beyond doubt after all ${claims.length} slices were looked at (${proven} of them); the margin is over the next judge, its interval for all pairs and slices at once.`;
  const shown = [...claims].sort((a, b) => a.adjustedP - b.adjustedP || b.n - a.n).slice(0, mostShown);
  const table = textTable(
    [
      { title: "slice", align: "left", least: 14 },
      { title: "n", align: "right" },
      { title: "leader", align: "left", least: 9 },
      { title: "margin", align: "right" },
      { title: "95 % interval", align: "left" },
      { title: "p", align: "right" },
      { title: "", align: "left" },
    ],
    shown.map((claim) => [
      `${claim.tag}: ${claim.value}`,
      formatCount(claim.n),
      claim.leader,
      formatPoints(claim.margin),
      formatPointsInterval(claim.margin),
      pText(claim),
      claim.best ? "best" : "not shown",
    ]),
  );
  const rest = claims.length - shown.length;
  const lines = [
    ...(rest > 0 ? [`${formatCount(rest)} more slices stand in --json.`] : []),
    ...(small > 0 ? [`${formatCount(small)} slices have fewer than 15 clusters and are left out.`] : []),
  ];
  return [wrapLine(means), "", table, ...lines.map(wrapLine)].join("\n");
}

function pText({ adjustedP }: SliceClaim): string {
  return adjustedP < 0.001 ? "<0.001" : adjustedP.toFixed(3);
}
