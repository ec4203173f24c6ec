import type { GateReport } from "../core/gate.js";
import { gateHeading } from "./gate-report.js";
import { markdownLine } from "./markdown-line.js";
import { markdownTable } from "./markdown-table.js";

/** Failed first: who reads a summary looks for these. */
const order = ["failed", "inconclusive", "passed"] as const;

/** More rows make a summary that nobody reads, and that hosts cut off. */
const mostRows = 300;

/** What gates said, as a section of Markdown. */
export function gateMarkdown({ checks, notes }: GateReport): string {
  const sorted = order.flatMap((status) => checks.filter((check) => check.status === status));
  const rows = sorted.slice(0, mostRows).map(({ status, gate, cell, message }) => ({
    status: status === "failed" ? "**failed**" : status,
    gate,
    evaluator: cell?.evaluator ?? "",
    protocol: cell?.protocol ?? "",
    dataset: cell?.dataset ?? "",
    found: message,
  }));
  const left = sorted.length - rows.length;
  const told = [
    ...notes,
    ...(left > 0 ? [`${left} further checks are not shown; those that failed come first.`] : []),
  ];
  const list = told.map((note) => `- ${markdownLine(note)}`).join("\n");
  return [`## ${gateHeading(checks)}`, markdownTable(rows), list].filter((part) => part !== "").join("\n\n");
}
