import { existsSync } from "node:fs";
import { readCalls } from "../../store/read-calls.js";
import { runPaths } from "../../store/run-paths.js";
import type { PackedRun } from "./read-run.js";
import { reusedFolders } from "./reused-folders.js";

/** When an evaluator answered, and which models the provider said had answered. */
export interface CallSpan {
  /** ISO dates. */
  readonly first: string;
  readonly last: string;
  /** In the order of their names. */
  readonly served: readonly string[];
}

/** The spans of the calls behind a run's judgments, by id of the evaluator that answered. */
export async function callSpans({
  paths,
  manifest,
  judgments,
}: PackedRun): Promise<ReadonlyMap<string, CallSpan>> {
  const isUsed = judgments.restingOn();
  const spans = new Map<string, { first: string; last: string; served: Set<string> }>();
  for (const folder of [...reusedFolders(paths, manifest), paths.folder]) {
    const file = runPaths(folder).calls;
    if (!existsSync(file)) continue;
    for await (const { id, evaluatorId, at, reply } of readCalls(file)) {
      if (!isUsed(id)) continue;
      const date = at.slice(0, 10);
      const span = spans.get(evaluatorId) ?? { first: date, last: date, served: new Set<string>() };
      if (date < span.first) span.first = date;
      if (date > span.last) span.last = date;
      if (reply.servedModel !== undefined) span.served.add(reply.servedModel);
      spans.set(evaluatorId, span);
    }
  }
  return new Map(
    [...spans].map(([id, { served, ...span }]) => [id, { ...span, served: [...served].sort() }]),
  );
}
