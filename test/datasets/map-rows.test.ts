import { expect, test } from "vitest";
import { DatasetError } from "../../src/core/errors.js";
import { mapRows } from "../../src/datasets/map-rows.js";
import { readRows } from "../../src/datasets/read-rows.js";

function messageOf(values: readonly unknown[]): string {
  const rows = readRows({ name: "x.jsonl", text: values.map((v) => JSON.stringify({ v })).join("\n") });
  try {
    mapRows(rows, (row) => row.text("v"));
  } catch (error) {
    if (error instanceof DatasetError) return error.message;
  }
  throw new Error("No DatasetError was thrown");
}

test("mapRows() tells the problems of all bad rows at once", () => {
  expect(messageOf([1, "good", "", null]).split("\n")).toEqual([
    "Cannot read x.jsonl row 1 (line 1): field 'v' is 1, expected a text that is not blank",
    "Cannot read x.jsonl row 3 (line 3): field 'v' is \"\", expected a text that is not blank",
    "Cannot read x.jsonl row 4 (line 4): field 'v' is null, expected a text that is not blank",
  ]);
});

test("mapRows() tells ten problems in words and counts the rest", () => {
  const problems = messageOf(Array.from({ length: 13 }, () => 0)).split("\n");
  expect(problems).toHaveLength(11);
  expect(problems[10]).toBe("... and 3 more rows with problems");
});

test("mapRows() shortens a long value", () => {
  expect(messageOf([["x".repeat(1000)]]).length).toBeLessThan(200);
});

test("mapRows() lets errors of the program through", () => {
  const rows = readRows({ name: "x.jsonl", text: "{}" });
  const broken = (): never => {
    throw new TypeError("a bug");
  };
  expect(() => mapRows(rows, broken)).toThrow(TypeError);
});

test("readRows() counts records and lines apart where lines are blank", () => {
  const rows = readRows({ name: "x.jsonl", text: '{"v":1}\n\n{"v":2}\n' });
  expect(rows.map(({ place }) => [place.number, place.line])).toEqual([
    [1, 1],
    [2, 3],
  ]);
});

test("readRows() names the line of a torn record", () => {
  expect(() => readRows({ name: "x.jsonl", text: '{"v":1}\n{"v":' })).toThrow(/x\.jsonl row 2 \(line 2\)/);
});

test("readRows() keeps line separators within a text", () => {
  const rows = readRows({ name: "x.jsonl", text: `{"v":"a\u2028b"}\n` });
  expect(rows[0]?.text("v")).toBe("a\u2028b");
});
