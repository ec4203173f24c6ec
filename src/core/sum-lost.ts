import type { LostAttempt } from "./lost-attempt.js";
import type { LostMoney } from "./lost-money.js";

/** What attempts without a kept reply have cost together, added to a sum of others. */
export function sumLost(
  attempts: readonly Pick<LostAttempt, "costUsd" | "mostUsd">[],
  others: LostMoney = { attempts: 0, paidUsd: 0, perhapsUsd: 0 },
): LostMoney {
  return attempts.reduce(
    (sum, { costUsd, mostUsd = 0 }) => ({
      attempts: sum.attempts + 1,
      paidUsd: sum.paidUsd + (costUsd ?? 0),
      perhapsUsd: sum.perhapsUsd + (costUsd === undefined ? mostUsd : 0),
    }),
    others,
  );
}
