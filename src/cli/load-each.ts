import type { CatalogEntry } from "../config/read-entry.js";
import { ConfigError, type FileIssue } from "../core/errors.js";

/** The cards that could be read, and what is wrong with the others. */
export interface LoadedCards<Card> {
  readonly cards: readonly Card[];
  readonly issues: readonly FileIssue[];
}

/** Reads cards one by one, so that a faulty one does not hide the others. */
export function loadEach<Card>(
  entries: readonly CatalogEntry[],
  load: (entries: readonly CatalogEntry[]) => readonly Card[],
): LoadedCards<Card> {
  const cards: Card[] = [];
  const issues: FileIssue[] = [];
  for (const entry of entries) {
    try {
      cards.push(...load([entry]));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      issues.push(...error.issues);
    }
  }
  return { cards, issues };
}
