import type { LivePages } from "../core/live-pages.js";

/** The pages of one run, as a server hands them out. */
export interface ServedSite {
  /** In its address: lower-case letters, digits and hyphens. */
  readonly name: string;
  /** What people call it. */
  title(): string;
  /** Its HTML. */
  page(): string;
  /** Where it stands now. */
  live(): LivePages;
  /** The file behind a path that `siteRoute` lets through; undefined where there is none. */
  file(path: string): string | undefined;
}
