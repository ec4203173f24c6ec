import type { JSX } from "preact";
import type { Score } from "../../core/outcome.js";
import { visibleControls } from "../../core/visible-controls.js";
import { NameText } from "../parts/name-text.jsx";

/** Scores by criterion, in columns. */
export interface ScoreTableProps {
  readonly columns: readonly {
    readonly name: string;
    readonly scores: Readonly<Record<string, Score>>;
  }[];
}

/** Scores side by side, a line for each criterion. */
export function ScoreTable({ columns }: ScoreTableProps): JSX.Element {
  const criteria = [...new Set(columns.flatMap(({ scores }) => Object.keys(scores)))];
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="Scores">
      <table class="scores">
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            {columns.map(({ name }) => (
              <th scope="col" class="number" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <tr key={criterion}>
              <th scope="row">
                <NameText text={visibleControls(criterion)} />
              </th>
              {columns.map(({ name, scores }) => (
                <td class="number" key={name}>
                  {scoreText(scores[criterion])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function scoreText(score: Score | undefined): string {
  if (score === undefined) return "–";
  return score === "not-applicable" ? "n/a" : String(Number(score.toFixed(3)));
}
