import type { JSX } from "preact";

/** Where a reader is in a long list. */
export interface PagerProps {
  readonly label: string;
  /** Things in all, and on a page. */
  readonly total: number;
  readonly size: number;
  /** From 0. */
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** Turns the pages of a long list; nothing where one page holds it. */
export function Pager({ label, total, size, page, onPage }: PagerProps): JSX.Element | null {
  const pages = Math.ceil(total / size);
  if (pages < 2) return null;
  const turn = (to: number, text: string): JSX.Element => (
    <button
      type="button"
      disabled={to < 0 || to >= pages || to === page}
      onClick={() => {
        onPage(to);
      }}
    >
      {text}
    </button>
  );
  return (
    <nav class="pager" aria-label={label}>
      {turn(0, "First")}
      {turn(page - 1, "Previous")}
      <span>
        {(page * size + 1).toLocaleString("en-US")}–
        {Math.min(total, (page + 1) * size).toLocaleString("en-US")} of {total.toLocaleString("en-US")}
      </span>
      {turn(page + 1, "Next")}
      {turn(pages - 1, "Last")}
    </nav>
  );
}
