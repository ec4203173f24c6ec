/** A cell's key in maps: its three ids, parted by a character that no id may hold. */
export function cellKey(cell: {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
}): string {
  return `${cell.evaluator}\n${cell.protocol}\n${cell.dataset}`;
}
