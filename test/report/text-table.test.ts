import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textTable, type TextColumn } from "../../src/report/text-table.js";

const left = (title: string, more: Partial<TextColumn> = {}): TextColumn => ({
  title,
  align: "left",
  ...more,
});
const right = (title: string): TextColumn => ({ title, align: "right" });

/** Code points of a line: what a terminal shows of Latin text. */
const widthOf = (line: string): number => Array.from(line).length;

describe("textTable()", () => {
  it("aligns columns under their titles, with a rule between and no space at the end of a line", () => {
    const rows = [
      ["a", "1", "x"],
      ["bcdef", "1,000", ""],
    ];
    expect(textTable([left("id"), right("n"), left("note")], rows).split("\n")).toEqual([
      "id         n  note",
      "-----  -----  ----",
      "a          1  x",
      "bcdef  1,000",
    ]);
  });

  it("is a head and a rule where there are no rows", () => {
    expect(textTable([left("id"), right("count")], [])).toBe("id  count\n--  -----");
  });

  it.each([
    ["abcdefgh", 8, "abcdefgh"],
    ["abcdefgh", 7, "abc…fgh"],
    ["abcdefgh", 6, "abc…gh"],
    ["abcdefgh", 5, "ab…gh"],
    ["abcdefgh", 2, "a…"],
    ["zähler/äöü", 5, "zä…öü"],
    ["😀😁😂🤣😃", 3, "😀…😃"],
    ["😀😁😂", 3, "😀😁😂"],
  ])("shortens %s to %i characters by losing its middle", (text, most, shown) => {
    expect(textTable([left("", { most })], [[text]]).split("\n")[2]).toBe(shown);
  });

  it("counts characters and not bytes or code units", () => {
    expect(textTable([left("id"), right("n")], [["äöü😀", "1"]]).split("\n")).toEqual([
      "id    n",
      "----  -",
      "äöü😀  1",
    ]);
  });

  it("lets one column give way to stay within 80 columns, by as much as needed", () => {
    const columns = [left("id", { least: 12 }), left("other")];
    const fits = textTable(columns, [["i".repeat(38), "o".repeat(40)]]).split("\n");
    expect(fits[2]).toBe(`${"i".repeat(38)}  ${"o".repeat(40)}`);
    const gives = textTable(columns, [["i".repeat(39), "o".repeat(40)]]).split("\n");
    expect(gives[2]).toBe(`${"i".repeat(19)}…${"i".repeat(18)}  ${"o".repeat(40)}`);
    expect(gives.map(widthOf)).toEqual([45, 80, 80]);
  });

  it("does not make the column that gives way narrower than its least width", () => {
    const columns = [left("id", { least: 12 }), left("other")];
    const [, , line] = textTable(columns, [["i".repeat(20), "o".repeat(75)]]).split("\n");
    expect(line).toBe(`${"i".repeat(6)}…${"i".repeat(5)}  ${"o".repeat(75)}`);
  });

  it("wraps a column that says so: no word of it is lost, and every line fits", () => {
    const columns = [left("id", { least: 10 }), left("licence", { least: 14, wrap: true }), right("n")];
    const licence = "MIT, of the repository that publishes it";
    const rows = [
      ["i".repeat(30), licence, "7"],
      ["j", "https://example.org/a/word/that/is/longer/than/its/column", "1,000"],
    ];
    const lines = textTable([...columns, left("o")], [...rows.map((row) => [...row, "o".repeat(40)])]).split(
      "\n",
    );
    expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
    const text = lines.map((line) => line.slice(12, 12 + 19)).join("");
    expect(text.replaceAll(" ", "")).toContain(licence.replaceAll(" ", ""));
    expect(text.replaceAll(" ", "")).toContain(rows[1]?.[1] ?? "");
    const short = textTable([left("id"), left("what", { most: 9, wrap: true })], [["a", "one two three"]]);
    expect(short.split("\n")).toEqual(["id  what", "--  -------", "a   one two", "    three"]);
  });

  it("keeps every column at one place, every line within 80 columns, and whole texts where they fit", () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
      .filter((word) => word.trim() === word && !/[\u2028\u2029]/u.test(word));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat(99_999)), { minLength: 1, maxLength: 8 }), (entries) => {
        const columns = [left("id", { least: 12 }), right("count"), left("again", { most: 20 })];
        const rows = entries.map(([id, count]) => [id, String(count), id]);
        const lines = textTable(columns, rows).split("\n");
        expect(lines).toHaveLength(entries.length + 2);
        for (const line of lines) {
          expect(widthOf(line)).toBeLessThanOrEqual(80);
          expect(line).toBe(line.trimEnd());
        }
        const rule = lines[1] ?? "";
        const [ids = 0] = rule.split("  ").map(widthOf);
        entries.forEach(([id, count], index) => {
          const shown = Array.from(lines[index + 2] ?? "");
          expect(shown.slice(0, ids).join("").trimEnd()).toBe(id);
          expect(
            shown
              .slice(ids + 2, ids + 7)
              .join("")
              .trim(),
          ).toBe(String(count));
        });
      }),
      { numRuns: 60 },
    );
  });
});

it("textTable() keeps a cell that holds breaks and escapes on its line, and counts what is shown", () => {
  const columns = [
    { title: "id", align: "left" },
    { title: "n", align: "right" },
  ] as const;
  const text = textTable(columns, [["a\nfake  9\u001b[A\r", "1"]]);
  expect(text.split("\n")).toEqual([
    "id                  n",
    "------------------  -",
    "a fake  9\\u001b[A   1",
  ]);
});
