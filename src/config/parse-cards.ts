import type { z } from "zod";
import { ConfigError, type FileIssue } from "../core/errors.js";
import { cardId } from "./card-id.js";
import { parseWith } from "./parse-with.js";
import type { CatalogEntry } from "./read-entry.js";
import { readYaml } from "./read-yaml.js";
import type { Environment } from "./substitute-variables.js";

/** Which cards to parse, and with which environment. */
export interface ParseCardsOptions {
  readonly entries: readonly CatalogEntry[];
  readonly environment: Environment;
  /** Top-level keys below which `${NAME}` stays. */
  readonly keepPlaceholders?: readonly string[] | undefined;
}

/** A card as its file says it, and the entry that it came from. */
export interface ParsedCard<Card> {
  readonly card: Card;
  readonly entry: CatalogEntry;
}

/** Parses cards by a schema, in the order given. Throws one `ConfigError` with the problems of all of them. */
export function parseCards<Card>(
  schema: z.ZodType<Card>,
  options: ParseCardsOptions,
): readonly ParsedCard<Card>[] {
  const { entries, environment, keepPlaceholders } = options;
  const issues: FileIssue[] = [];
  const cards: ParsedCard<Card>[] = [];
  for (const entry of entries) {
    try {
      const document = readYaml({ file: entry.shown, text: entry.text, environment, keepPlaceholders });
      cards.push({ card: parseWith(schema, document), entry });
      if (!cardId().safeParse(entry.id).success) issues.push({ file: entry.shown, ...badPath(entry.id) });
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new ConfigError(issues);
  return cards;
}

function badPath(id: string): { readonly message: string; readonly hint: string } {
  return {
    message: `Cannot take the id from the file's path: '${id}'`,
    hint: "state an id of lower-case letters, digits, '.', '_', '-' and '/'",
  };
}
