import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { differenceText } from "../../report/difference-text.js";
import { chosenSides, type ChosenSides } from "../compare/chosen-sides.js";
import { ClassList } from "../compare/class-list.jsx";
import { commonDatasets } from "../compare/common-datasets.js";
import { comparedChoices, type ComparedChoices } from "../compare/compared-choices.js";
import { DifferenceBar } from "../compare/difference-bar.jsx";
import { DifferenceTable } from "../compare/difference-table.jsx";
import type { InstanceClass } from "../compare/instance-classes.js";
import type { LoadedDataset } from "../compare/loaded-dataset.js";
import { racedSentences } from "../compare/raced-sentences.js";
import { sideChoices } from "../compare/side-choices.js";
import { SideSelect } from "../compare/side-select.jsx";
import { typeset } from "../compare/typeset.js";
import { useDatasets } from "../compare/use-datasets.js";
import { hrefOf, replaceQuery } from "../data/route.js";
import "../judgments/judgments.css";
import type { PageProps } from "./page.js";

/** Two evaluators, two protocols, or two evaluators under a protocol: how far apart they are, and on which instances. */
export function ComparePage({ index, route }: PageProps): JSX.Element {
  const groups = sideChoices(index);
  const sides = chosenSides(groups, route.query);
  return (
    <>
      <h1>Compare</h1>
      <p class="lead">
        Two sides on the instances that both have judged, with the same draws and tests as{" "}
        <code>reife compare</code>.
      </p>
      {sides === undefined ? (
        <p class="none">This run has no two judges or protocols to compare.</p>
      ) : (
        <>
          <form
            class="controls"
            onSubmit={(event) => {
              event.preventDefault();
            }}
          >
            <SideSelect
              label="A"
              value={sides.a.name}
              groups={groups}
              onChoose={(a) => {
                replaceQuery(route, { a, b: a === sides.b.name ? sides.a.name : sides.b.name, page: "" });
              }}
            />
            <SideSelect
              label="B"
              value={sides.b.name}
              groups={[
                { ...sides.group, sides: sides.group.sides.filter(({ name }) => name !== sides.a.name) },
              ]}
              onChoose={(b) => {
                replaceQuery(route, { a: sides.a.name, b, page: "" });
              }}
            />
            <button
              type="button"
              onClick={() => {
                replaceQuery(route, { a: sides.b.name, b: sides.a.name, page: "" });
              }}
            >
              Swap
            </button>
          </form>
          <Loaded index={index} route={route} sides={sides} />
        </>
      )}
    </>
  );
}

interface LoadedProps extends PageProps {
  readonly sides: ChosenSides;
}

function Loaded(props: LoadedProps): JSX.Element {
  const { index, sides } = props;
  const inCommon = commonDatasets(index, [sides.a.side, sides.b.side]);
  const scored = index.datasets.filter((about) => about.task === "pointwise" && inCommon(about));
  const { datasets, failed } = useDatasets(index, (about) => about.task !== "pointwise" && inCommon(about));
  return (
    <>
      {failed !== undefined && <p role="alert">{failed}</p>}
      {datasets === undefined ? (
        failed === undefined && <p role="status">Loading…</p>
      ) : (
        <Compared key={`${sides.a.name}\n${sides.b.name}`} {...props} datasets={datasets} />
      )}
      {scored.length > 0 && (
        <p class="note">
          Not in these figures, for scores are near or far and not right or wrong:{" "}
          {scored.map(({ dataset }) => dataset).join(", ")}. Their correlations with human scores are compared
          by <code>reife compare</code>.
        </p>
      )}
    </>
  );
}

interface ComparedProps extends LoadedProps {
  readonly datasets: readonly LoadedDataset[];
}

function Compared({ index, route, sides, datasets }: ComparedProps): JSX.Element {
  const compared = useMemo(
    () => comparedChoices(index, datasets, [sides.a.side, sides.b.side]),
    [index, sides.a.name, sides.b.name, datasets.length],
  );
  if (compared === undefined) return <p class="none">No instance was judged by both.</p>;
  const names = { a: sides.a.name, b: sides.b.name };
  const show = route.query.get("show") ?? "";
  const kind = kinds.find((name) => name === show) ?? "a";
  const page = Math.max(0, Math.floor(Number(route.query.get("page") ?? "1") - 1)) || 0;
  return (
    <>
      {racedSentences(index, [sides.a.side, sides.b.side]).map((sentence) => (
        <p key={sentence} class="note">
          {sentence}
        </p>
      ))}
      <Words compared={compared} names={names} resamples={index.methods.resamples} />
      <h2>Instance by instance</h2>
      <p class="about">
        A side is right on an instance where it earns more than half of the credit, over all its presentations
        {compared.overall.cells > 1 && " and cells"}.
      </p>
      <ClassList
        instances={compared.instances}
        {...{ names, kind, page }}
        hrefOfKind={(other) => hrefOf("compare", "", { ...names, show: other })}
        onPage={(to) => {
          replaceQuery(route, { page: to === 0 ? "" : String(to + 1) });
        }}
      />
    </>
  );
}

const kinds: readonly InstanceClass[] = ["a", "b", "both", "neither"];

interface WordsProps {
  readonly compared: ComparedChoices;
  readonly names: { readonly a: string; readonly b: string };
  readonly resamples: number;
}

function Words({ compared, names, resamples }: WordsProps): JSX.Element {
  const { overall, datasets } = compared;
  const rows = Object.entries(datasets);
  const scope = rows.length === 1 ? (rows[0]?.[0] ?? "") : `${rows.length} datasets`;
  return (
    <section class="text" aria-label="The difference">
      <DifferenceBar difference={overall.difference} />
      {differenceText(overall, { ...names, scope }, { resamples }).map((sentence) => (
        <p key={sentence}>{typeset(sentence)}</p>
      ))}
      <DifferenceTable rows={rows} />
      {rows.length > 1 && (
        <p class="about">
          Intervals are for one dataset each; p allows for all {rows.length}. Over all of them each dataset
          counts once.
        </p>
      )}
    </section>
  );
}
