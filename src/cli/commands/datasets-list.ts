import { loadDatasetCards } from "../../config/load-dataset-cards.js";
import type { DatasetCard } from "../../core/dataset-card.js";
import { formatCount } from "../../report/format-figure.js";
import { textTable, type TextColumn } from "../../report/text-table.js";
import { loadCatalogs } from "../compose/load-catalogs.js";
import { lookAround } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { datasetHere, type DatasetHere } from "../dataset-here.js";
import type { ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { loadEach } from "../load-each.js";
import { reportIssues } from "../report-issues.js";

interface Listed {
  readonly card: DatasetCard;
  readonly here: DatasetHere;
}

/** `reife datasets list`: every dataset card, and whether its files are at hand. */
export async function datasetsListCommand(_args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const { environment } = surroundings;
  const { cards, issues } = loadEach(loadCatalogs(surroundings).datasets.entries, (entries) =>
    loadDatasetCards({ entries, environment }),
  );
  const listed: Listed[] = [];
  for (const card of cards) listed.push({ card, here: await datasetHere(card, surroundings) });
  terminal.out(terminal.json ? jsonDocument(listed.map(asData)) : `${table(listed)}\n\n${footer(listed)}\n`);
  return reportIssues(issues, terminal);
}

function asData({ card, here }: Listed): Readonly<Record<string, unknown>> {
  const { id, title, description, task, format, count, clusters, gold, ties, annotators, ceiling } = card;
  const { licence, citation, homepage, language, notes, files } = card;
  return {
    ...{ id, title, description, task, format, count, clusters, gold, ties, annotators, ceiling },
    ...{ licence, citation, homepage, language, notes },
    files: files.map(({ name, url, path, sha256, bytes }) => ({ name, url, path, sha256, bytes })),
    ...here,
  };
}

const columns: readonly TextColumn[] = [
  { title: "dataset", align: "left", most: 26 },
  { title: "n", align: "right" },
  { title: "clusters", align: "right" },
  { title: "gold", align: "left" },
  { title: "licence", align: "left", least: 14, wrap: true },
  { title: "here", align: "left" },
];

function table(listed: readonly Listed[]): string {
  const rows = listed.map(({ card, here }) => [
    card.id,
    formatCount(card.count),
    formatCount(card.clusters),
    card.gold,
    shortLicence(card.licence),
    here.state === "here" ? here.from : here.state === "absent" ? "no" : "differs",
  ]);
  return textTable(columns, rows);
}

/** The licences' names without what is said about them: the whole text is in the JSON. */
function shortLicence(licence: string): string {
  return licence.startsWith("none") ? "none stated" : licence.replaceAll(/\s*\([^)]*\)/gu, "");
}

function footer(listed: readonly Listed[]): string {
  const away = listed.filter(({ here }) => here.state !== "here");
  const count = `${listed.length - away.length} of ${listed.length} datasets are here.`;
  const [first] = away;
  if (first === undefined) return count;
  return [
    `${count} To download others, checked against their sha256:`,
    `  reife datasets pull ${first.card.id}`,
    "Several at once, with * as a wildcard: reife datasets pull 'llmbar-*'",
    "Ceilings, citations and addresses: reife datasets list --json",
  ].join("\n");
}
