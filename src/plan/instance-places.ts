import type { Plan } from "../core/plan.js";
import { listTrials } from "./list-trials.js";

/** Where each instance stands in the common order over all datasets, from 0, by dataset and id (joined by a newline). */
export function instancePlaces(plan: Plan): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const { instance } of listTrials(plan)) {
    const key = `${instance.dataset}\n${instance.id}`;
    if (!places.has(key)) places.set(key, places.size);
  }
  return places;
}
