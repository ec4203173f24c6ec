import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadRunConfig } from "../../src/config/load-run-config.js";
import { temporaryTree } from "./temporary-tree.js";

const good = "evaluators: [a]\nprotocols: [b]\ndatasets: [c]\n";

describe("loadRunConfig()", () => {
  test("names the run after its file", () => {
    const cwd = temporaryTree({ "configs/my-grid.yaml": good });
    const { config, folder, document } = loadRunConfig({
      file: "configs/my-grid.yaml",
      cwd,
      environment: {},
    });
    expect(config).toMatchObject({
      name: "my-grid",
      file: "configs/my-grid.yaml",
      evaluators: ["a"],
      seed: 7,
    });
    expect(folder).toBe(join(cwd, "configs"));
    expect(document.positionOf(["protocols", 0])).toEqual({
      file: "configs/my-grid.yaml",
      line: 2,
      column: 13,
    });
  });

  test("reads JSON, and prefers the name that is stated", () => {
    const cwd = temporaryTree({
      "Run 1.json": '{"name": "x", "evaluators": ["a"], "protocols": ["b"], "datasets": ["c"]}',
    });
    expect(loadRunConfig({ file: "Run 1.json", cwd, environment: {} }).config.name).toBe("x");
  });

  test("applies settings, and names them in messages", () => {
    const cwd = temporaryTree({ "c.yaml": `${good}limits: {maxCostUsd: 1}` });
    const load = (...settings: string[]): unknown =>
      loadRunConfig({ file: "c.yaml", cwd, environment: {}, settings }).config;
    expect(load("limits.maxCostUsd=2", "seed=3", "datasets=[d, e]")).toMatchObject({
      limits: { concurrency: 64, maxCostUsd: 2 },
      seed: 3,
      datasets: ["d", "e"],
    });
    expect(() => load("limits.maxCostUsd=lots", "sead=3")).toThrow(
      expect.objectContaining({
        message:
          "--set limits.maxCostUsd: Expected a number of at least 0: got 'lots'\n" +
          "--set sead: Unknown key 'sead' (did you mean 'seed'?)",
      }),
    );
  });

  test.each([
    ["README.md", "# Title\n\n- [a](b): `c`\n\t* d: [\n"],
    ["notes.txt", "some words"],
  ])("says in one line that %s is no config", (file, text) => {
    const cwd = temporaryTree({ [file]: text });
    expect(() => loadRunConfig({ file, cwd, environment: {} })).toThrow(
      expect.objectContaining({
        code: "USAGE",
        message: `Cannot read ${file}: it is no config`,
        hint: "Name a .yaml file, such as configs/grid.yaml",
      }),
    );
  });

  test("reads a config of whatever name, such as test.conf", () => {
    const cwd = temporaryTree({ "test.conf": good });
    expect(loadRunConfig({ file: "test.conf", cwd, environment: {} }).config.name).toBe("test");
  });

  test("says that a run's folder is one", () => {
    const cwd = temporaryTree({ "results/grid/manifest.json": "{}" });
    expect(() => loadRunConfig({ file: "results/grid", cwd, environment: {} })).toThrow(
      expect.objectContaining({
        message: "Cannot read results/grid: it is a run folder",
        hint: "name its config, such as configs/grid.yaml; `reife leaderboard results/grid` prints it again",
      }),
    );
  });

  test("refuses a key in a comment, which would go into the run's manifest, without repeating it", () => {
    const text = `# sk-proj-abcdefghijklmnop\n${good}seed: 3  # see https://me:hunter2@host/v1\n`;
    const cwd = temporaryTree({ "c.yaml": text });
    const hint = "a run keeps its config (take it out of the file)";
    expect(() => loadRunConfig({ file: "c.yaml", cwd, environment: {} })).toThrow(
      `c.yaml:1:1: This comment holds what looks like a key, and ${hint}\nc.yaml:5:9: This comment holds what looks like a key, and ${hint}`,
    );
  });

  test("refuses a file name that is no name for a run", () => {
    const cwd = temporaryTree({ "My Run.yaml": good });
    expect(() => loadRunConfig({ file: "My Run.yaml", cwd, environment: {} })).toThrow(
      "My Run.yaml: Cannot name the run after the file: 'My Run' (set name to lower-case letters, digits and hyphens)",
    );
  });

  test.each<[file: string, message: string, hint: string | undefined]>([
    ["configs/gird.yaml", "Cannot read configs/gird.yaml: no such file", "did you mean configs/grid.yaml?"],
    ["configs/grid.yml", "Cannot read configs/grid.yml: no such file", "did you mean configs/grid.yaml?"],
    ["grid", "Cannot read grid: no such file", "did you mean configs/grid.yaml?"],
    ["nowhere/zebra.yaml", "Cannot read nowhere/zebra.yaml: no such file", undefined],
    ["configs", "Cannot read configs: it is a folder", "name a file in it, such as configs/grid.yaml"],
    ["configs/grid.yaml/x", "Cannot read configs/grid.yaml/x: a part of the path is no folder", undefined],
    ["binary.yaml", "Cannot read binary.yaml: it is not UTF-8 text", undefined],
    ["large.yaml", "Cannot read large.yaml: it is too large: 5000000 bytes, at most 4194304", undefined],
    ["loop.yaml", "Cannot read loop.yaml: its links go in a circle", undefined],
  ])("refuses %s", (file, message, hint) => {
    const cwd = temporaryTree({
      "configs/grid.yaml": good,
      "binary.yaml": Uint8Array.of(0x80, 0x81),
      "large.yaml": "#".repeat(5_000_000),
    });
    symlinkSync("loop.yaml", join(cwd, "loop.yaml"));
    let thrown: unknown;
    try {
      loadRunConfig({ file, cwd, environment: {} });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ name: "UsageError", message });
    if (hint !== undefined) expect(thrown).toMatchObject({ hint });
  });
});
