import type { JSX } from "preact";
import type { SiteIndex } from "../../core/site.js";
import { hrefOf, type Route } from "../data/route.js";
import { TurnLinks } from "../judgments/turn-links.jsx";
import { classInstances, type ClassOfSides } from "./class-instances.js";
import { commonDatasets } from "./common-datasets.js";
import { useDatasets } from "./use-datasets.js";

/** An instance of a class, and where the reader came from. */
export interface ClassTurnProps {
  readonly index: SiteIndex;
  readonly route: Route;
  readonly chosen: ClassOfSides;
  readonly dataset: string;
  readonly id: string;
}

/** The way through the instances on which one of two sides is right, or both, or neither, over all datasets compared. */
export function ClassTurn({ index, route, chosen, dataset, id }: ClassTurnProps): JSX.Element {
  const inCommon = commonDatasets(index, [chosen.a, chosen.b]);
  const { datasets, failed } = useDatasets(index, (about) => about.task !== "pointwise" && inCommon(about));
  const instances = datasets === undefined ? [] : classInstances(index, datasets, chosen);
  const query = Object.fromEntries(route.query);
  return (
    <TurnLinks
      back={{ href: hrefOf("compare", "", query), title: "The comparison" }}
      at={instances.findIndex((instance) => instance.dataset === dataset && instance.id === id)}
      total={instances.length}
      hrefAt={(place) => {
        const other = instances[place];
        return other === undefined
          ? undefined
          : hrefOf("judgment", `${other.dataset}/${other.id}`, { ...query, page: "" });
      }}
      waiting={datasets === undefined ? (failed ?? "Loading…") : undefined}
    />
  );
}
