import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files that take as long as dozens of others: whole runs over real data first, and then those that mostly wait (for limits, for
 * workers, for programs that are killed), as the checks of the same run keep a core busy at the beginning.
 */
const long = [
  "test/published/reproductions.test.ts",
  "test/e2e/limits.test.ts",
  "test/e2e/workers.test.ts",
  "test/e2e/kill-and-resume.test.ts",
  "test/e2e/stop-and-go.test.ts",
  "test/imports/recordings.test.ts",
  "test/e2e/panels.test.ts",
  "test/calibration/cross-fitted-best.test.ts",
];

/**
 * Starts long files first, so that no core is left with one at the end while the others have nothing to do; the rest in
 * vitest's own order, which knows no durations on a fresh machine.
 */
export class LongestFirst extends BaseSequencer {
  /** The files in the order in which workers take them. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = long.findIndex((path) => moduleId.endsWith(`/${path}`));
      return found === -1 ? long.length : found;
    };
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => place(one) - place(other));
  }
}
