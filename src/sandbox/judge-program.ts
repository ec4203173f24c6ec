import { SandboxError } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";
import { parseJson } from "../core/parse-json.js";
import type { ProgramOutcome } from "../core/program-outcome.js";
import type { ProgramTask } from "../core/program-runner.js";
import { failedOutcome } from "./failed-outcome.js";
import type { Interpreter } from "./start-interpreter.js";

/** Who speaks while a program is judged; `undefined` of an `ask` means that its interpreter is gone. */
export interface JudgeProgramOptions {
  /** A fresh interpreter, which runs the program and may do its worst. */
  readonly subject: Pick<Interpreter, "ask">;
  /** Runs the tests, and no code of the program. */
  readonly tester: Pick<Interpreter, "ask">;
}

/**
 * Runs a program against its tests. The two interpreters never share anything but values: the tester asks for the function's
 * answers, the subject gives them, and the verdict is the tester's alone. The subject sees neither the tests nor what they
 * expect, so that nothing it prints, patches, deletes or sends can make a verdict.
 *
 * @returns the outcome, or `"tester gone"` where the tester was ended
 * @throws SandboxError if the tests themselves cannot be run
 */
export async function judgeProgram(
  task: ProgramTask,
  { subject, tester }: JudgeProgramOptions,
): Promise<ProgramOutcome | "tester gone"> {
  const defined = definitionIn(
    await subject.ask(JSON.stringify({ source: task.program, name: task.entryPoint })),
  );
  if (defined !== undefined) return defined;
  const problem = { helpers: task.helpers, tests: task.tests, name: task.entryPoint };
  let said = await tester.ask(JSON.stringify(problem));
  let isGone = false;
  while (said?.startsWith("C") === true) {
    const answer = await subject.ask(said.slice(1));
    isGone ||= answer === undefined;
    // No answer at all ends the tests, and leaves the tester ready for others.
    said = await tester.ask(isGone ? "{}" : (answer ?? ""));
  }
  if (said === undefined) return "tester gone";
  return isGone ? { kind: "crashed" } : verdictIn(said.slice(1), task.entryPoint);
}

/** The outcome of a program that comes to no test; undefined if it has defined its function. What is read may be forged. */
function definitionIn(text: string | undefined): ProgramOutcome | undefined {
  const said = text === undefined ? undefined : recordIn(text);
  if (said?.["function"] === true) return undefined;
  if (said?.["function"] === false) return { kind: "no-function" };
  return said !== undefined && "error" in said ? failedOutcome(said["error"]) : { kind: "crashed" };
}

function recordIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = parseJson(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function verdictIn(text: string, entryPoint: string): ProgramOutcome {
  const verdict = recordIn(text) ?? {};
  const { kind } = verdict;
  if (kind === "passed" || kind === "memory" || kind === "crashed") return { kind };
  if (kind === "failed") return failedOutcome({ type: verdict["error"], message: verdict["message"] });
  const told = failedOutcome(verdict["error"]);
  const why = told.kind === "failed" ? `${told.error}: ${told.message}` : told.kind;
  throw new SandboxError(`The tests of ${entryPoint} cannot be run: ${why}`, {
    hint: "Look at the problem's prompt and tests: they have to run without the program, and to define check(candidate)",
  });
}
