import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCatalog } from "../../src/config/catalog.js";
import { temporaryTree } from "./temporary-tree.js";

describe("readCatalog()", () => {
  test("takes ids from the files, or from their paths", () => {
    const root = temporaryTree({
      "evaluators/b.yaml": "title: B",
      "evaluators/deep/er/a.yml": "title: A",
      "evaluators/c.yaml": "id: other/name",
      "evaluators/README.md": "no card",
      "evaluators/.hidden.yaml": "no card",
      "evaluators/notes.txt": "no card",
      "datasets/x.yaml": "id: x",
    });
    const catalog = readCatalog({ kind: "evaluators", roots: [root], cwd: root });
    expect(catalog.entries.map(({ id, shown }) => [id, shown])).toEqual([
      ["b", "evaluators/b.yaml"],
      ["deep/er/a", "evaluators/deep/er/a.yml"],
      ["other/name", "evaluators/c.yaml"],
    ]);
    expect(catalog.find("b")).toMatchObject({ file: join(root, "evaluators/b.yaml"), text: "title: B" });
    expect(catalog.find("c")).toBeUndefined();
  });

  test("lists protocols without their steps, rubrics and README", () => {
    const root = temporaryTree({
      "protocols/base.md": "---\nversion: 1\n---\n",
      "protocols/sub/steps/own.md": "---\nid: own\n---\n",
      "protocols/steps/judge.md": "x",
      "protocols/rubrics/flask.md": "x",
      "protocols/README.md": "x",
      "protocols/card.yaml": "x: 1",
    });
    const catalog = readCatalog({ kind: "protocols", roots: [root], cwd: root });
    expect(catalog.entries.map(({ id }) => id)).toEqual(["base", "own"]);
  });

  test("searches all roots, those without a folder included", () => {
    const one = temporaryTree({ "evaluators/a.yaml": "title: A" });
    const two = temporaryTree({ "evaluators/b.yaml": "title: B" });
    const none = temporaryTree({});
    const catalog = readCatalog({ kind: "evaluators", roots: [one, none, two], cwd: two });
    expect(catalog.entries.map(({ shown }) => shown)).toEqual([
      join(one, "evaluators/a.yaml"),
      "evaluators/b.yaml",
    ]);
  });

  test("counts a file that is reached twice once", () => {
    const root = temporaryTree({ "evaluators/a.yaml": "title: A" });
    const other = temporaryTree({});
    mkdirSync(join(other, "evaluators"));
    symlinkSync(join(root, "evaluators/a.yaml"), join(other, "evaluators/b.yaml"));
    const catalog = readCatalog({ kind: "evaluators", roots: [root, root, other], cwd: root });
    expect(catalog.entries.map(({ id }) => id)).toEqual(["a"]);
  });

  test("refuses ids that several files claim, all of them", () => {
    const root = temporaryTree({
      "evaluators/a.yaml": "title: A",
      "evaluators/b.yaml": "id: a",
      "evaluators/c.yaml": "title: C",
      "evaluators/c.yml": "title: C",
    });
    expect(() => readCatalog({ kind: "evaluators", roots: [root], cwd: root })).toThrow(
      expect.objectContaining({
        name: "ConfigError",
        message:
          "evaluators/b.yaml: The id 'a' is taken by evaluators/a.yaml (give one of the two another id)\n" +
          "evaluators/c.yml: The id 'c' is taken by evaluators/c.yaml (give one of the two another id)",
      }),
    );
  });

  test("does not mind a faulty card before it is used", () => {
    const root = temporaryTree({ "evaluators/a.yaml": "title: [", "evaluators/b.yaml": "id: b" });
    const catalog = readCatalog({ kind: "evaluators", roots: [root], cwd: root });
    expect(catalog.entries.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("names a card that is no text", () => {
    const root = temporaryTree({ "evaluators/a.yaml": Uint8Array.of(0xff, 0xfe, 0x00) });
    expect(() => readCatalog({ kind: "evaluators", roots: [root], cwd: root })).toThrow(
      "evaluators/a.yaml: Cannot read the card: it is not UTF-8 text",
    );
  });
});
