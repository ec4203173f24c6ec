import type { JSX } from "preact";
import { leaderColumns } from "../data/leader-columns.jsx";
import { leaderRows, type LeaderRow, type LeaderView } from "../data/leader-rows.js";
import { datasetRows } from "../data/dataset-rows.js";
import { hrefOf, replaceQuery, type Route } from "../data/route.js";
import { DownloadButtons } from "../parts/download-buttons.jsx";
import { kinds, type KindFilter } from "../data/kind-filter.js";
import { SelectField } from "../parts/select-field.jsx";
import { DataTable } from "../table/data-table.jsx";
import type { PageProps } from "./page.js";
import { NameText } from "../parts/name-text.jsx";

/** Evaluators, or evaluators under protocols: searched, filtered and sorted by the address, so that a view can be passed on. */
export function LeaderboardPage({ index, route }: PageProps): JSX.Element {
  const view: LeaderView = route.query.get("view") === "pairs" ? "pairs" : "evaluators";
  const search = route.query.get("q") ?? "";
  const kind = kinds.find(({ key }) => key === route.query.get("kind")) ?? kinds[0];
  const datasets = choiceDatasets(index);
  const dataset = datasets.find((name) => name === route.query.get("dataset")) ?? "";
  const all = dataset === "" ? leaderRows(index, view) : datasetRows(index, view, dataset);
  const rows = all.filter((row) => kind.holds(row.adapter) && matches(row, search));
  const columns = leaderColumns(view, dataset);
  return (
    <>
      <h1>
        <NameText text={index.run} />
      </h1>
      <p class="lead">
        {index.figures.leaderboard.cells.length} cells, {index.methods.datasets.length}{" "}
        {index.methods.datasets.length === 1 ? "dataset" : "datasets"},{" "}
        {index.methods.trials.judged.toLocaleString("en-US")} judgments. How each figure is made:{" "}
        <a href="#/methods">Methods</a>.
        <Detectable index={index} />
      </p>
      <Controls {...{ route, view, search, kind, datasets, dataset }} />
      {dataset !== "" && (
        <p class="note">
          On <NameText text={dataset} /> alone. Ranks and groups are told over all datasets; whether two
          judges differ on this one, <a href={hrefOf("compare")}>Compare</a> says.
        </p>
      )}
      <DataTable
        key={`${view} ${dataset}`}
        caption={view === "pairs" ? "Evaluators under protocols" : "Evaluators"}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        rowClass={(row) => `row-${row.adapter}`}
        sort={route.query.get("sort") ?? ""}
        onSort={(sort) => {
          replaceQuery(route, { sort });
        }}
      />
      <p class="count" role="status">
        {rows.length} of {all.length} rows
      </p>
      <DownloadButtons
        name={[index.run, view, dataset].filter((part) => part !== "").join("-")}
        rows={rows}
        columns={columns}
      />
    </>
  );
}

/** How small a difference the run can find. */
function Detectable({ index }: Pick<PageProps, "index">): JSX.Element | null {
  const detectable = index.figures.leaderboard.minimumDetectableDifference?.onePair;
  if (detectable === undefined || !("value" in detectable)) return null;
  return (
    <>
      {" "}
      Two judges that truly differ by {(detectable.value * 100).toFixed(1)} points are told apart four times
      in five.
    </>
  );
}

interface ControlsProps {
  readonly route: Route;
  readonly view: LeaderView;
  readonly search: string;
  readonly kind: KindFilter;
  readonly datasets: readonly string[];
  /** Empty: all of them. */
  readonly dataset: string;
}

/** Those with an accuracy. */
function choiceDatasets({ figures }: PageProps["index"]): readonly string[] {
  const cells = figures.leaderboard.cells.filter(({ task }) => task !== "pointwise");
  return [...new Set(cells.map(({ dataset }) => dataset))];
}

function Controls({ route, view, search, kind, datasets, dataset }: ControlsProps): JSX.Element {
  return (
    <form
      class="controls"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <label>
        Search{" "}
        <input
          type="search"
          value={search}
          placeholder="name of a judge or protocol"
          onInput={(event) => {
            replaceQuery(route, { q: event.currentTarget.value });
          }}
        />
      </label>
      <SelectField
        label="Rows"
        value={view}
        choices={[
          ["evaluators", "evaluators"],
          ["pairs", "evaluators under protocols"],
        ]}
        onChoose={(chosen) => {
          replaceQuery(route, { view: chosen, sort: "" });
        }}
      />
      {datasets.length > 1 && (
        <SelectField
          label="Dataset"
          value={dataset}
          choices={[["", "all together"], ...datasets.map((name) => [name, name] as const)]}
          onChoose={(chosen) => {
            replaceQuery(route, { dataset: chosen, sort: "" });
          }}
        />
      )}
      <SelectField
        label="Show"
        value={kind.key}
        choices={kinds.map(({ key, title }) => [key, title])}
        onChoose={(chosen) => {
          replaceQuery(route, { kind: chosen });
        }}
      />
    </form>
  );
}

/** All words of the search stand somewhere in the row's names. */
function matches({ evaluator, protocol }: LeaderRow, search: string): boolean {
  const names = `${evaluator} ${protocol ?? ""}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => names.includes(word));
}
