import { DatasetError } from "../core/errors.js";
import type { Row } from "./row.js";

/** Refuses a file in which two rows bear the same `id`: one of them would stand for both in every table. */
export function refuseRepeatedIds(rows: readonly Row[]): void {
  const seen = new Map<unknown, number>();
  for (const { place, fields } of rows) {
    const id = fields["id"];
    if (id === undefined || id === null) continue;
    const first = seen.get(id);
    if (first !== undefined) {
      throw new DatasetError(
        `Cannot read ${place.file} row ${place.number}: id ${JSON.stringify(id)} is that of row ${first} too`,
        { hint: "Give each row an id of its own, or leave the ids out" },
      );
    }
    seen.set(id, place.number);
  }
}
