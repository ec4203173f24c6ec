import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import type { Column } from "../../src/site/table/column.js";
import { exports } from "../../src/site/table/exports.js";
import { flatRows } from "../../src/site/table/flat-rows.js";
import { sortedRows } from "../../src/site/table/sorted-rows.js";
import { readCsv } from "../report/read-csv.js";

interface Row {
  readonly name: string;
  readonly share?: number | undefined;
}

const columns: readonly Column<Row>[] = [
  { key: "name", title: "Name", about: "Its name.", value: (row) => row.name },
  {
    ...{ key: "share", title: "Share", about: "A share.", numeric: true },
    value: (row) => row.share,
    more: { Low: (row) => (row.share === undefined ? undefined : row.share - 0.125) },
  },
];
const rows: readonly Row[] = [
  { name: "a_b & 50%", share: 0.123456 },
  { name: "=1+1" },
  { name: "x|y", share: 0.5 },
];
const flat = flatRows(rows, columns);

describe("flatRows()", () => {
  it("has a column for each figure and each end of its interval, unrounded", () => {
    expect(flat).toEqual({
      columns: ["name", "share", "shareLow"],
      rows: [
        ["a_b & 50%", 0.123456, 0.123456 - 0.125],
        ["=1+1", "", ""],
        ["x|y", 0.5, 0.375],
      ],
    });
  });
});

describe("exports", () => {
  it("csv keeps spreadsheets from running a name", () => {
    expect(exports.csv(flat)).toContain("'=1+1,,\r\n");
  });

  it("json leaves out what cannot be stated", () => {
    expect(parseJson(exports.json(flat))).toEqual([
      { name: "a_b & 50%", share: 0.123456, shareLow: 0.123456 - 0.125 },
      { name: "=1+1" },
      { name: "x|y", share: 0.5, shareLow: 0.375 },
    ]);
  });

  it("md escapes what Markdown would read", () => {
    expect(exports.md(flat)).toContain("| x\\|y | 0.5 | 0.375 |");
    expect(exports.md({ columns: ["a"], rows: [["<img src=x>"]] })).toContain("\\<img src=x\\>");
  });

  it("tex escapes what LaTeX would read", () => {
    expect(exports.tex(flat)).toContain("a\\_b \\& 50\\% & 0.1235 & -0.0015 \\\\");
    expect(exports.tex({ columns: ["a"], rows: [["\\input{x}~^"]] })).toContain(
      "\\textbackslash{}input\\{x\\}\\textasciitilde{}\\textasciicircum{}",
    );
  });

  test.prop([
    fc.array(
      fc.tuple(
        fc.string().filter((text) => !/^[=+\-@\t\r]/u.test(text)),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
      { minLength: 1 },
    ),
  ])("csv is read back as it was", (values) => {
    const read = readCsv(exports.csv({ columns: ["text", "number"], rows: values }));
    expect(read.slice(1)).toEqual(values.map(([text, number]) => [text, String(number)]));
  });
});

describe("sortedRows()", () => {
  const [name, share] = columns;
  it("puts what has no value last, whichever way", () => {
    if (share === undefined || name === undefined) throw new Error("no columns");
    expect(sortedRows(rows, share, true).map((row) => row.share)).toEqual([0.5, 0.123456, undefined]);
    expect(sortedRows(rows, share, false).map((row) => row.share)).toEqual([0.123456, 0.5, undefined]);
    expect(sortedRows([{ name: "b10" }, { name: "b9" }], name, false)[0]?.name).toBe("b9");
  });
});
