import type { JSX } from "preact";
import type { Gold } from "../../core/gold.js";
import type { SiteInstance } from "../../core/site.js";
import { visibleControls } from "../../core/visible-controls.js";
import { goldWords } from "./gold-words.js";
import { ScoreTable } from "./score-table.jsx";

/** What is known of an instance beside its texts: gold, votes, tags, where it stands in its file. */
export function InstanceFacts({ instance }: { readonly instance: SiteInstance }): JSX.Element {
  const { gold, row, tags } = instance;
  return (
    <>
      <dl class="facts">
        {gold.kind !== "scores" && <Fact name="gold" text={goldWords(gold)} />}
        {votesOf(gold) !== "" && <Fact name="votes" text={votesOf(gold)} />}
        <Fact name="row" text={String(row)} />
        {Object.entries(tags).map(([key, values]) => (
          <Fact key={key} name={key} text={values.join(", ")} />
        ))}
      </dl>
      {gold.kind === "scores" && <ScoreTable columns={[{ name: "humans", scores: gold.scores }]} />}
    </>
  );
}

function Fact({ name, text }: { readonly name: string; readonly text: string }): JSX.Element {
  return (
    <div>
      <dt>{visibleControls(name)}</dt>
      <dd dir="auto">{visibleControls(text)}</dd>
    </div>
  );
}

function votesOf(gold: Gold): string {
  return gold.kind === "pair" && gold.votes !== undefined ? gold.votes.join(", ") : "";
}
