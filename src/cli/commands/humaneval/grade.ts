import { resolve } from "node:path";
import { UsageError } from "../../../core/errors.js";
import { formatInterval, formatPercentEstimate } from "../../../report/format-figure.js";
import { textTable } from "../../../report/text-table.js";
import { completionRules, type CompletionRule } from "../../../sandbox/program-of.js";
import { defaultSandboxLimits, type SandboxLimits } from "../../../sandbox/sandbox-limits.js";
import { summariseGrades, type GradeSummary } from "../../../sandbox/summarise-grades.js";
import { createProgramRunner } from "../../compose/create-program-runner.js";
import { gradeSamples } from "../../compose/humaneval/grade-samples.js";
import { openGrades } from "../../compose/humaneval/open-grades.js";
import { readProblems } from "../../compose/humaneval/read-problems.js";
import { readSamples } from "../../compose/humaneval/read-samples.js";
import { lookAround } from "../../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../../config-flags.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { isSet, textFlag, type Flags } from "../../flags.js";
import { jsonDocument } from "../../json-document.js";
import { numberFlag } from "../../number-flag.js";
import type { Terminal } from "../../terminal.js";
import { untilInterrupted } from "../../until-interrupted.js";
import { wholeNumberFlag } from "../../whole-number-flag.js";

/** `reife humaneval grade <samples>`: completions against their tests, pass@k. */
export async function humanevalGradeCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const { cwd } = surroundings;
  const [ks, rules, limits] = [ksOf(flags), rulesOf(flags), limitsOf(flags)];
  const concurrency = wholeNumberFlag(flags, "concurrency", { least: 1 });
  const name = args[0] ?? "";
  const problems = readProblems(textFlag(flags, "problems"), surroundings);
  const samples = readSamples(name, cwd, problems);
  const out = textFlag(flags, "out") ?? `${name.replace(/\.jsonl$/u, "")}_results.jsonl`;
  const runner = createProgramRunner(surroundings, { concurrency, limits });
  const interruption = untilInterrupted();
  try {
    const onGrade = progressOf(terminal);
    const grades = await gradeSamples({
      ...{ samples, rules, runner, limits, onGrade },
      grades: openGrades(resolve(cwd, out)),
      signal: interruption.signal,
    });
    const ids = problems.map(({ id }) => id);
    const found = rules.map((rule) => ({
      rule,
      ...summariseGrades(
        grades.filter((grade) => grade.rule === rule),
        ids,
        ks,
      ),
    }));
    const interpreter = grades[0]?.interpreter;
    const report = { schema: "reife/humaneval/1", interpreter, limits, results: out, rules: found };
    terminal.out(isSet(flags, "json") ? jsonDocument(report) : tableOf(found));
    if (!terminal.quiet) terminal.err(`${samples.length} samples in ${String(interpreter)}: ${out}\n`);
    return exitCode.done;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    terminal.err(`reife: interrupted; the same command goes on from ${out}\n`);
    return exitCode.interrupted;
  } finally {
    interruption.end();
    await runner.close();
  }
}

function tableOf(found: readonly (GradeSummary & { readonly rule: string })[]): string {
  const estimates = found.flatMap(({ rule, passAtK, samples, problems }) =>
    passAtK.map(({ k, estimate }) => [
      ...[rule, `pass@${k}`, formatPercentEstimate(estimate), formatInterval(estimate)],
      ...[String(problems), String(samples)],
    ]),
  );
  const left = (title: string): { title: string; align: "left" } => ({ title, align: "left" });
  const right = (title: string): { title: string; align: "right" } => ({ title, align: "right" });
  const figures = textTable(
    [left("rule"), left("figure"), right("%"), left("95 % interval"), right("problems"), right("samples")],
    estimates,
  );
  const kinds = ["passed", "failed", "timeout", "memory", "crashed", "no-function"] as const;
  const counts = textTable(
    [left("rule"), ...kinds.map(right)],
    found.map(({ rule, outcomes }) => [rule, ...kinds.map((kind) => String(outcomes[kind]))]),
  );
  const reasons = found.flatMap(({ rule, passAtK }) =>
    passAtK.flatMap(({ k, estimate }) =>
      "undefined" in estimate ? [`No pass@${k} (${rule}): ${estimate.undefined}\n`] : [],
    ),
  );
  const missing = found[0]?.missing.length ?? 0;
  const absent = missing === 0 ? "" : `${missing} problems have no sample and are in no figure\n`;
  return `${figures}\n\n${counts}\n${absent}${reasons.join("")}`;
}

/** A line at every twentieth part. */
function progressOf(terminal: Terminal): ((done: number, all: number) => void) | undefined {
  if (terminal.quiet) return undefined;
  let told = 0;
  return (done, all) => {
    const part = Math.floor((done * 20) / all);
    if (part > told) terminal.err(`graded ${done} of ${all}\n`);
    told = Math.max(told, part);
  };
}

function ksOf(flags: Flags): readonly number[] {
  const text = textFlag(flags, "k") ?? "1";
  const ks = text.split(",").map((part) => (/^ *[1-9]\d{0,5} *$/u.test(part) ? Number(part) : Number.NaN));
  if (ks.every(Number.isFinite)) return [...new Set(ks)];
  throw new UsageError(`Expected whole numbers of at least 1 for --k, such as 1,10: got '${text}'`);
}

function rulesOf(flags: Flags): readonly CompletionRule[] {
  const names = (textFlag(flags, "rules") ?? "compat,sound").split(",").map((name) => name.trim());
  const odd = names.find((name) => !completionRules.some((rule) => rule === name));
  if (odd === undefined) return completionRules.filter((rule) => names.includes(rule));
  throw new UsageError(`Expected some of ${completionRules.join(", ")} for --rules: got '${odd}'`);
}

function limitsOf(flags: Flags): SandboxLimits {
  const cpuSeconds = numberFlag(flags, "cpuSeconds", { above: 0 }) ?? defaultSandboxLimits.cpuSeconds;
  const memoryMb = numberFlag(flags, "memory", { least: 64, most: 4096 }) ?? defaultSandboxLimits.memoryMb;
  return { cpuSeconds, wallSeconds: 3 * cpuSeconds, memoryMb };
}
