import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { CatalogEntry } from "../../config/read-entry.js";
import { ConfigError, type FileIssue } from "../../core/errors.js";
import { createProtocol } from "../../protocols/create-protocol.js";
import type { ProtocolSource } from "../../protocols/read-protocol.js";
import type { CardProtocol } from "../../protocols/protocol-of.js";
import { loadCatalogs } from "./load-catalogs.js";
import type { Surroundings } from "./surroundings.js";

/**
 * The protocols of catalog entries, with the shared steps and rubrics of all roots at hand (the working folder's win, and
 * over those the rubrics that are given). Throws one `ConfigError` with the problems of all cards.
 */
export function loadProtocols(
  entries: readonly CatalogEntry[],
  surroundings: Surroundings,
  ownRubrics: Readonly<Record<string, string>> = {},
): readonly CardProtocol[] {
  const { roots } = surroundings;
  const steps = readTexts(roots, "steps");
  const rubrics = { ...readTexts(roots, "rubrics"), ...ownRubrics };
  const sourceOf = ({
    shown: file,
    text,
  }: CatalogEntry): Pick<ProtocolSource, "file" | "text" | "protocols"> => ({
    ...{ file, text },
    // Only votes name other protocols.
    ...(/\bvote\b/u.test(text) ? { protocols: protocolTexts(surroundings) } : {}),
  });
  const issues: FileIssue[] = [];
  const protocols = entries.flatMap((entry) => {
    try {
      return [createProtocol({ ...sourceOf(entry), steps, rubrics })];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      issues.push(...error.issues);
      return [];
    }
  });
  if (issues.length > 0) throw new ConfigError(issues);
  return protocols;
}

function protocolTexts(surroundings: Surroundings): Readonly<Record<string, string>> {
  return Object.fromEntries(loadCatalogs(surroundings).protocols.entries.map(({ id, text }) => [id, text]));
}

function readTexts(roots: readonly string[], folder: string): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const root of [...roots].reverse()) {
    const path = join(root, "protocols", folder);
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path).sort()) {
      texts[basename(name, extname(name))] = readFileSync(join(path, name), "utf8");
    }
  }
  return texts;
}
