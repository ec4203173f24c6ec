import type { JSX } from "preact";
import type { PairedDifference } from "../../core/comparison.js";
import {
  formatCount,
  formatPercent,
  formatPoints,
  formatPointsInterval,
} from "../../report/format-figure.js";
import { formatP } from "../../report/format-p.js";
import { ToldHeads, type ToldColumn } from "../parts/told-heads.jsx";
import { typeset } from "./typeset.js";
import { NameText } from "../parts/name-text.jsx";

/** Differences, one a line, by what they are of. */
export interface DifferenceTableProps {
  readonly rows: readonly (readonly [string, PairedDifference])[];
}

const columns: readonly ToldColumn[] = [
  { title: "Dataset", about: "Differences are taken within a dataset." },
  { title: "n", about: "Instances that both sides have judged.", numeric: true },
  {
    title: "clusters",
    about: "Groups of instances that share an instruction: they are drawn together.",
    numeric: true,
  },
  { title: "A %", about: "Accuracy of side A on them, in percent.", numeric: true },
  { title: "B %", about: "Accuracy of side B on them, in percent.", numeric: true },
  { title: "A − B", about: "Difference in points, instance by instance.", numeric: true },
  {
    title: "95 % interval",
    about: "Of the difference, in points, by resampling clusters. For this dataset alone.",
    numeric: true,
  },
];

const single: ToldColumn = {
  title: "p",
  about: "Of a difference as large or larger by chance alone: sign-flip test over clusters.",
  numeric: true,
};

const adjusted: ToldColumn = {
  title: "p, Holm",
  about: `${single.about} Adjusted for the number of datasets after Holm.`,
  numeric: true,
};

/** Paired differences by dataset; p is adjusted over the lines after Holm, as `reife compare` does. */
export function DifferenceTable({ rows }: DifferenceTableProps): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Differences by dataset">
      <table>
        <ToldHeads name="differences" columns={[...columns, rows.length > 1 ? adjusted : single]} />
        <tbody>
          {rows.map(([name, { n, clusters, a, b, difference, adjustedP, p }]) => (
            <tr key={name}>
              <th scope="row">
                <NameText text={name} />
              </th>
              <td class="number">{formatCount(n)}</td>
              <td class="number">{formatCount(clusters)}</td>
              <td class="number">{formatPercent(a)}</td>
              <td class="number">{formatPercent(b)}</td>
              <td class="number">{typeset(formatPoints(difference))}</td>
              <td class="number">{typeset(formatPointsInterval(difference))}</td>
              <td class="number">{formatP(adjustedP ?? p)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
