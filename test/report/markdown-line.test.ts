import { expect, it } from "vitest";
import { markdownLine } from "../../src/report/markdown-line.js";
import { markdownReport } from "../../src/report/markdown-report.js";
import { metricsMarkdown } from "../../src/report/metrics-markdown.js";
import { leaderboardOf, pairwiseCell } from "./leaderboard-fixture.js";

const evil = "<img src=x onerror=alert(1)>\n# [free](javascript:1) | \u001b[2J&lt;";
const shown = "&lt;img src=x onerror=alert(1)> # [free]\\(javascript:1) | \\u001b[2J&amp;lt;";

it("markdownLine() shows HTML, links, breaks and escapes as what they are", () => {
  expect(markdownLine(evil)).toBe(shown);
});

it("no id gets out of its cell or heading", () => {
  const board = leaderboardOf({ cells: [pairwiseCell({ evaluator: evil })] });
  for (const text of [markdownReport(board), metricsMarkdown(board, ["kappa"])]) {
    expect(text).not.toMatch(/<img|\]\(java|\p{Cc}(?<!\n)|^# \[free/mu);
    expect(text).toContain(shown.split("|")[0]);
  }
  expect(markdownReport(board)).toContain(shown.replace("|", "\\|"));
});
