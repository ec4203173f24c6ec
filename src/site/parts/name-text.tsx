import type { JSX } from "preact";

/** A name that somebody else gave: on at most three lines, its direction its own; the whole of it is told when it is pointed at. */
export function NameText({ text }: { readonly text: string }): JSX.Element {
  return (
    <span class="name" {...(text.length > 60 ? { title: text.slice(0, 1000) } : {})}>
      {text}
    </span>
  );
}
