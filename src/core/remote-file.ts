/** A file that is fetched or lies beside its card. */
export interface RemoteFile {
  /** Name in the mirror and the cache: `<mirror>/data/<folder>/<name>`. */
  readonly name: string;
  /** Public URL; absent for a file that lies beside the card. */
  readonly url?: string | undefined;
  /** Path relative to the card, for data that is shipped with it. */
  readonly path?: string | undefined;
  /** Absent where nobody has pinned it: any file of that name is taken, and what it was is written down. */
  readonly sha256?: string | undefined;
  readonly bytes?: number | undefined;
}

/** Something that has files: a card, and the folder of the mirror and the cache that they are in. */
export interface FileOwner {
  readonly id: string;
  /** Which file the card was read from. */
  readonly file: string;
  readonly files: readonly RemoteFile[];
}
