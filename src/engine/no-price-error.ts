import { UsageError } from "../core/errors.js";

/** What to throw where evaluators without a price are to be asked under a budget. */
export function noPriceError(evaluators: readonly string[]): UsageError {
  const [names, owners] = [evaluators.join(", "), evaluators.length === 1 ? "has" : "have"];
  return new UsageError(
    `Cannot keep to a budget: ${names} ${owners} no price on its card (add price: {input, output, asOf}, ` +
      "or run without --max-cost)",
  );
}
