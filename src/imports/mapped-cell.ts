import { didYouMean } from "../core/did-you-mean.js";
import type { Fields } from "./fields.js";
import type { ImportError } from "./import-error.js";
import { lostDigits } from "./lost-digits.js";
import type { MappedField } from "./mapping.js";

/**
 * What a mapped field says in a row, as a text: the constant, or what is written there or stands for it. Undefined where the
 * row has nothing there. Throws an `ImportError` for a field that the row does not have and for a value that is not listed.
 */
export function mappedCell(fields: Fields, { field, value, values }: MappedField): string | undefined {
  if (value !== undefined) return String(value);
  if (field === undefined) return undefined;
  const written = writtenCell(fields, field);
  if (values === undefined) return written === "" ? undefined : written;
  if (Object.hasOwn(values, written ?? "")) return values[written ?? ""];
  if (written === undefined || written === "") return undefined;
  throw fields.error(
    field,
    `${Object.keys(values)
      .map((known) => JSON.stringify(known))
      .join(" or ")}, as the mapping lists`,
  );
}

/** What is written in a field, as a text; undefined for null. Numbers and booleans are as JSON writes them. */
function writtenCell(fields: Fields, field: string): string | undefined {
  const written = fields.value(field);
  if (written === undefined) throw missingField(fields, field);
  if (written === null) return undefined;
  if (typeof written === "string") return written;
  if (typeof written === "number" && lostDigits(written)) {
    throw fields.error(field, "a number of at most 15 digits, or a text: of longer ones JSON keeps no more");
  }
  if (typeof written === "number" || typeof written === "boolean") return String(written);
  throw fields.error(field, "a text, a number, true or false");
}

function missingField(fields: Fields, field: string): ImportError {
  const names = Object.keys(fields.values);
  const meant = didYouMean(field, names);
  const has = meant === undefined ? `it has ${names.slice(0, 12).join(", ")}` : `did you mean '${meant}'?`;
  return fields.fail(`field '${field}', which the mapping names, is missing: ${has}`);
}
