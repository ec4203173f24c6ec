import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import type { DoctorFinding } from "./doctor-finding.js";
import { variablesOf } from "./variables-of.js";

/** Every variable that some evaluator takes its key from: whether it is set, and how many need it. Never its value. */
export function checkKeys(
  cards: readonly HttpEvaluatorCard[],
  environment: Readonly<Record<string, string | undefined>>,
): readonly DoctorFinding[] {
  const users = new Map<string, { readonly set: boolean; readonly count: number }>();
  for (const { name, set } of cards.flatMap((card) => variablesOf(card, environment))) {
    users.set(name, { set, count: (users.get(name)?.count ?? 0) + 1 });
  }
  return [...users]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { set, count }]) => ({
      check: "key",
      state: set ? "ok" : "note",
      detail: `${name} ${set ? "set" : "missing"} (${count} ${count === 1 ? "evaluator" : "evaluators"})`,
    }));
}
