import type { Adjustment, ComparedSide } from "../../core/comparison.js";
import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import { comparisonReport } from "../../report/comparison-report.js";
import { commonRuns } from "../common-runs.js";
import { compareRuns, type CompareRunsParts } from "../compare-runs.js";
import { comparedSides } from "../compared-sides.js";
import { readRun, type StoredRun } from "../compose/read-run.js";
import { terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { textFlag, type Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { numberFlag } from "../number-flag.js";
import { racedNotes } from "../raced-notes.js";

/** `reife compare <run> <A> <B>`: how much better one side is, on the instances that both have judged, and how surely. */
export async function compareCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const [folder = "", first = "", second = ""] = args;
  const margin = numberFlag(flags, "margin", { above: 0, below: 1 }) ?? 0.02;
  const options = {
    adjustment: adjustmentOf(textFlag(flags, "adjust") ?? "holm"),
    margin,
    by: keysOf(flags),
  };
  const run = await readRun(folder, process.cwd());
  const other = textFlag(flags, "with");
  const judged =
    other === undefined
      ? withinRun(run, [first, second])
      : acrossRuns([run, await readRun(other, process.cwd())], [folder, other], [first, second]);
  const comparison = compareRuns({ ...judged, ...options });
  if (comparison === undefined) {
    throw new UsageError(`Cannot compare ${first} with ${second}: no instance was judged by both`, {
      hint: "They need a dataset in common, and a protocol (or an evaluator) too",
    });
  }
  terminal.out(terminal.json ? jsonDocument(comparison) : `${comparisonReport(comparison)}\n`);
  return exitCode.done;
}

type Judged = Omit<CompareRunsParts, "adjustment" | "margin" | "by">;

function withinRun({ manifest, judgments, facts }: StoredRun, written: readonly [string, string]): Judged {
  const { seed, resamples } = manifest.config;
  const sides = comparedSides(written, manifest.cells);
  return {
    first: { run: manifest.run, cells: manifest.cells, judgments },
    ...{ sides, facts, seed, resamples },
    notes: racedNotes(manifest, sides),
  };
}

/** A is of the one run, B of the other; seed and resamples are those of the first. */
function acrossRuns(
  [first, second]: readonly [StoredRun, StoredRun],
  folders: readonly [string, string],
  written: readonly [string, string],
): Judged {
  const [mine, theirs] = [first.manifest, second.manifest];
  const [a, b] = comparedSides(written, mine.cells, theirs.cells);
  const common = commonRuns(first, second);
  const named = mine.run === theirs.run ? folders : [mine.run, theirs.run];
  const side = (given: ComparedSide, place: number): ComparedSide => ({ ...given, run: named[place] });
  const { seed, resamples } = mine.config;
  return {
    first: { run: mine.run, cells: mine.cells, judgments: common.first },
    second: { run: theirs.run, cells: theirs.cells, judgments: common.second },
    sides: [side(a, 0), side(b, 1)],
    facts: common.facts,
    ...{ seed, resamples },
    notes: [...common.notes, ...racedNotes(mine, [a]), ...racedNotes(theirs, [b])],
  };
}

const adjustments: readonly Adjustment[] = ["holm", "hochberg", "bh", "by", "none"];

function adjustmentOf(text: string): Adjustment {
  const found = adjustments.find((name) => name === text);
  if (found !== undefined) return found;
  const meant = didYouMean(text, adjustments);
  throw new UsageError(`Expected one of ${adjustments.join(", ")} for --adjust: got '${text}'`, {
    hint: meant === undefined ? undefined : `Did you mean '${meant}'?`,
  });
}

function keysOf(flags: Flags): readonly string[] {
  const by = textFlag(flags, "by");
  if (by === undefined) return [];
  const keys = by.split(",").flatMap((key) => (key.trim() === "" ? [] : [key.trim()]));
  if (keys.length === 0) throw new UsageError("Cannot slice by nothing: name keys after --by");
  return keys;
}
