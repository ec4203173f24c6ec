import type { GateCheck, GateReport, GateStatus } from "../core/gate.js";
import { wrapLine } from "./wrap-line.js";

/** How many checks are told one by one; the rest are counted. */
const mostLines = 40;

/** What gates said, for a terminal: what failed and what is open in a line each, and how many checks passed. */
export function gateReport({ checks, notes }: GateReport): string {
  const told = (["failed", "inconclusive"] as const).flatMap((status) => ofStatus(checks, status));
  const left = told.length - mostLines;
  const lines = [
    gateHeading(checks),
    ...told.slice(0, mostLines).map((check) => `${check.status}: ${checkText(check)}`),
    ...(left > 0 ? [`and ${left} more: --junit FILE and --summary FILE have all of them`] : []),
    ...notes.map((note) => `Note: ${note}`),
  ];
  return lines.map(wrapLine).join("\n");
}

/** How many checks failed, are open, and passed. */
export function gateHeading(checks: readonly GateCheck[]): string {
  const [failed, open] = [ofStatus(checks, "failed").length, ofStatus(checks, "inconclusive").length];
  const all = checks.length === 1 ? "1 check" : `${checks.length} checks`;
  if (failed === 0 && open === 0) return `Gates: ${all}, passed`;
  const parts = [
    ...(failed === 0 ? ["none failed"] : [`${failed} failed`]),
    ...(open === 0 ? [] : [`${open} inconclusive`]),
  ];
  return `Gates: ${all}, ${parts.join(", ")}`;
}

function checkText({ gate, cell, message }: GateCheck): string {
  const place = cell === undefined ? "" : `${cell.evaluator}:${cell.protocol}:${cell.dataset}: `;
  return `${place}${gate}: ${message}`;
}

function ofStatus(checks: readonly GateCheck[], status: GateStatus): readonly GateCheck[] {
  return checks.filter((check) => check.status === status);
}
