import type { ModelError } from "../core/errors.js";

/** Anthropic's status for a provider that has too much to do. */
const overloaded = 529;

/** Whether the provider has refused a call because there are too many: only that makes them fewer. */
export function isRefusal({ failure, status }: Pick<ModelError, "failure" | "status">): boolean {
  return failure === "rate-limited" || status === overloaded;
}
