import { formatCount } from "../report/format-figure.js";
import type { AskedStage } from "./ask-stage.js";
import type { Terminal } from "./terminal.js";

/** What came of a stage: a line for each evaluator, with what was lost and why, and how to go on. Empty for a quiet terminal. */
export function stageSummary(
  { replies, files, stopped, code }: AskedStage,
  { terminal, out }: { readonly terminal: Terminal; readonly out: string },
): string {
  if (terminal.quiet) return "";
  const rows = [...replies].map(([evaluator, list]) => {
    const lost: Record<string, number> = {};
    let [done, open] = [0, 0];
    for (const { outcome } of list) {
      if (outcome === undefined) open += 1;
      else if (outcome.kind === "unparsed") lost[outcome.reason] = (lost[outcome.reason] ?? 0) + 1;
      else if (outcome.kind === "failed") lost[outcome.failure] = (lost[outcome.failure] ?? 0) + 1;
      else done += 1;
    }
    return {
      evaluator,
      questions: list.length,
      done,
      open,
      lost,
      file: `${out}/${files.get(evaluator) ?? ""}`,
    };
  });
  if (terminal.json) return `${JSON.stringify({ type: "stage.done", out, code, evaluators: rows })}\n`;
  const lines = rows.map(({ evaluator, questions, done, open, lost, file }) => {
    const reasons = Object.entries(lost).map(([reason, count]) => `${formatCount(count)} ${reason}`);
    const head = `${evaluator}: ${formatCount(done)} of ${formatCount(questions)} questions`;
    const losses = reasons.length === 0 ? "" : `; lost: ${reasons.join(", ")}`;
    const rest = open === 0 ? "" : `; ${formatCount(open)} not asked yet`;
    return `${head}${losses}${rest}\n  ${file}`;
  });
  const why =
    stopped === "cost"
      ? "Stopped at the budget. "
      : stopped === "time"
        ? "Stopped at the time limit. "
        : stopped === "interrupted"
          ? "Interrupted. "
          : "";
  const more =
    code === 0 ? [] : [`${why}The same command goes on where it stopped and pays for nothing twice.`];
  return `${[...lines, ...more].join("\n")}\n`;
}
