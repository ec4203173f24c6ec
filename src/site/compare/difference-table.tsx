import type { JSX } from "preact";
import type { PairedDifference } from "../../core/comparison.js";
import {
  formatCount,
  formatPercent,
  formatPoints,
  formatPointsInterval,
} from "../../report/format-figure.js";
import { formatP } from "../../report/format-p.js";

/** Differences, one a line, by what they are of. */
export interface DifferenceTableProps {
  readonly rows: readonly (readonly [string, PairedDifference])[];
}

/** Paired differences by dataset; p is adjusted over the lines after Holm, as `reife compare` does. */
export function DifferenceTable({ rows }: DifferenceTableProps): JSX.Element {
  const heads = ["n", "clusters", "A %", "B %", "A − B", "95 % interval", rows.length > 1 ? "p, Holm" : "p"];
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Differences by dataset">
      <table>
        <thead>
          <tr>
            <th scope="col">Dataset</th>
            {heads.map((name) => (
              <th scope="col" class="number" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, { n, clusters, a, b, difference, adjustedP, p }]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{formatCount(n)}</td>
              <td class="number">{formatCount(clusters)}</td>
              <td class="number">{formatPercent(a)}</td>
              <td class="number">{formatPercent(b)}</td>
              <td class="number">{formatPoints(difference)}</td>
              <td class="number">{formatPointsInterval(difference)}</td>
              <td class="number">{formatP(adjustedP ?? p)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
