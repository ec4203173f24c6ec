/** What catalogs list: each kind is a folder of that name. */
export type CatalogKind = "evaluators" | "protocols" | "datasets" | "benchmarks" | "reproductions";
