import type { JSX } from "preact";
import { leaderColumns } from "../data/leader-columns.jsx";
import { leaderRows, type LeaderRow, type LeaderView } from "../data/leader-rows.js";
import { replaceQuery, type Route } from "../data/route.js";
import { DownloadButtons } from "../parts/download-buttons.jsx";
import { kinds, type KindFilter } from "../data/kind-filter.js";
import { DataTable } from "../table/data-table.jsx";
import type { PageProps } from "./page.js";

/** Evaluators, or evaluators under protocols: searched, filtered and sorted by the address, so that a view can be passed on. */
export function LeaderboardPage({ index, route }: PageProps): JSX.Element {
  const view: LeaderView = route.query.get("view") === "pairs" ? "pairs" : "evaluators";
  const search = route.query.get("q") ?? "";
  const kind = kinds.find(({ key }) => key === route.query.get("kind")) ?? kinds[0];
  const all = leaderRows(index, view);
  const rows = all.filter((row) => kind.holds(row.adapter) && matches(row, search));
  const columns = leaderColumns(view);
  const detectable = index.figures.leaderboard.minimumDetectableDifference?.onePair;
  return (
    <>
      <h1>{index.run}</h1>
      <p class="lead">
        {index.figures.leaderboard.cells.length} cells, {index.methods.datasets.length}{" "}
        {index.methods.datasets.length === 1 ? "dataset" : "datasets"},{" "}
        {index.methods.trials.judged.toLocaleString("en-US")} judgments. How each figure is made:{" "}
        <a href="#/methods">Methods</a>.
        {detectable !== undefined && "value" in detectable && (
          <>
            {" "}
            Two judges that truly differ by {(detectable.value * 100).toFixed(1)} points are told apart four
            times in five.
          </>
        )}
      </p>
      <Controls route={route} view={view} search={search} kind={kind} />
      <DataTable
        key={view}
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
      <DownloadButtons name={`${index.run}-${view}`} rows={rows} columns={columns} />
    </>
  );
}

interface ControlsProps {
  readonly route: Route;
  readonly view: LeaderView;
  readonly search: string;
  readonly kind: KindFilter;
}

function Controls({ route, view, search, kind }: ControlsProps): JSX.Element {
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
      <label>
        Rows{" "}
        <select
          value={view}
          onChange={(event) => {
            replaceQuery(route, { view: event.currentTarget.value, sort: "" });
          }}
        >
          <option value="evaluators">evaluators</option>
          <option value="pairs">evaluators under protocols</option>
        </select>
      </label>
      <label>
        Show{" "}
        <select
          value={kind.key}
          onChange={(event) => {
            replaceQuery(route, { kind: event.currentTarget.value });
          }}
        >
          {kinds.map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </select>
      </label>
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
