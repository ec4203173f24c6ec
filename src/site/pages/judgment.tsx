import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { SiteIndex, SiteJudgments } from "../../core/site.js";
import { classNamed } from "../compare/class-named.js";
import { ClassTurn } from "../compare/class-turn.jsx";
import { isOfSide } from "../compare/is-of-side.js";
import { sideNamed } from "../compare/side-named.js";
import { chunkValue, useChunk } from "../data/chunks.js";
import { hrefOf, type Route } from "../data/route.js";
import { chosenInstances } from "../judgments/chosen-instances.js";
import { findInstanceRoute, type InstanceRoute } from "../judgments/find-instance-route.js";
import { InstanceFacts } from "../judgments/instance-facts.jsx";
import { InstanceTexts } from "../judgments/instance-texts.jsx";
import { instanceTally } from "../judgments/instance-tally.js";
import { isRule } from "../judgments/is-rule.js";
import { JudgeCard } from "../judgments/judge-card.jsx";
import { judgeColumns } from "../judgments/judge-columns.js";
import { readJudgmentQuery } from "../judgments/judgment-query.js";
import { loadedTexts } from "../judgments/loaded-texts.js";
import { TurnLinks } from "../judgments/turn-links.jsx";
import { useTexts } from "../judgments/use-texts.js";
import "../judgments/judgments.css";
import type { PageProps } from "./page.js";
import { NameText } from "../parts/name-text.jsx";

/** Judges whose replies are open from the start; more of them are opened one by one. */
const mostOpen = 6;

/** One instance: what the dataset says of it, and what each judge replied. */
export function JudgmentPage({ index, route }: PageProps): JSX.Element {
  const found = findInstanceRoute(route.rest, index.datasets);
  const name = found === undefined ? undefined : `judgments-${found.place}`;
  const chunk = useChunk<SiteJudgments>(name);
  const judgments = name === undefined ? undefined : (chunkValue(name) as SiteJudgments | undefined);
  if (found === undefined) return <Unknown rest={route.rest} />;
  if (chunk.state === "failed") return <p role="alert">{chunk.why}</p>;
  if (judgments === undefined) return <p role="status">Loading…</p>;
  const instance = judgments.instances.findIndex(({ id }) => id === found.id);
  if (instance < 0) return <Unknown rest={route.rest} />;
  return <Instance key={route.rest} {...{ index, route, found, judgments, instance }} />;
}

function Unknown({ rest }: { readonly rest: string }): JSX.Element {
  return (
    <>
      <h1>Unknown instance</h1>
      <p>
        This run has no instance “{rest}”. <a href={hrefOf("judgments")}>Those that it has</a>
      </p>
    </>
  );
}

interface InstanceProps {
  readonly index: SiteIndex;
  readonly route: Route;
  readonly found: InstanceRoute;
  readonly judgments: SiteJudgments;
  /** Place of the instance. */
  readonly instance: number;
}

function Instance(props: InstanceProps): JSX.Element {
  const { index, route, found, judgments, instance } = props;
  const { dataset: about, place } = found;
  const facts = judgments.instances[instance];
  const texts = useTexts(place, about, [instance]);
  const query = readJudgmentQuery(route.query, about);
  const sides = ["a", "b"].flatMap((name) => sideNamed(index, route.query.get(name) ?? "") ?? []);
  const judges = judgeColumns(
    judgments,
    (column) =>
      (query.evaluator === "" || query.evaluator === column.evaluator) &&
      (query.protocol === "" || query.protocol === column.protocol) &&
      (sides.length === 0 || sides.some((side) => isOfSide(column, side))),
  );
  if (facts === undefined) return <Unknown rest={route.rest} />;
  return (
    <>
      <Turn {...props} />
      <h1>
        <small>
          <NameText text={about.dataset} />
        </small>{" "}
        <NameText text={facts.id} />
      </h1>
      <InstanceFacts instance={facts} />
      <InstanceTexts about={about} gold={facts.gold} texts={texts.textsOf(instance)} />
      <h2>Judges</h2>
      <p class="count">
        {judges.length} {judges.length === 1 ? "judge under a protocol" : "judges under protocols"}
        {about.task === "pairwise" && "; verdicts are given in the dataset’s order, A and B"}
        {about.replies !== true && `; their replies are not on these pages: ${about.replies.undefined}`}
      </p>
      {judges.map((judge) => (
        <JudgeCard
          key={`${judge.evaluator}\n${judge.protocol}`}
          {...{ about, place, judgments, instance }}
          {...judge}
          open={judges.length <= mostOpen}
          texts={texts.textsOf(instance)}
        />
      ))}
    </>
  );
}

/** The way to the instances before and after: of the class that the reader compares, else of those that the reader chose. */
function Turn(props: InstanceProps): JSX.Element {
  const { index, route, found, judgments, instance } = props;
  const chosen = classNamed(index, route.query);
  const { dataset } = found.dataset;
  const id = judgments.instances[instance]?.id ?? "";
  return chosen === undefined ? (
    <ChosenTurn {...props} />
  ) : (
    <ClassTurn {...{ index, route, chosen, dataset, id }} />
  );
}

function ChosenTurn({ index, route, found, judgments, instance }: InstanceProps): JSX.Element {
  const { dataset: about, place } = found;
  const chosenBy = readJudgmentQuery(route.query, about);
  const tally = useMemo(
    () => instanceTally(judgments, chosenBy, isRule(index)),
    [judgments, chosenBy.evaluator, chosenBy.protocol],
  );
  const chosen = chosenInstances(
    { judgments, tally, textsOf: (other) => loadedTexts(place, about, other) },
    chosenBy,
  );
  const query = Object.fromEntries(route.query);
  return (
    <TurnLinks
      back={{ href: hrefOf("judgments", "", { ...query, dataset: about.dataset }), title: "All instances" }}
      at={chosen.indexOf(instance)}
      total={chosen.length}
      hrefAt={(at) => {
        const id = judgments.instances[chosen[at] ?? -1]?.id;
        return id === undefined ? undefined : hrefOf("judgment", `${about.dataset}/${id}`, query);
      }}
    />
  );
}
