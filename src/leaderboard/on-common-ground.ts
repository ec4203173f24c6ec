import type { GroundedCell } from "./grounded-cell.js";
import { groundedOn } from "./grounded-on.js";
import { groupBy } from "./group-by.js";
import type { ComparedCell, MeasuredCell } from "./measured-cell.js";

/**
 * Cells measured for a comparison: dataset by dataset on the instances that all of them have judged, so that nobody is
 * compared on easier ones. In a finished run that is every instance; in one that was stopped, the part that the slowest
 * has done. Cells without a verdict on that ground are left out.
 */
export function onCommonGround(cells: readonly MeasuredCell<ComparedCell>[]): readonly GroundedCell[] {
  return [...groupBy(cells, ({ cell }) => cell.dataset).values()].flatMap((group) => {
    const ground = intersection(group.map(({ judged }) => judged));
    return group.flatMap((entry) => groundedOn(entry, ground) ?? []);
  });
}

function intersection(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  // Cells that have judged all of a dataset share one set.
  const [smallest = new Set<string>(), ...others] = [...new Set(sets)].sort((a, b) => a.size - b.size);
  if (others.length === 0) return smallest;
  return new Set([...smallest].filter((id) => others.every((set) => set.has(id))));
}
