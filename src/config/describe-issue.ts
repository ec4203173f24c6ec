import type { z } from "zod";
import { didYouMean } from "../core/did-you-mean.js";
import { showValue } from "./show-value.js";

/** A zod issue, the value it is about, and the keys that its place knows. */
export interface IssueContext {
  readonly issue: z.core.$ZodIssue;
  readonly value: unknown;
  /** What was written, where the value came from the environment. */
  readonly writtenAs?: string | undefined;
}

/** What a message says and how to mend it. */
export interface Description {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Words for a zod issue that is not about unknown keys: what was expected, what is there, what may have been meant. */
export function describeIssue({ issue, value, writtenAs }: IssueContext): Description {
  const last = issue.path.at(-1);
  const expected = expectation(issue);
  if (issue.code === "custom") return { message: expected };
  if (value === undefined && typeof last === "string") {
    return { message: `Missing '${last}'`, hint: expected.replace(/^Expected/u, "expected") };
  }
  const shown = writtenAs === undefined ? showValue(value) : `the value of '${writtenAs}'`;
  return { message: `${expected}: got ${shown}`, hint: hintFor(issue, value) };
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith("Expected ")) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return `Expected ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `Expected ${choice(issue.values)}`;
    case "invalid_union":
      return `Expected ${choice(discriminators(issue))}`;
    case "too_small":
      return issue.origin === "array" ? "Expected a list with at least one entry" : issue.message;
    case "invalid_key":
    case "invalid_element":
      return issue.issues[0]?.message ?? issue.message;
    case "custom":
    case "invalid_format":
    case "not_multiple_of":
    case "too_big":
    case "unrecognized_keys":
      return issue.message;
  }
}

const kinds: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  object: "keys with values",
  record: "keys with values",
  string: "text",
};

function choice(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
}

function discriminators(issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] {
  return "options" in issue && Array.isArray(issue.options) ? issue.options : [];
}

function hintFor(issue: z.core.$ZodIssue, value: unknown): string | undefined {
  if (issue.code === "invalid_value") return choiceHint(issue.values, value);
  if (issue.code === "invalid_union") return choiceHint(discriminators(issue), value);
  if (issue.code !== "invalid_type") return undefined;
  if (issue.expected === "array" && typeof value === "string") return `write [${value}]`;
  return /^Expected (?:text|a name|an id)\b/u.test(issue.message) ? quotingHint(value) : undefined;
}

/** A number where a text belongs was meant as a text. */
function quotingHint(value: unknown): string | undefined {
  return typeof value === "number" || typeof value === "boolean" ? `write '${value.toString()}'` : undefined;
}

function choiceHint(values: readonly unknown[], value: unknown): string | undefined {
  if (value === null && values.includes("null")) return "write 'null', with quotes";
  const meant = typeof value === "string" ? didYouMean(value, values.map(String)) : undefined;
  return meant === undefined ? undefined : `did you mean '${meant}'?`;
}
