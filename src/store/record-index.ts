import { IdTable } from "../core/id-table.js";
import { NumberList } from "../core/number-list.js";

/** Where a record lies in its file, in bytes; the line end is not counted. */
export interface RecordPlace {
  readonly offset: number;
  readonly length: number;
}

/** Finds records by id. Holds an id and two numbers for each record, never the records. */
export interface RecordIndex {
  /** False, and nothing changes, if the id is there already. */
  add(id: string, place: RecordPlace): boolean;
  has(id: string): boolean;
  find(id: string): RecordPlace | undefined;
}

/** An empty index. */
export function createRecordIndex(): RecordIndex {
  const ids = new IdTable();
  const offsets = new NumberList("real");
  const lengths = new NumberList("real");
  return {
    add(id, place): boolean {
      if (ids.add(id) < offsets.length) return false;
      offsets.push(place.offset);
      lengths.push(place.length);
      return true;
    },
    has: (id) => ids.find(id) !== undefined,
    find(id): RecordPlace | undefined {
      const number = ids.find(id);
      return number === undefined ? undefined : { offset: offsets.at(number), length: lengths.at(number) };
    },
  };
}
