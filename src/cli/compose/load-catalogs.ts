import { readCatalog, type Catalog } from "../../config/catalog.js";
import type { CatalogKind } from "../../config/catalog-kind.js";
import type { Surroundings } from "./surroundings.js";

/** The catalogs of all kinds of cards. */
export function loadCatalogs({ roots, cwd }: Surroundings): Readonly<Record<CatalogKind, Catalog>> {
  return {
    evaluators: readCatalog({ kind: "evaluators", roots, cwd }),
    protocols: readCatalog({ kind: "protocols", roots, cwd }),
    datasets: readCatalog({ kind: "datasets", roots, cwd }),
    benchmarks: readCatalog({ kind: "benchmarks", roots, cwd }),
    reproductions: readCatalog({ kind: "reproductions", roots, cwd }),
  };
}
