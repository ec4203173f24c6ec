import { rmSync } from "node:fs";
import { join } from "node:path";

/** One making of a run's pages. */
export interface Edition {
  /** 32 hexadecimal digits that nobody can guess: who cannot read the page cannot include its data. */
  readonly id: string;
  /** Of the run's folder as it was read. */
  readonly mark: string;
  /** By the monotonic clock. */
  readonly readAt: number;
}

/** The editions that are served: the latest, and the one before it for pages that have not turned yet. The others are removed. */
export class KeptEditions {
  readonly #folder: string;
  #kept: readonly Edition[] = [];

  /** Of a folder that is theirs alone. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where an edition's pages are made, and stand. */
  placeOf({ id }: Pick<Edition, "id">): string {
    return join(this.#folder, id);
  }

  /** The one that pages are sent to; undefined before the first. */
  latest(): Edition | undefined {
    return this.#kept[0];
  }

  /** Whether an edition is served. */
  has(id: string): boolean {
    return this.#kept.some((edition) => edition.id === id);
  }

  /** Takes an edition as the latest. */
  add(edition: Edition): void {
    this.#keep([edition, ...this.#kept.slice(0, 1)]);
  }

  /** Serves none any more. */
  clear(): void {
    this.#keep([]);
  }

  /** Removes what was made of an edition that did not come about. */
  discard(edition: Edition): void {
    const place = this.placeOf(edition);
    for (const folder of [place, `${place}.part`]) rmSync(folder, { recursive: true, force: true });
  }

  #keep(kept: readonly Edition[]): void {
    for (const edition of this.#kept) if (!kept.includes(edition)) this.discard(edition);
    this.#kept = kept;
  }
}
