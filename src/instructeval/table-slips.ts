import type { PublishedTable, TableSlip } from "../core/published-table.js";

/** A printed mean may be off by its own rounding and that of what it is made of. */
const tolerance = (digits: number): number => 10 ** -digits + 1e-9;

/** Rows that agree in all but this many of at least six figures are taken for copies. */
const mostOther = 2;

/**
 * What is wrong with a published table: means that their columns do not give, rows that repeat another nearly figure by figure, and
 * columns of shares few of which are a whole number of items.
 */
export function tableSlips(table: PublishedTable): readonly TableSlip[] {
  return [...meanSlips(table), ...copies(table), ...shareSlips(table)];
}

function figure({ columns }: PublishedTable, row: readonly (number | null)[], column: string): number | null {
  return row[columns.indexOf(column)] ?? null;
}

function meanSlips(table: PublishedTable): readonly TableSlip[] {
  return Object.entries(table.rows).flatMap(([row, figures]) =>
    Object.entries(table.means).flatMap(([mean, parts]): TableSlip[] => {
      const printed = figure(table, figures, mean);
      const values = parts.flatMap((part) => figure(table, figures, part) ?? []);
      if (printed === null || values.length < parts.length) return [];
      const computed = values.reduce((sum, value) => sum + value, 0) / values.length;
      const digits = table.unit === "percent" ? 1 : 2;
      if (Math.abs(computed - printed) <= tolerance(digits)) return [];
      return [
        {
          kind: "mean",
          row,
          text: `${mean} is printed as ${printed}, its columns give ${computed.toFixed(digits)}`,
        },
      ];
    }),
  );
}

function copies(table: PublishedTable): readonly TableSlip[] {
  const own = table.columns.filter((column) => table.means[column] === undefined);
  const rows = Object.entries(table.rows);
  return rows.flatMap(([row, figures], index) =>
    rows.slice(0, index).flatMap(([earlier, others]): TableSlip[] => {
      const both = own.filter(
        (column) => figure(table, figures, column) !== null && figure(table, others, column) !== null,
      );
      const alike = both.filter(
        (column) => figure(table, figures, column) === figure(table, others, column),
      ).length;
      if (both.length < 6 || both.length - alike > mostOther) return [];
      return [{ kind: "copy", row, text: `equals ${earlier} in ${alike} of ${both.length} figures` }];
    }),
  );
}

function shareSlips(table: PublishedTable): readonly TableSlip[] {
  return Object.entries(table.counts).flatMap(([column, count]): TableSlip[] => {
    const figures = Object.values(table.rows).flatMap((row) => figure(table, row, column) ?? []);
    const whole = figures.filter((share) => isShareOf(share, count)).length;
    if (whole * 2 >= figures.length) return [];
    return [
      {
        kind: "share",
        row: column,
        text: `${whole} of ${figures.length} figures are shares of ${count} items`,
      },
    ];
  });
}

/** Whether some whole number of items is printed as this percentage, with one digit. */
function isShareOf(percent: number, count: number): boolean {
  const items = Math.round((percent / 100) * count);
  return Math.abs((items / count) * 100 - percent) <= 0.05 + 1e-9;
}
