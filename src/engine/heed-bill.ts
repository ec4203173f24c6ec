import type { ModelError } from "../core/errors.js";
import type { Reservation } from "./budget.js";
import { callCost } from "./call-cost.js";
import type { LaneState } from "./lane-state.js";
import { loseAttempt } from "./lose-attempt.js";
import type { NotedAttempt } from "./noted-attempt.js";

/**
 * Settles what an attempt that failed has cost: what the provider counted, all that it may have cost where the request went out and no
 * answer came, else nothing.
 */
export function heedBill(
  { attempts, evaluator, id, emit }: LaneState,
  { billed, failure }: ModelError,
  {
    noted,
    reservation,
  }: { readonly noted: NotedAttempt | undefined; readonly reservation: Reservation | undefined },
): void {
  if (noted === undefined) return;
  if (billed === undefined) {
    noted.open?.over();
    return;
  }
  const usage = billed === "perhaps" ? undefined : billed;
  const costUsd = callCost(evaluator.price, usage);
  const { mostUsd } = noted.sent;
  loseAttempt(attempts, noted, { why: failure, usage, costUsd });
  reservation?.lose(costUsd ?? mostUsd);
  void emit({
    kind: "lost",
    evaluator: id,
    why: failure,
    costUsd,
    mostUsd: costUsd === undefined ? mostUsd : undefined,
  });
}
