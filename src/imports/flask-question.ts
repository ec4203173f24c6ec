import type { Fields } from "./fields.js";

/** A question row of FLASK, whichever version of the schema it has. */
export interface FlaskQuestion {
  readonly id: string;
  readonly instruction: string;
  readonly reference?: string | undefined;
  readonly task?: string | undefined;
  /** Empty: not labelled. */
  readonly skills: readonly string[];
  /** Empty: not labelled. */
  readonly domains: readonly string[];
  /** Empty: not labelled. */
  readonly difficulty: readonly string[];
}

/** What either version of the schema calls a field: of version 2, then of version 1. */
const names = {
  id: ["idx", "question_id"],
  instruction: ["instruction", "text"],
  skills: ["skill", "metrics"],
  domain: ["domain", "domain_labeled"],
  difficulty: ["difficulty", "difficulty_labeled"],
} as const;

/**
 * Reads a question row of FLASK; fields that it does not know are let be, for some rows carry such of an older scheme. -1, a text or a
 * number, says of a domain or a difficulty that nobody has labelled it. Throws an `ImportError`.
 */
export function flaskQuestion(fields: Fields): FlaskQuestion {
  return {
    id: fields.id(nameOf(fields, names.id)),
    instruction: fields.text(nameOf(fields, names.instruction)),
    ...(fields.has("answer") ? { reference: fields.text("answer") } : {}),
    ...(fields.has("task") ? { task: fields.text("task") } : {}),
    skills: textsOf(fields, names.skills),
    domains: labelsOf(fields, "domain"),
    difficulty: labelsOf(fields, "difficulty"),
  };
}

function nameOf(fields: Fields, [newer, older]: readonly [string, string]): string {
  return fields.has(newer) || !fields.has(older) ? newer : older;
}

function textsOf(fields: Fields, either: readonly [string, string]): readonly string[] {
  const name = nameOf(fields, either);
  if (!fields.has(name)) return [];
  const value = fields.value(name);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((entry) => {
    if (typeof entry === "string" || typeof entry === "number") return String(entry);
    throw fields.error(name, "a text or a list of texts");
  });
}

function labelsOf(fields: Fields, tag: "domain" | "difficulty"): readonly string[] {
  return textsOf(fields, names[tag]).filter((value) => value !== "-1");
}
