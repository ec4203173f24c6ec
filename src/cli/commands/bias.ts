import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import { biasReport } from "../../report/bias-report.js";
import { biasKeys, biasReportOf, type BiasKey } from "../bias-report-of.js";
import { readRun } from "../compose/read-run.js";
import { terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { textFlag, type Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";

/** `reife bias <run>`: what moves each judge of pairs beside the outputs' worth, and where a rule does as well. */
export async function biasCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const by = keysOf(textFlag(flags, "by") ?? "evaluator,protocol");
  const { manifest, judgments, facts } = await readRun(args[0] ?? "", process.cwd());
  const report = biasReportOf({ manifest, judgments, facts, by, evaluator: textFlag(flags, "evaluator") });
  terminal.out(terminal.json ? jsonDocument(report) : `${biasReport(report)}\n`);
  return exitCode.done;
}

function keysOf(text: string): readonly BiasKey[] {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0) throw new UsageError("Cannot group by nothing: name keys after --by");
  return names.map((name) => {
    const key = biasKeys.find((known) => known === name);
    if (key !== undefined) return key;
    const meant = didYouMean(name, biasKeys);
    throw new UsageError(`Expected ${biasKeys.join(", ")} for --by: got '${name}'`, {
      hint: meant === undefined ? undefined : `Did you mean '${meant}'?`,
    });
  });
}
