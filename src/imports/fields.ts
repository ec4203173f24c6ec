import { isRecord } from "../core/is-record.js";
import { decimalNumber } from "./decimal-number.js";
import { ImportError } from "./import-error.js";
import { lostDigits } from "./lost-digits.js";
import type { RowPlace } from "./row-place.js";

const shownCharacters = 60;
const longNumber = "a name of at most 15 digits, or one in quotes: of longer numbers JSON keeps no more";

/**
 * One record of an imported file. Names may be paths: `a.b` is the field `a.b` if there is one, else `b` in `a`; a list's
 * elements are named by their index. Readers return a value of the stated type or throw an `ImportError` naming file, row,
 * field, the value and what was expected.
 */
export class Fields {
  readonly place: RowPlace;
  readonly values: Readonly<Record<string, unknown>>;

  constructor(place: RowPlace, values: Readonly<Record<string, unknown>>) {
    this.place = place;
    this.values = values;
  }

  /** What stands there; undefined where nothing does. */
  value(name: string): unknown {
    if (Object.hasOwn(this.values, name)) return this.values[name];
    return name.includes(".") ? valueAt(this.values, name) : undefined;
  }

  /** Whether something other than null stands there. */
  has(name: string): boolean {
    const value = this.value(name);
    return value !== undefined && value !== null;
  }

  /** A text that may be blank. */
  text(name: string): string {
    const value = this.value(name);
    if (typeof value !== "string") throw this.error(name, "a text");
    return value;
  }

  /** A text or a number, as a text that is not blank: ids come as either. */
  id(name: string): string {
    const value = this.value(name);
    if (typeof value === "number" && lostDigits(value)) throw this.error(name, longNumber);
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text !== "string" || text.trim() === "" || /[\n\r]/u.test(text)) {
      throw this.error(name, "a name: a number, or a text of one line that is not blank");
    }
    return text.trim();
  }

  /** A finite number, also one written as a text, as tables have them. */
  number(name: string): number {
    const number = numberOf(this.value(name));
    if (number === undefined) throw this.error(name, "a number");
    return number;
  }

  /** A list. */
  list(name: string): readonly unknown[] {
    const value: unknown = this.value(name);
    if (!Array.isArray(value)) throw this.error(name, "a list");
    return value;
  }

  /** An object. */
  record(name: string): Readonly<Record<string, unknown>> {
    const value = this.value(name);
    if (!isRecord(value)) throw this.error(name, "an object");
    return value;
  }

  /** What a value stands for, by a table of all values allowed. */
  oneOf<Meaning>(name: string, meanings: ReadonlyMap<unknown, Meaning>): Meaning {
    const meaning = meanings.get(this.value(name));
    if (meaning === undefined) {
      throw this.error(name, [...meanings.keys()].map((known) => JSON.stringify(known)).join(" or "));
    }
    return meaning;
  }

  /** The error for a field that is not as expected. */
  error(name: string, expected: string): ImportError {
    const value = this.value(name);
    const shown = value === undefined ? "is missing" : `is ${shorten(JSON.stringify(value))}`;
    return new ImportError(this.place, `field '${name}' ${shown}, expected ${expected}`);
  }

  /** An error about the row as a whole. */
  fail(problem: string, hint?: string): ImportError {
    return new ImportError(this.place, problem, { hint });
  }
}

function valueAt(values: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((part, name) => {
    if (Array.isArray(part)) return part[Number(name)];
    return isRecord(part) && Object.hasOwn(part, name) ? part[name] : undefined;
  }, values);
}

/** A number, or the number that a text is. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" ? decimalNumber(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

function shorten(text: string): string {
  return text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters)}...`;
}
