import { describe, expect, it } from "vitest";
import { csvText } from "../../src/report/csv-text.js";
import { goldAuditCsv } from "../../src/report/gold-audit-csv.js";

describe("csvText()", () => {
  it("guards texts and names of columns against formulas, and leaves numbers alone", () => {
    const formula = '=HYPERLINK("http://evil.example")';
    expect(csvText([{ [formula]: "@SUM(A1)", n: -1.5, text: "\n=1" }])).toBe(
      `"'=HYPERLINK(""http://evil.example"")",n,text\n'@SUM(A1),-1.5,"'\n=1"\n`,
    );
  });

  it("is empty without rows", () => {
    expect(csvText([])).toBe("");
  });
});

describe("goldAuditCsv()", () => {
  it("guards ids of instances and judges", () => {
    const entry = {
      ...{ probability: 0.5, dataset: "d", instance: "=cmd|' /C calc'!A0", row: 1, gold: "A", against: "B" },
      ...{ judges: 1, discrimination: { undefined: "too few" }, votes: { "+judge": "B" } },
    } as const;
    const text = goldAuditCsv({
      ...{ schema: "reife/gold-audit/1", runs: [], evaluators: [], datasets: [], prior: 0.05 },
      queue: [entry as never],
    });
    expect(text).toContain("discrimination,'+judge\n");
    expect(text).toContain("d,'=cmd|' /C calc'!A0,1,");
  });
});
