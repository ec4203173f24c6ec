import { basename, dirname, extname, resolve } from "node:path";
import { ConfigError, UsageError } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";
import type { RunConfig } from "../core/run-config.js";
import { applySettings } from "./apply-settings.js";
import { looksLikeSecret } from "./looks-like-secret.js";
import { parseWith } from "./parse-with.js";
import { readTextFile } from "./read-text-file.js";
import { readYaml, type ReadYamlOptions } from "./read-yaml.js";
import { runFolderHint } from "./run-folder-hint.js";
import { runConfigSchema } from "./run-config-schema.js";
import { showPath } from "./show-path.js";
import { slug } from "./slug.js";
import type { SourceDocument } from "./source-document.js";
import type { Environment } from "./substitute-variables.js";
import { suggestFile } from "./suggest-file.js";

/** Which config to load, and how to change it. */
export interface LoadRunConfigOptions {
  /** Path of the config, relative to `cwd` or absolute. */
  readonly file: string;
  readonly cwd: string;
  readonly environment: Environment;
  /** Values of `--set`: `limits.maxCostUsd=2`. */
  readonly settings?: readonly string[] | undefined;
}

/** A config, and what messages about it need. */
export interface LoadedRunConfig {
  readonly config: RunConfig;
  /** The places of its values. */
  readonly document: SourceDocument;
  /** Absolute path of the folder that its relative paths start from. */
  readonly folder: string;
}

/**
 * Loads a run config from YAML or JSON: placeholders filled, settings applied, defaults filled in. Throws a `UsageError`
 * for a file that cannot be read, a `ConfigError` with all problems of one that is not valid.
 */
export function loadRunConfig(options: LoadRunConfigOptions): LoadedRunConfig {
  const path = resolve(options.cwd, options.file);
  const shown = showPath(options.cwd, path);
  const text = readConfig(path, shown, options.cwd);
  const read = readDocument(path, { file: shown, text, environment: options.environment });
  refuseNotedKeys(text, shown);
  const document = applySettings(read, options.settings ?? []);
  const written = parseWith(runConfigSchema, document);
  const config = { ...written, name: written.name ?? nameOf(path, shown), file: shown };
  return { config, document, folder: dirname(path) };
}

/** A run keeps its config as it was written, comments and all. */
function refuseNotedKeys(text: string, file: string): void {
  const issues = text.split(/\r?\n/u).flatMap((line, index) => {
    const comment = /(?:^|\s)#.*$/u.exec(line);
    if (comment === null || !looksLikeSecret(comment[0])) return [];
    const message = "This comment holds what looks like a key, and a run keeps its config";
    return [{ file, line: index + 1, column: comment.index + 1, message, hint: "take it out of the file" }];
  });
  if (issues.length > 0) throw new ConfigError(issues);
}

/** A text of another kind (a README, a table) has one thing wrong with it, not the hundred that a parser of YAML finds. */
function readDocument(path: string, options: ReadYamlOptions): SourceDocument {
  if (["", ".yaml", ".yml", ".json"].includes(extname(path))) return readYaml(options);
  const noConfig = (cause?: unknown): UsageError =>
    new UsageError(`Cannot read ${options.file}: it is no config`, {
      cause,
      hint: "Name a .yaml file, such as configs/grid.yaml",
    });
  let document: SourceDocument;
  try {
    document = readYaml(options);
  } catch (cause) {
    throw noConfig(cause);
  }
  if (!isRecord(document.value)) throw noConfig();
  return document;
}

function readConfig(path: string, shown: string, cwd: string): string {
  try {
    return readTextFile(path);
  } catch (cause) {
    const hint = runFolderHint(path, cwd);
    if (hint !== undefined) throw new UsageError(`Cannot read ${shown}: it is a run folder`, { cause, hint });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Cannot read ${shown}: ${reason}`, { cause, hint: suggestFile(path, cwd) });
  }
}

function nameOf(path: string, shown: string): string {
  const name = basename(path, extname(path));
  if (slug().safeParse(name).success) return name;
  throw new ConfigError([
    {
      file: shown,
      message: `Cannot name the run after the file: '${name}'`,
      hint: "set name to lower-case letters, digits and hyphens",
    },
  ]);
}
