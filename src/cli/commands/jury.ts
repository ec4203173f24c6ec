import { countPanels } from "../../analysis/jury/count-panels.js";
import { listPanels } from "../../analysis/jury/list-panels.js";
import { studyPanels } from "../../analysis/jury/study-panels.js";
import { UsageError } from "../../core/errors.js";
import type { JuryStudy, PanelRule, PanelTie } from "../../core/jury-study.js";
import { juryStudyReport } from "../../report/jury-study-report.js";
import { chosenDatasets } from "../chosen-datasets.js";
import { readRuns } from "../compose/read-runs.js";
import { terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { textFlag, type Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { oneOfFlag } from "../one-of-flag.js";
import { panelCandidates } from "../panel-candidates.js";
import { wholeNumberFlag } from "../whole-number-flag.js";

const rules = ["majority", "mean", "log-odds", "dawid-skene"] as const satisfies readonly PanelRule[];
const ties = ["tie", "first", "no-verdict"] as const satisfies readonly PanelTie[];

/** More panels than this take minutes: fitted rules are slower. */
const mostPanels: Readonly<Record<PanelRule, number>> = {
  majority: 10_000,
  mean: 10_000,
  "log-odds": 2_000,
  "dawid-skene": 300,
};

/** `reife jury <run...>`: panels made of the judgments that runs already hold, beside the best single judge. */
export async function juryCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const rule = oneOfFlag(flags, "rule", rules) ?? "majority";
  const onTie = oneOfFlag(flags, "onTie", ties) ?? "tie";
  const size = wholeNumberFlag(flags, "size", { least: 2 });
  const stored = await readRuns(args, process.cwd());
  const datasets = chosenDatasets(stored.cells, textFlag(flags, "dataset"));
  const members = (textFlag(flags, "members") ?? "")
    .split(",")
    .map((glob) => glob.trim())
    .filter((glob) => glob !== "");
  const filter = { datasets, protocol: textFlag(flags, "protocol"), members };
  const { raters, leftOut } = panelCandidates(stored, filter);
  const study = studyPanels({
    ...stored,
    raters,
    facts: stored.facts.filter(({ dataset }) => datasets.includes(dataset)),
    panels: panelsOf(raters.length, { size, named: members.length > 0, rule }),
    rule,
    onTie,
  });
  if ("undefined" in study) {
    throw new UsageError(`Cannot make a panel: ${study.undefined}`, {
      hint: "Name the judges with --members",
    });
  }
  const document: JuryStudy = {
    schema: "reife/jury/1",
    runs: stored.runs,
    datasets,
    ...study,
    candidatesLeftOut: leftOut,
  };
  terminal.out(terminal.json ? jsonDocument(document) : `${juryStudyReport(document)}\n`);
  return exitCode.done;
}

interface PanelChoiceFlags {
  readonly size: number | undefined;
  readonly named: boolean;
  readonly rule: PanelRule;
}

/** Those named are one panel, unless a size says how large panels among them may be. */
function panelsOf(
  candidates: number,
  { size, named, rule }: PanelChoiceFlags,
): readonly (readonly number[])[] {
  if (named && size === undefined) return [Array.from({ length: candidates }, (_, place) => place)];
  const largest = Math.min(size ?? 3, candidates);
  const count = countPanels(candidates, largest);
  if (count <= mostPanels[rule]) return listPanels(candidates, largest);
  throw new UsageError(
    `${candidates} judges make ${count.toLocaleString("en-US")} panels of 2 to ${largest}: more than the ${mostPanels[rule].toLocaleString("en-US")} that are tried under ${rule}`,
    { hint: "Name fewer judges with --protocol or --members, or a smaller --size" },
  );
}
