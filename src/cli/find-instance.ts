import { UsageError } from "../core/errors.js";
import type { Instance } from "../core/instance.js";

/**
 * The instance that a flag names: by its id, by the beginning of an id that no other has, or by its row in the file
 * (`row:12`); the first one without a flag. Throws a `UsageError` that says how to find ids.
 */
export function findInstance(
  instances: readonly Instance[],
  written: string | undefined,
  dataset: string,
): Instance {
  const [first] = instances;
  if (first === undefined) throw new UsageError(`Cannot show an instance of ${dataset}: it has none`);
  if (written === undefined) return first;
  const matches = matching(instances, written);
  const [match] = matches;
  if (match !== undefined && matches.length === 1) return match;
  if (matches.length > 1) {
    throw new UsageError(
      `Cannot tell which instance of ${dataset} is meant: ${matches.length} begin with '${written}'`,
      {
        hint: `Write more of the id: ${matches
          .slice(0, 3)
          .map(({ id }) => id)
          .join(", ")}`,
      },
    );
  }
  const rows = instances.map(({ row }) => row);
  const span = `row:${rows.reduce((a, b) => Math.min(a, b))} to row:${rows.reduce((a, b) => Math.max(a, b))}`;
  throw new UsageError(`Unknown instance '${written}' of ${dataset}`, {
    hint: `Name a row, ${span}, or an id such as ${first.id}; a run's instances.jsonl and judgments.jsonl list ids`,
  });
}

function matching(instances: readonly Instance[], written: string): readonly Instance[] {
  const row = /^row:(\d+)$/u.exec(written)?.[1];
  if (row !== undefined) return instances.filter((instance) => instance.row === Number(row));
  const exact = instances.filter(({ id }) => id === written);
  return exact.length > 0 || written === "" ? exact : instances.filter(({ id }) => id.startsWith(written));
}
