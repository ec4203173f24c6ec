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

/** An empty index. Places are kept in typed arrays: a million of them take 16 MB beside the ids. */
export function createRecordIndex(): RecordIndex {
  const slots = new Map<string, number>();
  let offsets = new Float64Array(1024);
  let lengths = new Float64Array(1024);
  return {
    add(id, place): boolean {
      const slot = slots.size;
      if (slots.has(id)) return false;
      if (slot === offsets.length) {
        offsets = doubled(offsets);
        lengths = doubled(lengths);
      }
      slots.set(id, slot);
      offsets[slot] = place.offset;
      lengths[slot] = place.length;
      return true;
    },
    has: (id) => slots.has(id),
    find(id): RecordPlace | undefined {
      const slot = slots.get(id);
      if (slot === undefined) return undefined;
      return { offset: offsets[slot] ?? 0, length: lengths[slot] ?? 0 };
    },
  };
}

function doubled(numbers: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(numbers.length * 2);
  grown.set(numbers);
  return grown;
}
