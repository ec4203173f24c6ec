import { loadDatasetCards } from "../../config/load-dataset-cards.js";
import type { DatasetReport } from "../../datasets/verify-dataset.js";
import { formatCount, formatPercent, formatPercentEstimate, noFigure } from "../../report/format-figure.js";
import { textTable, type TextColumn } from "../../report/text-table.js";
import { chooseCards } from "../choose-cards.js";
import { loadCatalogs } from "../compose/load-catalogs.js";
import { lookAround } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { verifyHere, type VerifiedDataset } from "../verify-here.js";

/**
 * `reife datasets verify [ids...]`: counts what is here against the cards. Without ids, datasets that are not here are
 * only named; one that was asked for and is not here is a failure.
 */
export async function datasetsVerifyCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const { cwd, environment, mirror, cacheDir } = surroundings;
  const catalog = loadCatalogs(surroundings).datasets;
  const entries = args.length === 0 ? catalog.entries : chooseCards(catalog, args, cwd);
  const verified: VerifiedDataset[] = [];
  for (const card of loadDatasetCards({ entries, environment })) {
    verified.push(await verifyHere(card, { mirror, cacheDir }));
  }
  terminal.out(terminal.json ? jsonDocument(verified.map(asData)) : `${textOf(verified)}\n`);
  const failed = verified.some(
    ({ verdict }) => verdict === "differs" || (verdict === "not here" && args.length > 0),
  );
  return failed ? exitCode.usage : exitCode.done;
}

function asData({ card, verdict, report, problems }: VerifiedDataset): Readonly<Record<string, unknown>> {
  const { id, count, clusters, annotators } = card;
  return { dataset: id, verdict, card: { count, clusters, annotators }, found: report ?? null, problems };
}

function textOf(verified: readonly VerifiedDataset[]): string {
  const here = verified.filter(({ verdict }) => verdict !== "not here");
  const away = verified.filter(({ verdict }) => verdict === "not here").map(({ card }) => card.id);
  const problems = here.flatMap(({ card, problems: found }) =>
    found.map((problem) => `${card.id}: ${problem}`),
  );
  return [
    ...(here.length > 0 ? [textTable(columns, here.map(rowOf)), legend] : []),
    ...(problems.length > 0 ? ["", ...problems] : []),
    ...(away.length > 0 ? ["", "Not here (reife datasets pull <id>):", ...away.map((id) => `  ${id}`)] : []),
    "",
    summary(verified),
  ].join("\n");
}

const columns: readonly TextColumn[] = [
  { title: "dataset", align: "left", most: 24 },
  { title: "n", align: "right" },
  { title: "clusters", align: "right" },
  { title: "A/B/tie", align: "right" },
  { title: "longer", align: "right" },
  { title: "dup", align: "right" },
  { title: "votes", align: "right" },
  { title: "verdict", align: "left" },
];

const legend = [
  "A/B/tie: gold in percent. longer: percent of golds that are the longer output.",
  "dup: instances that repeat an earlier one. votes: percent with all of one mind.",
].join("\n");

function rowOf({ card, verdict, report }: VerifiedDataset): readonly string[] {
  if (report === undefined)
    return [card.id, noFigure, noFigure, noFigure, noFigure, noFigure, noFigure, verdict];
  const { count, clusters, longerWins, duplicates } = report;
  return [
    card.id,
    formatCount(count),
    formatCount(clusters),
    goldShares(report),
    formatPercentEstimate(longerWins),
    formatCount(duplicates.repeats),
    unanimity(report),
    verdict,
  ];
}

function goldShares({ gold: { A, B, tie } }: DatasetReport): string {
  const total = A + B + tie;
  if (total === 0) return noFigure;
  return [A, B, tie].map((count) => String(Math.round((count / total) * 100))).join("/");
}

function unanimity({ votes }: DatasetReport): string {
  return votes === undefined ? noFigure : formatPercent(votes.unanimous / votes.instances);
}

function summary(verified: readonly VerifiedDataset[]): string {
  const count = (verdict: VerifiedDataset["verdict"]): number =>
    verified.filter((entry) => entry.verdict === verdict).length;
  return `${count("ok")} ok, ${count("differs")} different from the card, ${count("not here")} not here`;
}
