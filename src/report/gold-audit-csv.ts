import type { GoldAudit } from "../core/gold-audit.js";
import { csvText } from "./csv-text.js";

/** A queue of suspicious golds as CSV (RFC 4180), one row a pair, one column for each judge's votes. */
export function goldAuditCsv({ queue }: GoldAudit): string {
  const judges = [...new Set(queue.flatMap(({ votes }) => Object.keys(votes)))];
  const rows = queue.map((entry) => ({
    probability: entry.probability,
    dataset: entry.dataset,
    instance: entry.instance,
    row: entry.row,
    gold: entry.gold,
    against: entry.against,
    judges: entry.judges,
    discrimination: "value" in entry.discrimination ? entry.discrimination.value : "",
    ...Object.fromEntries(judges.map((judge) => [judge, entry.votes[judge] ?? ""])),
  }));
  return csvText(rows);
}
