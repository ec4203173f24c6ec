import { cellKey } from "../core/cell-key.js";

/** What names a cell. */
interface CellIds {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
}

/**
 * Groups items by their cell's key, cells in the order in which they first occur. Items of a cell mostly stand together, so
 * that a million of them need few keys.
 */
export function groupByCell<Item extends CellIds>(items: Iterable<Item>): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  let last: Item | undefined;
  let group: Item[] = [];
  for (const item of items) {
    if (last === undefined || !isSameCell(last, item)) {
      const key = cellKey(item);
      group = groups.get(key) ?? [];
      groups.set(key, group);
      last = item;
    }
    group.push(item);
  }
  return groups;
}

function isSameCell(a: CellIds, b: CellIds): boolean {
  return a.evaluator === b.evaluator && a.protocol === b.protocol && a.dataset === b.dataset;
}
