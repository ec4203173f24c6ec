import { describe, expect, test } from "vitest";
import type { CellPattern } from "../../src/core/run-config.js";
import { readCatalog } from "../../src/config/catalog.js";
import type { CatalogKind } from "../../src/config/catalog-kind.js";
import { loadRunConfig } from "../../src/config/load-run-config.js";
import { resolveSelection } from "../../src/config/resolve-selection.js";
import { temporaryTree } from "./temporary-tree.js";

interface Request {
  readonly settings?: readonly string[];
  readonly filter?: CellPattern;
}

function select(config: string, { settings, filter }: Request = {}): Record<string, string[]> {
  const root = temporaryTree({
    "c.yaml": config,
    "evaluators/gpt-4o.yaml": "",
    "evaluators/nulls/first.yaml": "",
    "protocols/base.md": "",
    "protocols/cot.md": "",
    "datasets/starter.yaml": "",
  });
  const catalog = (kind: CatalogKind): ReturnType<typeof readCatalog> =>
    readCatalog({ kind, roots: [root], cwd: root });
  const selection = resolveSelection({
    loaded: loadRunConfig({ file: "c.yaml", cwd: root, environment: {}, settings }),
    catalogs: {
      evaluators: catalog("evaluators"),
      protocols: catalog("protocols"),
      datasets: catalog("datasets"),
    },
    filter,
    cwd: root,
  });
  return Object.fromEntries(
    Object.entries(selection).map(([kind, entries]) => [kind, entries.map(({ id }) => id)]),
  );
}

const good = 'evaluators: ["**"]\nprotocols: [cot, base]\ndatasets: [starter]\n';

describe("resolveSelection()", () => {
  test("resolves the three lists", () => {
    expect(select(good)).toEqual({
      evaluators: ["gpt-4o", "nulls/first"],
      protocols: ["cot", "base"],
      datasets: ["starter"],
    });
  });

  test("narrows each list by the filter", () => {
    expect(select(good, { filter: { evaluator: "nulls/*", protocol: "base" } })).toEqual({
      evaluators: ["nulls/first"],
      protocols: ["base"],
      datasets: ["starter"],
    });
  });

  test.each([
    [{ protocol: "bse" }, "No protocol of the run matches --filter protocol=bse", "did you mean 'base'?"],
    [
      { dataset: "llmbar-*" },
      "No dataset of the run matches --filter dataset=llmbar-*",
      "the run has starter",
    ],
  ])("refuses the filter %o", (filter, message, hint) => {
    expect(() => select(good, { filter })).toThrow(
      expect.objectContaining({ name: "UsageError", message, hint }),
    );
  });

  test("reports the mistakes of all lists and rules at once", () => {
    const config =
      "evaluators: [gpt-4o, nulls/frist]\nprotocols:\n  - cott\ndatasets: [llmbar-*]\n" +
      "exclude: [{evaluator: nulls/*}, {evaluator: gpt-4, protocol: x*}]\ninclude: [{dataset: strater}]\n";
    expect(() => select(config)).toThrow(
      expect.objectContaining({
        name: "ConfigError",
        message: [
          "c.yaml:1:22: Unknown evaluator 'nulls/frist' (did you mean 'nulls/first'? 'reife evaluators list' lists them)",
          "c.yaml:3:5: Unknown protocol 'cott' (did you mean 'cot'? 'reife protocols list' lists them)",
          "c.yaml:4:12: No dataset matches 'llmbar-*' ('reife datasets list' lists them)",
          "c.yaml:5:45: No evaluator matches 'gpt-4' (did you mean 'gpt-4o'?)",
          "c.yaml:5:62: No protocol matches 'x*' ('reife protocols list' lists them)",
          "c.yaml:6:21: No dataset matches 'strater' (did you mean 'starter'?)",
        ].join("\n"),
      }),
    );
  });

  test("names the setting where a mistake was set on the command line", () => {
    expect(() => select(good, { settings: ["protocols=[cott]"] })).toThrow(
      "--set protocols: Unknown protocol 'cott' (did you mean 'cot'? 'reife protocols list' lists them)",
    );
  });
});
