import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { isRecord } from "../../../core/is-record.js";
import type { CodeGrade } from "../../../core/code-grade.js";
import { parseJson } from "../../../core/parse-json.js";
import type { ProgramOutcome } from "../../../core/program-outcome.js";
import { describeFileError } from "../../describe-file-error.js";

/** A file of grades, one a line, that grows. */
export interface GradeFile {
  /** The grade of a program that ran already, in whatever go. */
  find(program: string): Pick<CodeGrade, "interpreter" | "outcome"> | undefined;
  /** Whether the file has a line for this sample and rule, of this program. */
  has(grade: Pick<CodeGrade, "sample" | "rule" | "program">): boolean;
  append(grade: CodeGrade): void;
}

/** Opens a file of grades. A last line that a kill has cut off, and lines that are no grades, count as not there. */
export function openGrades(path: string): GradeFile {
  const byProgram = new Map<string, Pick<CodeGrade, "interpreter" | "outcome">>();
  const lines = new Set<string>();
  const keyOf = (grade: Pick<CodeGrade, "sample" | "rule" | "program">): string =>
    `${grade.sample} ${grade.rule} ${grade.program}`;
  const keep = (grade: CodeGrade): void => {
    byProgram.set(grade.program, grade);
    lines.add(keyOf(grade));
  };
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  for (const line of text.split("\n")) {
    const grade = gradeIn(line);
    if (grade !== undefined) keep(grade);
  }
  const write = (chunk: string): void => {
    try {
      appendFileSync(path, chunk);
    } catch (error) {
      throw describeFileError(error);
    }
  };
  if (text !== "" && !text.endsWith("\n")) write("\n");
  return {
    find: (program) => byProgram.get(program),
    has: (grade) => lines.has(keyOf(grade)),
    append: (grade) => {
      const { sample, task, rule, outcome, program, interpreter } = grade;
      const line = {
        sample,
        task_id: task,
        rule,
        passed: outcome.kind === "passed",
        outcome,
        program,
        interpreter,
      };
      write(`${JSON.stringify(line)}\n`);
      keep(grade);
    },
  };
}

function gradeIn(line: string): CodeGrade | undefined {
  let value: unknown;
  try {
    value = parseJson(line);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const { sample, task_id: task, rule, program, interpreter, outcome } = value;
  const isWhole = [task, rule, program, interpreter].every((part) => typeof part === "string");
  if (typeof sample !== "number" || !isWhole || !isOutcome(outcome)) return undefined;
  return {
    ...{ sample, outcome, task: String(task), rule: String(rule) },
    ...{ program: String(program), interpreter: String(interpreter) },
  };
}

function isOutcome(value: unknown): value is ProgramOutcome {
  if (!isRecord(value)) return false;
  const { kind, error, message } = value;
  if (kind === "failed") return typeof error === "string" && typeof message === "string";
  return ["passed", "timeout", "memory", "crashed", "no-function"].includes(String(kind));
}
