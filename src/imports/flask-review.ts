import type { Fields } from "./fields.js";

/** A row of a review file of FLASK, whichever version of the schema it has. */
export interface FlaskReview {
  readonly id: string;
  readonly instruction: string;
  readonly skills: readonly string[];
  /** Empty: not labelled. */
  readonly domains: readonly string[];
  /** Empty: not labelled. */
  readonly difficulty: readonly string[];
  /** The judge's raw words; absent where the file has none. */
  readonly review?: string | undefined;
  /** What the authors' parser read from them; absent where the file has none. */
  readonly score?: Readonly<Record<string, unknown>> | undefined;
}

/** What either version of the schema calls a field: of version 2, then of version 1. */
const names = {
  id: ["idx", "question_id"],
  instruction: ["instruction", "text"],
  skills: ["skill", "metrics"],
  domain: ["domain", "domain_labeled"],
  difficulty: ["difficulty", "difficulty_labeled"],
} as const;

/** Reads a row of FLASK's review files. -1 says of a domain or a difficulty that nobody has labelled it. Throws an `ImportError`. */
export function flaskReview(fields: Fields): FlaskReview {
  const skills = textsOf(fields, names.skills);
  if (skills.length === 0) throw fields.error(nameOf(fields, names.skills), "at least one skill");
  return {
    id: fields.id(nameOf(fields, names.id)),
    instruction: fields.text(nameOf(fields, names.instruction)),
    skills,
    domains: labelsOf(fields, "domain"),
    difficulty: labelsOf(fields, "difficulty"),
    ...(fields.has("review") ? { review: fields.text("review") } : {}),
    ...(fields.has("score") ? { score: fields.record("score") } : {}),
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
