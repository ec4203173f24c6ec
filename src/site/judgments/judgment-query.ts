import type { SiteDataset } from "../../core/site.js";

/** What a reader has chosen to see: all of it stands in the address. Empty texts choose nothing. */
export interface JudgmentQuery {
  readonly evaluator: string;
  readonly protocol: string;
  /** Key of an `InstanceFilter`. */
  readonly show: string;
  /** `key=value`. */
  readonly tag: string;
  readonly search: string;
}

/** Reads the choice from an address. What the dataset does not have is no choice. */
export function readJudgmentQuery(
  query: URLSearchParams,
  { evaluators, protocols }: SiteDataset,
): JudgmentQuery {
  const known = (name: string, names: readonly string[]): string => {
    const text = query.get(name) ?? "";
    return names.includes(text) ? text : "";
  };
  return {
    evaluator: known("evaluator", evaluators),
    protocol: known("protocol", protocols),
    show: query.get("show") ?? "",
    tag: query.get("tag") ?? "",
    search: query.get("q") ?? "",
  };
}
