import type { JSX } from "preact";
import type { PageProps } from "./page.js";
import { evaluatorFacts, type EvaluatorFacts } from "../data/evaluator-facts.js";
import { leaderRows } from "../data/leader-rows.js";
import { hrefOf } from "../data/route.js";
import { IntervalBar } from "../parts/interval-bar.jsx";
import { KindMark } from "../parts/kind-mark.jsx";
import { percent } from "../../plots/percent.js";
import { signedPercent } from "../../plots/signed-percent.js";

/** The card of one evaluator: what it does well and badly, what it leans to, what it costs, which version it is. */
export function EvaluatorPage({ index, route }: PageProps): JSX.Element {
  const row = leaderRows(index, "evaluators").find(({ evaluator }) => evaluator === route.rest);
  if (row === undefined) {
    return (
      <>
        <h1>Unknown evaluator</h1>
        <p>
          This run has no evaluator “{route.rest}”. <a href={hrefOf("leaderboard")}>Those that it has</a>
        </p>
      </>
    );
  }
  const facts = evaluatorFacts(row.evaluator, index);
  return (
    <article class="text">
      <h1>
        <KindMark adapter={row.adapter} /> {row.evaluator}
      </h1>
      <p class="lead">
        {row.rank === undefined ? "Not ranked" : `Rank ${row.rank}`}
        {row.rankInterval !== undefined &&
          ` (95 % interval ${row.rankInterval[0]} to ${row.rankInterval[1]})`}{" "}
        of {index.figures.leaderboard.evaluators.length}. Accuracy: <IntervalBar estimate={row.accuracy} />
      </p>
      <FactList title="Strengths" facts={facts.strengths} none="Nothing stands out." />
      <FactList title="Weaknesses" facts={facts.weaknesses} none="Nothing stands out." />
      <h2>Biases</h2>
      <Leans facts={facts} />
      <h2>Calibration</h2>
      {facts.calibration.length === 0 ? (
        <p class="none">It gave no confidence with its verdicts.</p>
      ) : (
        <ul>
          {facts.calibration.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <h2>By dataset and protocol</h2>
      <Cells facts={facts} />
      <h2>Cost</h2>
      <p>{facts.cost}</p>
      <h2>Version</h2>
      <dl>
        {facts.version.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{text}</code>
            </dd>
          </div>
        ))}
      </dl>
      <h2>How to cite</h2>
      <pre tabIndex={0}>{facts.citation}</pre>
    </article>
  );
}

function FactList({
  title,
  facts,
  none,
}: {
  readonly title: string;
  readonly facts: readonly string[];
  readonly none: string;
}): JSX.Element {
  return (
    <>
      <h2>{title}</h2>
      {facts.length === 0 ? (
        <p class="none">{none}</p>
      ) : (
        <ul>
          {facts.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Leans({ facts }: { readonly facts: EvaluatorFacts }): JSX.Element {
  if (facts.leans.length === 0) return <p class="none">Not measured: it chose between no outputs.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">leans to</th>
          <th scope="col" class="number">
            points
          </th>
          <th scope="col">from cell to cell</th>
        </tr>
      </thead>
      <tbody>
        {facts.leans.map(({ name, mean, least, most }) => (
          <tr key={name}>
            <td>{name}</td>
            <td class="number">{signedPercent(mean)}</td>
            <td>
              {signedPercent(least)} to {signedPercent(most)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cells({ facts }: { readonly facts: EvaluatorFacts }): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Cells of the evaluator">
      <table>
        <thead>
          <tr>
            {[
              "protocol",
              "dataset",
              "instances",
              "accuracy, %",
              "consistent, %",
              "lift",
              "unparsed",
              "failed",
            ].map((name) => (
              <th
                scope="col"
                key={name}
                class={name === "protocol" || name === "dataset" ? undefined : "number"}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.cells.map((cell) => (
            <tr key={`${cell.protocol} ${cell.dataset}`}>
              <td>{cell.protocol}</td>
              <td>{cell.dataset}</td>
              <td class="number">{cell.n}</td>
              <td class="number">
                {cell.task === "pointwise" ? "–" : <IntervalBar estimate={cell.accuracy} />}
              </td>
              <td class="number">
                {cell.task !== "pointwise" && !cell.presentationsShareCalls && "value" in cell.selfAgreement
                  ? percent(cell.selfAgreement.value)
                  : "–"}
              </td>
              <td class="number">
                {cell.task !== "pointwise" && "value" in cell.liftOverNull
                  ? signedPercent(cell.liftOverNull.value)
                  : "–"}
              </td>
              <td class="number">{cell.coverage.unparsed}</td>
              <td class="number">{cell.coverage.failed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
