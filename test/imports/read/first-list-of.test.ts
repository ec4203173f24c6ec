import { expect, it } from "vitest";
import { firstListOf } from "../../../src/imports/read/first-list-of.js";
import { sourceFile } from "../support/source-file.js";

const paths = [["results", "results"], ["results"], []];

it.each([
  [{ results: { results: [1] } }, ["results", "results"]],
  [{ other: [1], results: [{ results: [1] }] }, ["results"]],
  [[1, 2], []],
  [{ rows: [1] }, undefined],
])("finds in %j the list %j", async (document, path) => {
  expect(await firstListOf(sourceFile("f.json", JSON.stringify(document)), paths)).toEqual(path);
});
