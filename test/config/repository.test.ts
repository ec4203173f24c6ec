import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { CatalogKind } from "../../src/config/catalog-kind.js";
import { readCatalog, type Catalog } from "../../src/config/catalog.js";
import { loadDatasetCards } from "../../src/config/load-dataset-cards.js";
import { loadEvaluatorCards } from "../../src/config/load-evaluator-cards.js";
import { loadRunConfig } from "../../src/config/load-run-config.js";
import { resolveSelection } from "../../src/config/resolve-selection.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const catalog = (kind: CatalogKind): Catalog => readCatalog({ kind, roots: [root], cwd: root });
const catalogs = {
  evaluators: catalog("evaluators"),
  protocols: catalog("protocols"),
  datasets: catalog("datasets"),
};

describe("every file of the repository is valid:", () => {
  test.each(readdirSync(join(root, "configs")).filter((name) => name.endsWith(".yaml")))(
    "configs/%s",
    (name) => {
      const file = `configs/${name}`;
      const loaded = loadRunConfig({ file, cwd: root, environment: {} });
      expect(`${loaded.config.name}.yaml`).toBe(name);
      expect(() => resolveSelection({ loaded, catalogs, cwd: root })).not.toThrow();
      const [first] = readFileSync(join(root, file), "utf8").split("\n");
      expect(first).toBe("# yaml-language-server: $schema=../schema/config.json");
    },
  );

  test.each(catalogs.evaluators.entries.map((entry) => ({ entry, name: entry.shown })))(
    "$name",
    ({ entry }) => {
      const [card] = loadEvaluatorCards({ entries: [entry], environment: {} });
      expect(entry.shown).toBe(`evaluators/${card?.id ?? ""}.yaml`);
    },
  );

  test.each(catalogs.datasets.entries.map((entry) => ({ entry, name: entry.shown })))(
    "$name",
    ({ entry }) => {
      const [card] = loadDatasetCards({ entries: [entry], environment: {} });
      expect(entry.shown).toBe(`datasets/${card?.id ?? ""}.yaml`);
    },
  );
});
