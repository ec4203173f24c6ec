import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeCacheFolder } from "../../../src/cli/compose/make-cache-folder.js";
import { DatasetError } from "../../../src/core/errors.js";
import { temporaryTree } from "../../config/temporary-tree.js";

it("makes the folder, or names another cache as the way out", () => {
  const root = temporaryTree({ file: "" });
  makeCacheFolder(join(root, "cache", "data"));
  expect(existsSync(join(root, "cache", "data"))).toBe(true);
  const act = (): void => {
    makeCacheFolder(join(root, "file", "data"));
  };
  expect(act).toThrow(DatasetError);
  expect(act).toThrow(/^Cannot write \S+: a part of the path is a file$/u);
});
