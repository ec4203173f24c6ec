import type { RaceResult } from "../../core/race.js";
import type { CellReading } from "./cell-reading.js";

/** Readings whose facts say which cells were left unfinished, because their judge was raced out. */
export function markRaced(
  readings: ReadonlyMap<string, CellReading>,
  race: RaceResult | undefined,
): ReadonlyMap<string, CellReading> {
  if (race === undefined || race.dropped.length === 0) return readings;
  const after = new Map(race.dropped.map((entry) => [entry.evaluator, entry.after]));
  return new Map(
    [...readings].map(([key, reading]) => {
      const count = after.get(reading.facts.evaluator);
      return [
        key,
        count === undefined ? reading : { ...reading, facts: { ...reading.facts, racedOutAfter: count } },
      ];
    }),
  );
}
