import type { JSX } from "preact";
import type { PageProps } from "./page.js";
import { evaluatorFacts, type EvaluatorFacts } from "../data/evaluator-facts.js";
import { leaderRows } from "../data/leader-rows.js";
import { hrefOf } from "../data/route.js";
import { IntervalBar } from "../parts/interval-bar.jsx";
import { KindMark } from "../parts/kind-mark.jsx";
import { ToldHeads, type ToldColumn } from "../parts/told-heads.jsx";
import { percent } from "../../plots/percent.js";
import { signedPercent } from "../../plots/signed-percent.js";
import { NameText } from "../parts/name-text.jsx";

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
        <KindMark adapter={row.adapter} /> <NameText text={row.evaluator} />
      </h1>
      <p class="lead">
        {row.rank === undefined ? "Not ranked" : `Rank ${row.rank}`}
        {row.rankInterval !== undefined &&
          ` (95 % interval ${row.rankInterval[0]} to ${row.rankInterval[1]})`}{" "}
        of {index.figures.leaderboard.evaluators.length}. Accuracy: <IntervalBar estimate={row.accuracy} />
      </p>
      <FactList title="Strengths" facts={facts.strengths} none="Nothing stands out." />
      <FactList title="Weaknesses" facts={facts.weaknesses} none="Nothing stands out." />
      {facts.looks > 0 && (
        <p class="about">
          Named are parts and gains whose 95 % interval lies wholly on one side, out of {facts.looks} looked
          at: one in twenty does so by chance alone.
        </p>
      )}
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
      <Version facts={facts} />
      <h2>How to cite</h2>
      <pre tabIndex={0}>{facts.citation}</pre>
    </article>
  );
}

function Version({ facts }: { readonly facts: EvaluatorFacts }): JSX.Element {
  return (
    <>
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
    </>
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

const leanNames = {
  position: "the output shown first",
  label: "the first letter",
  length: "the longest output",
} as const;

const leanColumns: readonly ToldColumn[] = [
  {
    title: "leans to",
    about:
      "What it prefers whatever is right. The first letter is told apart from the first place only where letters were switched.",
  },
  {
    title: "points",
    about:
      "Percent of its choices beyond what chance has (place, letter) or the gold has (length); mean over datasets of the mean over its cells. 0 is upright.",
    numeric: true,
  },
  { title: "95 % interval", about: "Of that mean, by resampling clusters of instances." },
  {
    title: "from cell to cell",
    about: "The least and the most that it leans under one protocol on one dataset.",
  },
];

function Leans({ facts }: { readonly facts: EvaluatorFacts }): JSX.Element {
  if (facts.leans.length === 0) return <p class="none">Not measured: it chose between no outputs.</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="What it leans to">
      <table>
        <ToldHeads name="leans" columns={leanColumns} />
        <tbody>
          {facts.leans.map(({ kind, lean, least, most }) => (
            <tr key={kind}>
              <td>{leanNames[kind]}</td>
              <td class="number">{"value" in lean ? signedPercent(lean.value) : "–"}</td>
              <td>
                {"value" in lean && lean.low !== undefined && lean.high !== undefined
                  ? `${signedPercent(lean.low)} to ${signedPercent(lean.high)}`
                  : "–"}
              </td>
              <td>
                {signedPercent(least)} to {signedPercent(most)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cellColumns: readonly ToldColumn[] = [
  { title: "protocol", about: "The way of asking: prompts, steps and how replies are read." },
  { title: "dataset", about: "Where the instances are from." },
  { title: "instances", about: "Instances judged.", numeric: true },
  {
    title: "accuracy, %",
    about:
      "Agreement with the human gold over all trials; small figures and bar: 95 % interval. A reply without a verdict counts as wrong.",
    numeric: true,
  },
  {
    title: "consistent, %",
    about:
      "Instances with the same preference in all presentations. None where these rest on the same replies.",
    numeric: true,
  },
  {
    title: "lift",
    about: "Points of accuracy above the best rule that reads nothing, on the same instances.",
    numeric: true,
  },
  { title: "unparsed", about: "Trials whose reply holds no verdict.", numeric: true },
  { title: "failed", about: "Trials without a reply.", numeric: true },
];

function Cells({ facts }: { readonly facts: EvaluatorFacts }): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Cells of the evaluator">
      <table>
        <ToldHeads name="cells" columns={cellColumns} />
        <tbody>
          {facts.cells.map((cell) => (
            <tr key={`${cell.protocol} ${cell.dataset}`}>
              <td>
                <NameText text={cell.protocol} />
              </td>
              <td>
                <NameText text={cell.dataset} />
              </td>
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
