/** Where a value sits in a document: keys, and indices of lists. */
export type DocumentPath = readonly (string | number)[];

/** A place to mend; `line` and `column` count from 1 and are absent where the file has no such value. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** A value read from a file, and where in the file each part of it stands. */
export interface SourceDocument {
  /** The file as messages name it. */
  readonly file: string;
  readonly value: unknown;
  /** The place of the value at `path`, or of the nearest part around it that exists. */
  positionOf(path: DocumentPath): Place;
  /** The place of the last key of `path`, or of the nearest part around it that exists. */
  positionOfKey(path: DocumentPath): Place;
  /** What was written for a value that came from the environment (`${SEED}`), so that no message shows the value. */
  writtenAs(path: DocumentPath): string | undefined;
}
