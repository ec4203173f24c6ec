import { join } from "node:path";
import { expect, it } from "vitest";
import { runFolderHint } from "../../src/config/run-folder-hint.js";
import { temporaryTree } from "./temporary-tree.js";

it("names the config of the run's name where there is one, and how to print the run", () => {
  const root = temporaryTree({
    "configs/mine.yaml": "",
    "results/mine/manifest.json": "{}",
    "results/gone/manifest.json": "{}",
    "results/other/x.yaml": "",
  });
  expect(runFolderHint(join(root, "results/mine"), root)).toBe(
    "name its config, such as configs/mine.yaml; `reife leaderboard results/mine` prints it again",
  );
  expect(runFolderHint(join(root, "results/gone"), root)).toContain("such as configs/grid.yaml; ");
  expect(runFolderHint(join(root, "results/other"), root)).toBeUndefined();
  expect(runFolderHint(join(root, "nothing"), root)).toBeUndefined();
});
