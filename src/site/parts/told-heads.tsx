import type { JSX } from "preact";
import { TipHead } from "./tip-head.jsx";

/** A column that a table is not sorted by: its title and what it means. */
export interface ToldColumn {
  readonly title: string;
  readonly about: string;
  readonly numeric?: boolean | undefined;
}

/** The heads of a table's columns, each with what it means. `name`: of the table, once on the page. */
export function ToldHeads({
  name,
  columns,
}: {
  readonly name: string;
  readonly columns: readonly ToldColumn[];
}): JSX.Element {
  return (
    <thead>
      <tr>
        {columns.map(({ title, about, numeric }, place) => (
          <TipHead key={title} id={`${name}-${place}`} about={about} numeric={numeric}>
            <span class="told" tabIndex={0} aria-describedby={`${name}-${place}`}>
              {title}
            </span>
          </TipHead>
        ))}
      </tr>
    </thead>
  );
}
