import { parseJson } from "../core/parse-json.js";

/** Gives the value of the JSON in some bytes, or throws a SyntaxError as `JSON.parse` does. */
export type LineParser = (bytes: Buffer, from: number, to: number) => unknown;

/** Parses a line of bytes. */
export const parseLine: LineParser = (bytes, from, to) => parseJson(bytes.toString("utf8", from, to));
