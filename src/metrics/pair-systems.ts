import type { SystemMeasures } from "../core/system-measures.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { measureSystems } from "./measure-systems.js";
import { pairBattles } from "./pair-battles.js";
import type { PairTable } from "./pair-table.js";
import { systemTable } from "./system-table.js";

/** How a judge of pairs ranks the systems whose outputs they are; undefined where no pair names two systems. */
export function pairSystems(
  table: PairTable,
  frame: DatasetFrame,
): SystemMeasures | { readonly undefined: string } | undefined {
  if (!table.instances.some(({ tags }) => tags["systems"]?.length === 2)) return undefined;
  const battles = pairBattles(table, frame);
  const entries = battles.flatMap(({ first, second, drawn, judge, gold }) => [
    { system: first, drawn, judge, gold },
    { system: second, drawn, judge: 1 - judge, gold: 1 - gold },
  ]);
  return measureSystems({ table: systemTable(entries), battles, paired: true }, frame);
}
