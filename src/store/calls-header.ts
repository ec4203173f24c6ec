import { StoreError } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";
import { parseJson } from "../core/parse-json.js";

const schema = /^reife\/calls\/(\d+)$/;

/** The first line of `calls.jsonl`, with its line end. */
export const callsHeader = '{"schema":"reife/calls/1"}\n';

/**
 * Checks the first line of a file that should hold calls.
 *
 * @throws StoreError if the line names another schema, or one that a later version wrote
 */
export function checkCallsHeader(line: string, file: string): void {
  const version = schema.exec(schemaOf(line))?.[1];
  if (version === undefined) {
    throw new StoreError(`Cannot read ${file}:1: the line is not ${callsHeader.trim()}`, {
      hint: "Name a file of calls that a run wrote",
    });
  }
  if (Number(version) !== 1) {
    throw new StoreError(
      `Cannot read ${file}:1: schema reife/calls/${version} is newer than this version's reife/calls/1`,
      {
        hint: "Update reife",
      },
    );
  }
}

function schemaOf(line: string): string {
  try {
    const value = parseJson(line);
    const name = isRecord(value) ? value["schema"] : undefined;
    return typeof name === "string" ? name : "";
  } catch {
    return "";
  }
}
