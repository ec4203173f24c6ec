import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { SiteDataset, SiteJudgments } from "../../core/site.js";
import { chunkValue, useChunk } from "../data/chunks.js";
import { replaceQuery } from "../data/route.js";
import { chosenInstances } from "../judgments/chosen-instances.js";
import { InstanceControls } from "../judgments/instance-controls.jsx";
import { InstanceList } from "../judgments/instance-list.jsx";
import { instanceTally } from "../judgments/instance-tally.js";
import { isRule } from "../judgments/is-rule.js";
import { readJudgmentQuery } from "../judgments/judgment-query.js";
import { loadedTexts } from "../judgments/loaded-texts.js";
import { useTexts } from "../judgments/use-texts.js";
import "../judgments/judgments.css";
import { Pager } from "../parts/pager.jsx";
import { SelectField } from "../parts/select-field.jsx";
import type { PageProps } from "./page.js";

/** Instances on a page. */
const size = 50;

/** Blocks of texts that a search loads by itself; of more the reader is asked. */
const searchedAtOnce = 100;

/** Every instance of a dataset, chosen by how judges ended on it. The choice stands in the address. */
export function JudgmentsPage({ index, route }: PageProps): JSX.Element {
  const names = index.datasets.map(({ dataset }) => dataset);
  const place = Math.max(0, names.indexOf(route.query.get("dataset") ?? ""));
  const about = index.datasets[place];
  const chunk = useChunk<SiteJudgments>(about === undefined ? undefined : `judgments-${place}`);
  const judgments = chunkValue(`judgments-${place}`) as SiteJudgments | undefined;
  return (
    <>
      <h1>Judgments</h1>
      <p class="lead">
        Every instance with its outputs, its gold, and what each judge replied to it. Choose which ones; the
        address of this page holds the choice. Rules, which read nothing, are counted only where you choose
        one.
      </p>
      {about === undefined ? (
        <p class="none">This run has no judgments.</p>
      ) : (
        <>
          <div class="controls">
            <SelectField
              label="Dataset"
              value={about.dataset}
              choices={names.map((name) => [name, name])}
              onChoose={(dataset) => {
                replaceQuery(route, { dataset, evaluator: "", protocol: "", tag: "", page: "" });
              }}
            />
          </div>
          {chunk.state === "failed" && <p role="alert">{chunk.why}</p>}
          {judgments === undefined ? (
            chunk.state === "loading" && <p role="status">Loading…</p>
          ) : (
            <Chosen key={about.dataset} {...{ index, route, place, about, judgments }} />
          )}
        </>
      )}
    </>
  );
}

interface ChosenProps extends PageProps {
  readonly about: SiteDataset;
  readonly place: number;
  readonly judgments: SiteJudgments;
}

function Chosen({ index, route, about, place, judgments }: ChosenProps): JSX.Element {
  const query = readJudgmentQuery(route.query, about);
  // Texts come in one block after the other, and every one of them draws the page anew.
  const tally = useMemo(
    () => instanceTally(judgments, query, isRule(index)),
    [judgments, query.evaluator, query.protocol],
  );
  const wanted = Number(route.query.get("page") ?? "1") - 1;
  const chosen = chosenInstances(
    { judgments, tally, textsOf: (instance) => loadedTexts(place, about, instance) },
    query,
  );
  const page = Number.isInteger(wanted) && wanted > 0 && wanted * size < chosen.length ? wanted : 0;
  const shown = chosen.slice(page * size, (page + 1) * size);
  const texts = useTexts(place, about, shown);
  useEffect(() => {
    if (query.search !== "" && texts.blocks <= searchedAtOnce) texts.loadAll();
  }, [query.search !== ""]);
  const turn = (to: number): void => {
    replaceQuery(route, { page: to === 0 ? "" : String(to + 1) });
  };
  return (
    <>
      <InstanceControls {...{ route, about, judgments, query, texts }} />
      <p class="count" role="status">
        {chosen.length.toLocaleString("en-US")} of {judgments.instances.length.toLocaleString("en-US")}{" "}
        instances
      </p>
      <InstanceList
        {...{ about, judgments }}
        instances={shown}
        tally={tally}
        textsOf={texts.textsOf}
        query={Object.fromEntries([...route.query].filter(([name]) => name !== "page"))}
      />
      <Pager label="Pages of instances" total={chosen.length} size={size} page={page} onPage={turn} />
    </>
  );
}
