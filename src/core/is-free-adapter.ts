/** Adapters whose replies cost nothing now: somebody else has paid for them, or no model made them. */
const free: ReadonlySet<string> = new Set(["recorded", "simulated", "null", "imported"]);

/** Whether an evaluator's replies cost neither money nor time. */
export function isFreeAdapter(adapter: string): boolean {
  return free.has(adapter);
}
