import type { GateCheck, GateReport } from "../core/gate.js";
import { xmlText } from "./xml-text.js";

/**
 * What gates said, as JUnit's XML: a suite a gate, a case a cell. An inconclusive check is a skipped case, so that whoever shows
 * the file shows it apart from those that passed.
 */
export function junitReport({ run, checks }: GateReport): string {
  const gates = [...new Set(checks.map(({ gate }) => gate))];
  const suites = gates.map((gate) =>
    suiteOf(
      gate,
      run,
      checks.filter((check) => check.gate === gate),
    ),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xmlText(`reife ${run}`)}" ${countsOf(checks)}>`,
    ...suites,
    "</testsuites>\n",
  ].join("\n");
}

function countsOf(checks: readonly GateCheck[]): string {
  const count = (status: GateCheck["status"]): number =>
    checks.filter((check) => check.status === status).length;
  return `tests="${checks.length}" failures="${count("failed")}" errors="0" skipped="${count("inconclusive")}"`;
}

function suiteOf(gate: string, run: string, checks: readonly GateCheck[]): string {
  const cases = checks.map((check) => caseOf(check, run));
  return [`  <testsuite name="${xmlText(gate)}" ${countsOf(checks)}>`, ...cases, "  </testsuite>"].join("\n");
}

function caseOf({ gate, cell, status, message }: GateCheck, run: string): string {
  const name = cell === undefined ? gate : `${cell.evaluator}:${cell.protocol}:${cell.dataset}`;
  const open = `    <testcase classname="${xmlText(`${run}: ${gate}`)}" name="${xmlText(name)}"`;
  const text = xmlText(message);
  switch (status) {
    case "failed":
      return `${open}>\n      <failure type="gate" message="${text}">${text}</failure>\n    </testcase>`;
    case "inconclusive":
      return `${open}>\n      <skipped message="inconclusive: ${text}"/>\n    </testcase>`;
    case "passed":
      return `${open}>\n      <system-out>${text}</system-out>\n    </testcase>`;
  }
}
