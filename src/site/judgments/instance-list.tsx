import type { JSX } from "preact";
import type { SiteDataset, SiteJudgments, SiteTexts } from "../../core/site.js";
import { visibleControls } from "../../core/visible-controls.js";
import { hrefOf } from "../data/route.js";
import { cutText } from "./cut-text.js";
import { goldWords } from "./gold-words.js";
import type { InstanceTally } from "./instance-tally.js";

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

/** A line for each instance: its gold, its text as far as it is loaded, and how its trials ended. */
export function InstanceList(props: InstanceListProps): JSX.Element {
  const scored = props.about.task === "pointwise";
  const heads = scored
    ? ["scored", "unparsed", "failed"]
    : ["right", "partly", "wrong", "inconsistent", "unparsed", "failed"];
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Instances">
      <table class="instances">
        <thead>
          <tr>
            <th scope="col">Instance</th>
            <th scope="col">Gold</th>
            {heads.map((name) => (
              <th scope="col" class="number" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
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
        <a href={hrefOf("judgment", `${about.dataset}/${id}`, query)}>{id}</a>
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
