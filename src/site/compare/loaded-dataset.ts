import type { SiteDataset, SiteJudgments } from "../../core/site.js";

/** A dataset of the pages, and how its trials ended. */
export interface LoadedDataset {
  readonly about: SiteDataset;
  readonly judgments: SiteJudgments;
}
