import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { datasetCard } from "../../src/report/dataset-card.js";
import { htmlPage } from "../../src/report/html-page.js";
import { latexReport } from "../../src/report/latex-report.js";
import { latexTable } from "../../src/report/latex-table.js";
import { parquetBytes } from "../../src/report/parquet-bytes.js";
import { reportSections } from "../../src/report/report-sections.js";
import { smallLeaderboard } from "./leaderboard-fixture.js";

const hostile = `<script>alert(1)</script>&"'\u001b[31m \\input{x} $a_b^c% #~{}`;

describe("latexTable()", () => {
  it("is a booktabs table in which no text is a command", () => {
    const text = latexTable("A & B", [
      { name: hostile, "share %": 0.5 },
      { name: "b\nc", "share %": "-" },
    ]);
    expect(text).toContain("\\caption{A \\& B}");
    expect(text).toContain("\\begin{tabular}{lr}");
    expect(text).toContain("    name & share \\% \\\\\n    \\midrule\n");
    expect(text).toContain(
      "\\textbackslash{}input\\{x\\} \\$a\\_b\\textasciicircum{}c\\% \\#\\textasciitilde{}\\{\\}",
    );
    expect(text).toContain("b c & - \\\\");
  });
});

describe("latexReport()", () => {
  it("has a table for each table of the leaderboard, and its notes as comments", () => {
    const text = latexReport(smallLeaderboard);
    const { tables } = reportSections(smallLeaderboard);
    expect(text.match(/\\begin\{table\}/gu)).toHaveLength(tables.length);
    expect(text).toMatch(/^% \\usepackage\{booktabs\}\n/u);
    for (const line of text.split("\n").filter((each) => each.includes("mean over both presentations")))
      expect(line).toMatch(/^% /u);
  });
});

describe("htmlPage()", () => {
  it("is one page that needs nothing else, in which no text is markup", () => {
    const page = htmlPage(hostile, {
      tables: [{ title: "T", rows: [{ [hostile]: hostile }] }],
      notes: hostile,
    });
    expect(page).not.toMatch(/<script|src=|href=/u);
    expect(page).not.toContain("\u001b");
    expect(page).toContain("<td>&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;");
  });
});

describe("parquetBytes()", () => {
  it("keeps numbers to the last digit, texts as they are, and what is missing missing", async () => {
    const rows = [
      { id: "a", value: 0.1 + 0.2, text: hostile },
      { id: "b", value: "", text: "" },
      { id: "ü🙂", value: -1e-300, text: "x" },
    ];
    const bytes = parquetBytes(rows);
    const read = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
    expect(read).toEqual([
      { id: "a", value: 0.1 + 0.2, text: hostile },
      { id: "b", value: null, text: null },
      { id: "ü🙂", value: -1e-300, text: "x" },
    ]);
  });
});

describe("datasetCard()", () => {
  it("names no single licence where sources have several, and is YAML whatever a run is called", () => {
    const source = {
      card: "as used",
      n: 3,
      clusters: 3,
      task: "pairwise",
      files: { f: "a".repeat(64) },
    } as const;
    const text = datasetCard({
      ...{ run: 'a: "b"', version: "1", judgments: 12_000, texts: true },
      datasets: [
        { ...source, dataset: "d", licence: "MIT" },
        { ...source, dataset: "e" },
      ],
      tables: [{ name: "judgments", files: ["judgments.parquet"], rows: 12_000, columns: [] }],
    });
    expect(text).toContain('pretty_name: "Judgments of a: \\"b\\""\nlicense: other\n');
    expect(text).toContain("size_categories: [10K<n<100K]");
    expect(text).toMatch(/\| *e *\|.*not known/u);
    expect(text).toContain("their licences hold for what is quoted");
  });
});
