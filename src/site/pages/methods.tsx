import type { JSX } from "preact";
import { leaderColumns } from "../data/leader-columns.jsx";
import type { PageProps } from "./page.js";
import { NameText } from "../parts/name-text.jsx";

/** Every choice behind the numbers, in words that a paper can use. */
export function MethodsPage({ index }: PageProps): JSX.Element {
  const { methods, command } = index;
  const columns = new Map(
    [...leaderColumns("evaluators"), ...leaderColumns("pairs")].map((column) => [column.key, column]),
  );
  return (
    <article class="text">
      <h1>Methods</h1>
      {methods.paragraphs.map((paragraph, place) => (
        <p key={place}>
          {/* Odd parts stood between backticks. */}
          {paragraph.split("`").map((part, odd) => (odd % 2 === 1 ? <code key={odd}>{part}</code> : part))}
        </p>
      ))}
      <h2>Make these pages again</h2>
      <pre tabIndex={0}>{command}</pre>
      <p>
        reife {methods.versions.reife}, Node {methods.versions.node}
        {methods.gitCommit !== undefined && <>, commit {methods.gitCommit.slice(0, 12)}</>}; seed{" "}
        {methods.seed}, {methods.resamples} resamples; begun {methods.start}
        {methods.end !== undefined && <>, ended {methods.end}</>}. {methods.trials.judged} of{" "}
        {methods.trials.planned} trials judged, {methods.trials.failed} failed; {methods.excluded} cells left
        out.
      </p>
      <h2>What the columns mean</h2>
      <dl>
        {[...columns.values()].map(({ key, title, about }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
      <Datasets index={index} />
      <Protocols index={index} />
      <h2>Sources</h2>
      {methods.bibtex.length === 0 ? (
        <p class="none">No card of its datasets is at hand.</p>
      ) : (
        <pre tabIndex={0}>{methods.bibtex.join("\n\n")}</pre>
      )}
    </article>
  );
}

function Datasets({ index: { methods, ceilings } }: Pick<PageProps, "index">): JSX.Element {
  return (
    <>
      <h2>Data</h2>
      {methods.datasets.map(
        ({ dataset, title, n, of, clusters, task, licence, files, card, gold, annotators }) => (
          <section key={dataset}>
            <h3>
              <NameText text={title ?? dataset} />
            </h3>
            <p>
              <code>
                <NameText text={dataset} />
              </code>
              : {n}
              {of !== undefined && of !== n && <> of {of}</>} instances of {task} judging on {clusters}{" "}
              instructions{gold !== undefined && <>, gold: {gold}</>}
              {annotators !== undefined && <>, {annotators} annotators</>}. Licence:{" "}
              {licence ?? `not told here (card ${card})`}.
              {ceilings[dataset] !== undefined && (
                <>
                  {" "}
                  Humans: {(ceilings[dataset].value * 100).toFixed(1)} % ({ceilings[dataset].what};{" "}
                  {ceilings[dataset].source}).
                </>
              )}
            </p>
            <ul class="hashes">
              {Object.entries(files).map(([name, hash]) => (
                <li key={name}>
                  {name} <code>sha256 {hash}</code>
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
    </>
  );
}

function Protocols({ index: { methods } }: Pick<PageProps, "index">): JSX.Element {
  return (
    <>
      <h2>Protocols</h2>
      <ul class="hashes">
        {methods.protocols.map(({ protocol, title, version, source, fingerprint, card }) => (
          <li key={protocol}>
            <strong>
              <NameText text={protocol} />
            </strong>
            {title !== undefined && <>: {title}</>}
            {version !== undefined && <>, version {version}</>}
            {source !== undefined && <>; source: {source}</>} (card {card}) <code>{fingerprint}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
