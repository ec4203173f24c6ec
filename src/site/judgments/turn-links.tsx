import type { JSX } from "preact";
import { useArrowKeys } from "./use-arrow-keys.js";

/** Where a reader is among some instances. */
export interface TurnLinksProps {
  /** Where they were chosen. */
  readonly back: { readonly href: string; readonly title: string };
  /** From 0; below 0 where the instance is not among them. */
  readonly at: number;
  readonly total: number;
  /** The address of the instance at a place; undefined where there is none. */
  readonly hrefAt: (place: number) => string | undefined;
  /** What is told in place of the count while it is not known. */
  readonly waiting?: string | undefined;
}

/** The way to the instances before and after, by links and by the arrow keys. */
export function TurnLinks({ back, at, total, hrefAt, waiting }: TurnLinksProps): JSX.Element {
  const before = at < 0 ? undefined : hrefAt(at - 1);
  const after = at < 0 ? undefined : hrefAt(at + 1);
  useArrowKeys(before, after);
  return (
    <nav class="pager" aria-label="Instances">
      <a href={back.href}>{back.title}</a>
      {before === undefined ? (
        <span class="none">← Previous</span>
      ) : (
        <a href={before} rel="prev" aria-keyshortcuts="ArrowLeft">
          ← Previous
        </a>
      )}
      <span>
        {waiting ??
          (at < 0
            ? "not among those chosen"
            : `${(at + 1).toLocaleString("en-US")} of ${total.toLocaleString("en-US")}`)}
      </span>
      {after === undefined ? (
        <span class="none">Next →</span>
      ) : (
        <a href={after} rel="next" aria-keyshortcuts="ArrowRight">
          Next →
        </a>
      )}
    </nav>
  );
}
