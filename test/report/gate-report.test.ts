import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GateCheck, GateReport } from "../../src/core/gate.js";
import { gateMarkdown } from "../../src/report/gate-markdown.js";
import { gateReport } from "../../src/report/gate-report.js";
import { junitReport } from "../../src/report/junit-report.js";

const cell = { evaluator: "gpt", protocol: "cot", dataset: "d" };
const checks: readonly GateCheck[] = [
  { gate: "complete", status: "passed", message: "all 4 trials were run" },
  { gate: "accuracy >= 0.8", cell, status: "failed", message: "accuracy is 0.70" },
  { gate: "not worse than main", cell, status: "inconclusive", message: "no fall is shown" },
];
const report = (more: readonly GateCheck[] = []): GateReport => ({
  schema: "reife/gates/1",
  run: "r",
  checks: [...checks, ...more],
  notes: ["version of reife: 1 in the first run, 2 in the second"],
});

/** What Python's parser reads: per case its name, the kind of its child and that one's message or text. */
function parsed(xml: string): readonly (readonly string[])[] {
  const script =
    "import sys,json,xml.etree.ElementTree as e;" +
    "t=e.fromstring(sys.stdin.buffer.read());" +
    "print(json.dumps([[c.get('name'),c[0].tag,c[0].get('message') or c[0].text or ''] for c in t.iter('testcase')]))";
  return JSON.parse(execFileSync("python3", ["-c", script], { input: xml, encoding: "utf8" })) as string[][];
}

describe("gateReport()", () => {
  it("tells what failed and what is open, in lines that fit a terminal", () => {
    const text = gateReport(report());
    expect(text.split("\n")[0]).toBe("Gates: 3 checks, 1 failed, 1 inconclusive");
    expect(text).toContain("failed: gpt:cot:d: accuracy >= 0.8: accuracy is 0.70");
    expect(text).toContain("inconclusive: gpt:cot:d: not worse than main: no fall is shown");
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    const many = Array.from({ length: 50 }, () => checks[1] ?? []) as readonly GateCheck[];
    expect(gateReport(report(many))).toContain("and 12 more:");
  });
});

describe("gateMarkdown()", () => {
  it("is a table with what failed first, in which texts stay texts", () => {
    const hostile = { ...cell, evaluator: "<img src=x>|[a](b)" };
    const text = gateMarkdown(report([{ gate: "g", cell: hostile, status: "failed", message: "a\nb" }]));
    const rows = text.split("\n").filter((line) => line.startsWith("|"));
    expect(rows[2]).toContain("**failed**");
    expect(rows).toHaveLength(6);
    expect(text).not.toContain("<img");
    expect(text).toContain("- version of reife");
  });
});

describe("junitReport()", () => {
  it("is read by another parser: a case a check, with its outcome", () => {
    const xml = junitReport(report());
    expect(xml).toContain('<testsuites name="reife r" tests="3" failures="1" errors="0" skipped="1">');
    expect(parsed(xml)).toEqual([
      ["complete", "system-out", "all 4 trials were run"],
      ["gpt:cot:d", "failure", "accuracy is 0.70"],
      ["gpt:cot:d", "skipped", "inconclusive: no fall is shown"],
    ]);
  });

  it("holds any text", () => {
    const nasty = fc.sample(fc.string({ unit: "binary", maxLength: 60 }), { numRuns: 40, seed: 5 });
    const texts = [...nasty, "a\u0000b\uFFFE\uD800 <]]>&'\"\r\n\t\u001b[31m", "tail\uDFFF"];
    const all = texts.map((message): GateCheck => ({ gate: "g", status: "failed", message: `${message}.` }));
    const read = parsed(junitReport({ ...report(), checks: all }));
    expect(read).toHaveLength(texts.length);
    expect(read.at(-2)?.[2]).toBe(
      "a\\u0000b\\ufffe\\ud800 <]]>&'\"\\u000d\n\t\\u001b[31m.".replace("\\u000d\n", "\r\n"),
    );
  });
});
