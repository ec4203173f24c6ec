import { statSync } from "node:fs";
import { resolve } from "node:path";
import { openFiles } from "../imports/open-files.js";
import { readRun } from "../read-run.js";
import { readReviewFile } from "./read-review-file.js";
import type { ReviewSource } from "./review-source.js";
import { runReviews } from "./run-reviews.js";

/** The reviews of a run folder, or of a review file of FLASK. Throws as the readers of both do. */
export async function readReviews(name: string, cwd: string): Promise<readonly ReviewSource[]> {
  const isFolder = statSync(resolve(cwd, name), { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder) return runReviews(name, await readRun(name, cwd));
  return Promise.all(openFiles([name], cwd).map(readReviewFile));
}
