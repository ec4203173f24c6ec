import type { JSX } from "preact";
import type { SiteDataset, SiteJudgments, SiteTexts } from "../../core/site.js";
import { visibleControls } from "../../core/visible-controls.js";
import { hrefOf } from "../data/route.js";
import { ToldHeads, type ToldColumn } from "../parts/told-heads.jsx";
import { cutText } from "./cut-text.js";
import { goldWords } from "./gold-words.js";
import type { InstanceTally } from "./instance-tally.js";
import { NameText } from "../parts/name-text.jsx";

/** Instances of a dataset to choose from. */
export interface InstanceListProps {
  readonly about: SiteDataset;
  readonly judgments: SiteJudgments;
  /** Places of the instances. */
  readonly instances: readonly number[];
  readonly tally: (instance: number) => InstanceTally;
  readonly textsOf: (instance: number) => SiteTexts[number] | undefined;
  /** What the page of an instance is told of the choice. */
  readonly query: Readonly<Record<string, string>>;
}

const first: readonly ToldColumn[] = [
  {
    title: "Instance",
    about: "Its id in the dataset, and how its instruction begins. The link shows all replies.",
  },
  { title: "Gold", about: "What humans, or the dataset's construction, say is right." },
];

const heads = {
  scored: { title: "scored", about: "Trials that ended in a score.", numeric: true },
  unparsed: {
    title: "unparsed",
    about: "Trials whose reply holds no verdict that the protocol can read. They count as wrong in accuracy.",
    numeric: true,
  },
  failed: {
    title: "failed",
    about: "Trials without a reply: the provider gave none. They count as wrong in accuracy.",
    numeric: true,
  },
} as const satisfies Readonly<Record<string, ToldColumn>>;

const chosen: readonly ToldColumn[] = [
  {
    title: "right",
    about: "Trials with the gold answer. A trial is one judge under one protocol, shown the instance once.",
    numeric: true,
  },
  {
    title: "partly",
    about:
      "Trials with a part of the credit: exactly one of judge and gold calls a tie, or several were picked.",
    numeric: true,
  },
  { title: "wrong", about: "Trials with an answer that earns nothing.", numeric: true },
  {
    title: "inconsistent",
    about: "Judges under a protocol whose answer changed with the order in which outputs were shown.",
    numeric: true,
  },
];

/** A line for each instance: its gold, its text as far as it is loaded, and how its trials ended. */
export function InstanceList(props: InstanceListProps): JSX.Element {
  const scored = props.about.task === "pointwise";
  const columns = [...first, ...(scored ? [heads.scored] : chosen), heads.unparsed, heads.failed];
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Instances">
      <table class="instances">
        <ToldHeads name="instances" columns={columns} />
        <tbody>
          {props.instances.map((place) => (
            <Row key={place} place={place} scored={scored} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends InstanceListProps {
  readonly place: number;
  readonly scored: boolean;
}

function Row({ place, scored, about, judgments, tally, textsOf, query }: RowProps): JSX.Element {
  const instance = judgments.instances[place];
  const counts = tally(place);
  const figures = scored
    ? [counts.scored, counts.unparsed, counts.failed]
    : [counts.right, counts.partly, counts.wrong, counts.inconsistent, counts.unparsed, counts.failed];
  const text = textsOf(place)?.instruction;
  const id = instance?.id ?? "";
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf("judgment", `${about.dataset}/${id}`, query)}>
          <NameText text={id} />
        </a>
        {text !== undefined && (
          <span class="snippet" dir="auto">
            {visibleControls(cutText(text, 160))}
          </span>
        )}
      </th>
      <td class="gold">{instance === undefined ? "" : goldWords(instance.gold)}</td>
      {figures.map((figure, column) => (
        <td key={column} class={figure === 0 ? "number none" : "number"}>
          {figure}
        </td>
      ))}
    </tr>
  );
}
