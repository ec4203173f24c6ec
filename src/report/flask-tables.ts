import { from } from "arquero";
import type { Estimate } from "../core/estimate.js";
import type { FlaskAggregate, FlaskRow } from "../core/flask-aggregate.js";

type Flat = Record<string, string | number>;

/** An aggregate for spreadsheets, a row for each slice and model, unrounded; a figure that cannot be stated is empty. */
export function flaskTables(aggregate: FlaskAggregate): {
  readonly csv: () => string;
  readonly md: () => string;
} {
  const rows = aggregate.rows.map((row) => flatRow(row, aggregate));
  return {
    csv: () => `${from(rows).toCSV()}\n`,
    md: () => `${from(rows).toMarkdown({ limit: Infinity }).trimEnd()}\n`,
  };
}

function flatRow(row: FlaskRow, { differences }: FlaskAggregate): Flat {
  const { by, keys, model, mean, macro, n, instructions, asked, notApplicable, lost } = row;
  const difference = differences.find(
    (entry) =>
      entry.by === by && entry.model === model && JSON.stringify(entry.keys) === JSON.stringify(keys),
  );
  return {
    ...{ by, slice: Object.values(keys).join(" / "), model },
    ...flat("mean", mean),
    macro: valueOf(macro),
    ...{ n, instructions, asked, notApplicable, lost },
    pairs: difference?.n ?? "",
    ...flat("difference", difference?.difference),
    p: valueOf(difference?.p),
    adjustedP: valueOf(difference?.adjustedP),
  };
}

function flat(name: string, estimate: Estimate | undefined): Flat {
  const known = estimate !== undefined && "value" in estimate ? estimate : undefined;
  return { [name]: known?.value ?? "", [`${name}Low`]: known?.low ?? "", [`${name}High`]: known?.high ?? "" };
}

function valueOf(estimate: Estimate | undefined): string | number {
  return estimate !== undefined && "value" in estimate ? estimate.value : "";
}
