import type { JSX } from "preact";
import { percent } from "../../plots/percent.js";
import { hrefOf } from "../data/route.js";
import { Pager } from "../parts/pager.jsx";
import { ToldHeads, type ToldColumn } from "../parts/told-heads.jsx";
import type { ClassedInstance, InstanceClass } from "./instance-classes.js";
import { NameText } from "../parts/name-text.jsx";

/** Instances by which side is right. */
export interface ClassListProps {
  readonly instances: readonly ClassedInstance[];
  readonly names: { readonly a: string; readonly b: string };
  readonly kind: InstanceClass;
  /** From 0. */
  readonly page: number;
  readonly hrefOfKind: (kind: InstanceClass) => string;
  readonly onPage: (page: number) => void;
}

const size = 50;

const titles: readonly (readonly [InstanceClass, string])[] = [
  ["a", "only A is right"],
  ["b", "only B is right"],
  ["both", "both are right"],
  ["neither", "neither is right"],
];

/** How many instances each side is right on, and which they are. */
export function ClassList({ instances, names, kind, page, hrefOfKind, onPage }: ClassListProps): JSX.Element {
  const own = instances.filter((instance) => instance.kind === kind);
  const from = page * size < own.length ? page : 0;
  return (
    <>
      <nav class="classes" aria-label="Which side is right">
        {titles.map(([key, title]) => (
          <a key={key} href={hrefOfKind(key)} aria-current={key === kind ? "true" : undefined}>
            <b>
              {instances
                .reduce((count, instance) => count + Number(instance.kind === key), 0)
                .toLocaleString("en-US")}
            </b>{" "}
            {title}
          </a>
        ))}
      </nav>
      {own.length === 0 ? (
        <p class="none">No instance is of this kind.</p>
      ) : (
        <Instances instances={own.slice(from * size, (from + 1) * size)} query={{ ...names, show: kind }} />
      )}
      <Pager label="Pages of instances" total={own.length} size={size} page={from} onPage={onPage} />
    </>
  );
}

const columns: readonly ToldColumn[] = [
  { title: "Instance", about: "Its id in the dataset. The link shows what both sides replied." },
  { title: "Dataset", about: "Where the instance is from." },
  {
    title: "A’s credit, %",
    about: "Mean credit of side A over presentations and cells: 100 is always right.",
    numeric: true,
  },
  {
    title: "B’s credit, %",
    about: "Mean credit of side B over presentations and cells: 100 is always right.",
    numeric: true,
  },
];

interface InstancesProps extends Pick<ClassListProps, "instances"> {
  /** What the page of an instance is told of the comparison. */
  readonly query: Readonly<Record<string, string>>;
}

function Instances({ instances, query }: InstancesProps): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Instances">
      <table>
        <ToldHeads name="classes" columns={columns} />
        <tbody>
          {instances.map(({ dataset, id, a, b }) => (
            <tr key={`${dataset}/${id}`}>
              <th scope="row">
                <a href={hrefOf("judgment", `${dataset}/${id}`, query)}>
                  <NameText text={id} />
                </a>
              </th>
              <td>
                <NameText text={dataset} />
              </td>
              <td class="number">{percent(a)}</td>
              <td class="number">{percent(b)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
