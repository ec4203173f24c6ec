import { auditGold } from "../../analysis/items/audit-gold.js";
import { evidenceRaters } from "../../analysis/items/evidence-raters.js";
import { ratersOf } from "../../analysis/raters-of.js";
import { UsageError } from "../../core/errors.js";
import type { GoldAudit } from "../../core/gold-audit.js";
import { goldAuditCsv } from "../../report/gold-audit-csv.js";
import { goldAuditReport } from "../../report/gold-audit-report.js";
import { chosenDatasets } from "../chosen-datasets.js";
import { readRuns } from "../compose/read-runs.js";
import { terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { isSet, textFlag, type Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { wholeNumberFlag } from "../whole-number-flag.js";

/** Share of wrong golds to expect before looking. */
const prior = 0.05;

/** `reife audit-gold <run...>`: the pairs whose gold is worth a second look. */
export async function auditGoldCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const top = wholeNumberFlag(flags, "top", { least: 1 }) ?? 20;
  const stored = await readRuns(args, process.cwd());
  const datasets = chosenDatasets(stored.cells, textFlag(flags, "dataset"));
  const all = ratersOf(
    stored.cells.filter(({ dataset }) => datasets.includes(dataset)),
    stored.judgments,
  );
  const raters = evidenceRaters(all, { all: isSet(flags, "allJudges") });
  if (raters.length === 0) {
    throw new UsageError(
      "There is no judge whose word counts: null and simulated judges say nothing of gold",
      {
        hint: "--all-judges takes theirs too",
      },
    );
  }
  const audit = auditGold({ raters, facts: stored.facts, datasets, prior });
  const document: GoldAudit = {
    schema: "reife/gold-audit/1",
    runs: stored.runs,
    ...audit,
    queue: audit.queue.slice(0, top),
  };
  if (terminal.json) terminal.out(jsonDocument(document));
  else if (isSet(flags, "csv")) terminal.out(goldAuditCsv(document));
  else terminal.out(`${goldAuditReport(document, audit.queue.length)}\n`);
  return exitCode.done;
}
