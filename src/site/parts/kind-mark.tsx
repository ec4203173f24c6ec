import type { JSX } from "preact";
import { judgeKind } from "../../plots/judge-kind.js";

/** What kind of judge an evaluator is, as a shape and, for what is no model, a word. */
export function KindMark({ adapter }: { readonly adapter: string }): JSX.Element {
  const { glyph, name } = judgeKind(adapter);
  const word = {
    simulated: "simulated",
    null: "rule",
    jury: "jury",
    cascade: "cascade",
    recorded: "recorded",
    imported: "imported",
  }[adapter];
  return (
    <span class={`kind kind-${adapter}`} title={name}>
      <span aria-hidden="true">{glyph}</span>
      {word === undefined ? <span class="sr">{name}</span> : <small>{word}</small>}
    </span>
  );
}
