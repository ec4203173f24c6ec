import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { exists, foldersIn, root, textOf } from "./repository-files.js";

/** The rules that dependency-cruiser holds: what each layer may import beside itself. */
function rules(): ReadonlyMap<string, readonly string[]> {
  const loaded: unknown = createRequire(import.meta.url)(join(root, "layers.cjs"));
  if (!isRecord(loaded)) throw new TypeError("layers.cjs holds no layers");
  return new Map(
    Object.entries(loaded).map(([layer, below]) => {
      if (!Array.isArray(below)) throw new TypeError(`layers.cjs: ${layer} has no list`);
      return [layer, below.map(String)];
    }),
  );
}

/** The cells of a Markdown table's row. */
function cellsOf(row: string): readonly string[] {
  return row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** The rows of the table whose head begins with these titles, without the head and the rule below it. */
function tableOf(text: string, titles: readonly string[]): readonly (readonly string[])[] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => titles.every((title, index) => cellsOf(line)[index] === title));
  if (start < 0) throw new Error(`No table of ${titles.join(", ")}`);
  const rest = lines.slice(start + 2);
  const end = rest.findIndex((line) => !line.startsWith("|"));
  return rest.slice(0, end < 0 ? undefined : end).map(cellsOf);
}

const layers = rules();
const table = tableOf(textOf("ARCHITECTURE.md"), ["folder", "may import"]);
const written = new Map(
  table.map(([folder = "", mayImport = ""]) => [folder.replaceAll("`", ""), mayImport]),
);

/** What a cell of the table says, as a list of layers. */
function layersIn(cell: string, own: string): readonly string[] {
  if (cell === "–") return [];
  if (cell === "everything") return [...layers.keys()].filter((layer) => layer !== own);
  return cell.split(",").map((name) => name.trim().replaceAll("`", ""));
}

describe("the layers of src", () => {
  it("are the folders of src, each with a rule and a row in ARCHITECTURE.md", () => {
    expect([...layers.keys()].sort()).toEqual(foldersIn("src"));
    expect([...written.keys()].sort()).toEqual(foldersIn("src"));
    expect(table).toHaveLength(layers.size);
  });

  it.each([...layers])("%s may import what ARCHITECTURE.md says: %j", (layer, below) => {
    expect([...layersIn(written.get(layer) ?? "", layer)].sort()).toEqual([...below].sort());
  });

  it("form no circle: some order has each import only layers before it", () => {
    const placed = new Set<string>();
    for (;;) {
      const next = [...layers].filter(
        ([layer, below]) => !placed.has(layer) && below.every((one) => placed.has(one)),
      );
      if (next.length === 0) break;
      for (const [layer] of next) placed.add(layer);
    }
    expect([...placed].sort()).toEqual([...layers.keys()].sort());
  });

  it.each([...layers.keys()])("%s says in one line of its README.md what it is", (layer) => {
    expect(exists(`src/${layer}/README.md`)).toBe(true);
    expect(textOf(`src/${layer}/README.md`)).toMatch(/^[^\n]{20,}\.\n$/u);
  });
});

describe("ARCHITECTURE.md", () => {
  const paths = [...textOf("ARCHITECTURE.md").matchAll(/`([a-z]+\/[\w./-]+)`/gu)].map(
    ([, path = ""]) => path,
  );

  it("names files", () => {
    expect(paths.length).toBeGreaterThan(15);
  });

  it.each([...new Set(paths)])("names %s, which exists", (path) => {
    const places = [path, `${path}.ts`, `src/${path}`, `src/${path}.ts`];
    expect(places.filter(exists), path).not.toEqual([]);
  });
});
