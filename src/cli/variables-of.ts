import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import { keyNamesOf } from "../core/key-names-of.js";

/** A variable that an evaluator takes from the environment: its name, and whether it has a value. Never the value. */
export interface NamedVariable {
  readonly name: string;
  readonly set: boolean;
}

const hole = /\$\{([A-Za-z_]\w*)(:-[^}]*)?\}/gu;

/** The variables that a card takes its keys and headers from; each once, the keys first. Of several keys, one is enough. */
export function variablesOf(
  card: Pick<HttpEvaluatorCard, "apiKeyEnv" | "headers">,
  environment: Readonly<Record<string, string | undefined>>,
): readonly NamedVariable[] {
  const names = new Set(keyNamesOf(card));
  for (const value of Object.values(card.headers ?? {})) {
    for (const [, name, fallback] of value.matchAll(hole)) {
      if (name !== undefined && fallback === undefined) names.add(name);
    }
  }
  return [...names].map((name) => ({ name, set: (environment[name] ?? "").trim() !== "" }));
}
