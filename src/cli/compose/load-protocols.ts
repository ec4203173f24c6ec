import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { CatalogEntry } from "../../config/read-entry.js";
import { ConfigError, type FileIssue } from "../../core/errors.js";
import { createProtocol } from "../../protocols/create-protocol.js";
import type { CardProtocol } from "../../protocols/protocol-of.js";
import type { Surroundings } from "./surroundings.js";

/**
 * The protocols of catalog entries, with the shared steps and rubrics of all roots at hand (the working folder's win).
 * Throws one `ConfigError` with the problems of all cards.
 */
export function loadProtocols(
  entries: readonly CatalogEntry[],
  { roots }: Surroundings,
): readonly CardProtocol[] {
  const steps = readTexts(roots, "steps");
  const rubrics = readTexts(roots, "rubrics");
  const issues: FileIssue[] = [];
  const protocols = entries.flatMap((entry) => {
    try {
      return [createProtocol({ file: entry.shown, text: entry.text, steps, rubrics })];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      issues.push(...error.issues);
      return [];
    }
  });
  if (issues.length > 0) throw new ConfigError(issues);
  return protocols;
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
