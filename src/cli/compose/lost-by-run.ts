import type { LostMoney } from "../../core/lost-money.js";
import { sumLost } from "../../core/sum-lost.js";
import { readLostAttempts } from "../../store/read-lost-attempts.js";
import { runPathsOf } from "./run-paths-of.js";

/** What a run has paid in vain, in all its goes that ended or noted it. Throws a StoreError as `readLostAttempts` does. */
export function lostByRun(folder: string): LostMoney {
  return sumLost(readLostAttempts(runPathsOf(folder).lost));
}
