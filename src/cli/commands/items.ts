import { resolve } from "node:path";
import { evidenceRaters } from "../../analysis/items/evidence-raters.js";
import { ratersOf } from "../../analysis/raters-of.js";
import { studyItems } from "../../analysis/items/study-items.js";
import { UsageError } from "../../core/errors.js";
import type { ItemStudy } from "../../core/item-study.js";
import { itemStudyReport } from "../../report/item-study-report.js";
import { chosenDatasets } from "../chosen-datasets.js";
import { readRuns } from "../compose/read-runs.js";
import { writeFile } from "../compose/write-file.js";
import { terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { isSet, textFlag, type Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { wholeNumberFlag } from "../whole-number-flag.js";

/** `reife items <run...>`: difficulty and discrimination of pairs, ability of judges, and the few pairs that tell most. */
export async function itemsCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const top = wholeNumberFlag(flags, "top", { least: 1 }) ?? 10;
  const anchors = wholeNumberFlag(flags, "anchors", { least: 1 });
  const stored = await readRuns(args, process.cwd());
  const datasets = chosenDatasets(stored.cells, textFlag(flags, "dataset"));
  const raters = evidenceRaters(ratersOf(stored.cells, stored.judgments), { all: isSet(flags, "allJudges") });
  const document: ItemStudy = {
    schema: "reife/items/1",
    runs: stored.runs,
    datasets: datasets.map((dataset) =>
      studyItems({
        raters,
        facts: stored.facts.filter((entry) => entry.dataset === dataset),
        dataset,
        anchors,
      }),
    ),
  };
  refuseNothing(document, { judges: raters.length, anchors });
  const to = textFlag(flags, "to");
  if (to !== undefined) writeFile(resolve(process.cwd(), to), jsonDocument(document));
  terminal.out(terminal.json ? jsonDocument(document) : `${itemStudyReport(document, top)}\n`);
  return exitCode.done;
}

/** A study that fitted nothing, or that cannot have so many anchors, is refused. */
function refuseNothing(
  { datasets }: ItemStudy,
  { judges, anchors }: { readonly judges: number; readonly anchors: number | undefined },
): void {
  const fitted = datasets.flatMap((entry) => ("undefined" in entry ? [] : [entry]));
  if (fitted.length === 0) {
    const reason =
      datasets.flatMap((entry) => ("undefined" in entry ? [entry.undefined] : []))[0] ?? "no pairs";
    throw new UsageError(
      judges === 0
        ? "There is no judge whose word counts: null and simulated judges say nothing of items"
        : `Cannot fit items: ${reason.replace("raters", "judges")}; null and simulated judges are left out`,
      { hint: "--all-judges takes theirs too" },
    );
  }
  const most = Math.max(...fitted.map(({ items }) => items.length));
  if (anchors !== undefined && anchors > most)
    throw new UsageError(`Expected at most ${most} for --anchors: got '${anchors}'`, {
      hint: "There are no more pairs",
    });
}
