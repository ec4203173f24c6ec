import { isRecord } from "../core/is-record.js";
import { sha256 } from "../core/sha256.js";
import { checklistHash } from "./checklist-hash.js";
import type { Checklist } from "./checklist.js";
import { skillNamed } from "./skill-named.js";

const schema = "reife/flask-checklists/1";

/** Checklists of a file, and which of them are no more what a model wrote. */
export interface ReadChecklists {
  readonly checklists: readonly Checklist[];
  /** Ids of those whose items were changed since, and of those that somebody wrote by hand. */
  readonly edited: readonly string[];
  readonly written: readonly string[];
  /** Whether any line was changed, added or taken out since the file was generated; a file without a head was written by hand. */
  readonly asGenerated: boolean;
}

/** The lines of a file: a head with the hash over all checklists, then one of each. */
export function checklistLines(
  checklists: readonly Checklist[],
): readonly Readonly<Record<string, unknown>>[] {
  return [
    { schema, count: checklists.length, sha256: hashOfAll(checklists) },
    ...checklists.map(({ id, instruction, evaluator, sha256: hash, items, editor }) => ({
      ...{ question_id: id, instruction, evaluator, sha256: hash, editor, items },
    })),
  ];
}

/**
 * Reads the values of a file's lines. Both what a model wrote and what somebody made of it is good; the hashes tell which is which. Gives
 * the first problem, with its line (from 1), of a file that holds anything else.
 */
export function readChecklists(
  values: readonly unknown[],
): ReadChecklists | { readonly line: number; readonly problem: string } {
  const [head] = values;
  const hasHead = isRecord(head) && head["schema"] !== undefined;
  if (hasHead && head["schema"] !== schema)
    return { line: 1, problem: `its schema is ${JSON.stringify(head["schema"])}, expected "${schema}"` };
  const checklists: Checklist[] = [];
  const ids = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (index === 0 && hasHead) continue;
    const read = checklistOf(value);
    if (typeof read === "string") return { line: index + 1, problem: read };
    if (ids.has(read.id)) return { line: index + 1, problem: `question ${read.id} has a checklist already` };
    ids.add(read.id);
    checklists.push(read);
  }
  if (checklists.length === 0) return { line: 1, problem: "the file has no checklist" };
  return {
    checklists,
    edited: checklists.filter(isEdited).map(({ id }) => id),
    written: checklists.filter(({ sha256: hash }) => hash === undefined).map(({ id }) => id),
    asGenerated: hasHead && head["sha256"] === hashOfAll(checklists),
  };
}

function isEdited({ sha256: hash, items }: Checklist): boolean {
  return hash !== undefined && hash !== checklistHash(items);
}

function hashOfAll(checklists: readonly Checklist[]): string {
  return sha256(
    JSON.stringify(checklists.map(({ id, instruction, items }) => [id, instruction, checklistHash(items)])),
  );
}

function checklistOf(value: unknown): Checklist | string {
  if (!isRecord(value)) return "it is no object";
  const { question_id: id, instruction, items, evaluator, sha256: hash, editor } = value;
  if (typeof id !== "string" && typeof id !== "number") return "'question_id' is missing";
  if (typeof instruction !== "string" || !/^[0-9a-f]{64}$/u.test(instruction))
    return "'instruction' is no sha256 of an instruction";
  if (!Array.isArray(items) || items.length === 0) return "'items' is no list of questions";
  const questions = items.map(itemOf);
  const wrong = questions.findIndex((item) => item === undefined);
  if (wrong >= 0) return `item ${wrong + 1} is no {"skill": "...", "question": "..."} of one line each`;
  return {
    ...{ id: String(id), instruction, items: questions.flatMap((item) => item ?? []) },
    ...(typeof evaluator === "string" ? { evaluator } : {}),
    ...(typeof hash === "string" ? { sha256: hash } : {}),
    ...(typeof editor === "string" ? { editor } : {}),
  };
}

function itemOf(value: unknown): Checklist["items"][number] | undefined {
  if (!isRecord(value)) return undefined;
  const { skill, question } = value;
  if (!isLine(skill) || !isLine(question)) return undefined;
  return { skill: skillNamed(skill), question: question.trim() };
}

function isLine(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && !/[\n\r\u2028\u2029]/u.test(value);
}
