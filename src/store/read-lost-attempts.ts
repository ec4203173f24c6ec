import { existsSync, readFileSync } from "node:fs";
import { StoreError } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";
import type { LostAttempt } from "../core/lost-attempt.js";
import { parseJson } from "../core/parse-json.js";
import { fileError } from "./file-error.js";

/**
 * The attempts in a run's `lost.jsonl`, each once; none where there is no such file. A last line that a crash cut short is left out.
 *
 * @throws StoreError if the file cannot be read, or is damaged before its last line
 */
export function readLostAttempts(file: string): readonly LostAttempt[] {
  if (!existsSync(file)) return [];
  const lines = textOf(file).split("\n");
  // What follows the last line feed is no whole line.
  lines.pop();
  const attempts = new Map<string, LostAttempt>();
  for (const [index, line] of lines.entries()) {
    const attempt = lostAttemptIn(line);
    if (attempt === undefined) {
      throw new StoreError(`Cannot read ${file}:${index + 1}: the line is no lost attempt`, {
        hint: "Restore the file from a copy; without it, a budget does not know of what was paid in vain",
      });
    }
    attempts.set(`${attempt.id} ${attempt.at}`, attempt);
  }
  return [...attempts.values()];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw fileError("read", file, error);
  }
}

function lostAttemptIn(line: string): LostAttempt | undefined {
  try {
    const value = parseJson(line);
    return isLostAttempt(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isLostAttempt(value: unknown): value is LostAttempt {
  return (
    isRecord(value) &&
    ["id", "evaluator", "evaluatorId", "step", "why", "at"].every((key) => typeof value[key] === "string") &&
    [value["costUsd"], value["mostUsd"]].every((usd) => usd === undefined || typeof usd === "number")
  );
}
