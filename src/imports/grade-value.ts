import { decimalNumber } from "./decimal-number.js";
import type { Fields } from "./fields.js";

const words: ReadonlyMap<string, number> = new Map([
  ...["c", "correct", "true", "pass", "yes"].map((word): [string, number] => [word, 1]),
  ...["p", "partial"].map((word): [string, number] => [word, 0.5]),
  ...["i", "incorrect", "false", "fail", "no", "n"].map((word): [string, number] => [word, 0]),
]);

/**
 * A grade as tools write it: a number, true or false, or one of the words for right (1), half right (0.5) and wrong (0).
 * Undefined where there is none. Throws an `ImportError` for anything else.
 */
export function gradeValue(fields: Fields, name: string): number | undefined {
  const value = fields.value(name);
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "boolean") return value ? 1 : 0;
  const number =
    typeof value === "string" ? (words.get(value.trim().toLowerCase()) ?? decimalNumber(value)) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw fields.error(name, "a number, true or false, or one of C, P, I, pass, fail");
}
