import type { DatasetMethods } from "../core/run-methods.js";
import { markdownLine } from "./markdown-line.js";
import { markdownTable } from "./markdown-table.js";

/** What a dataset card of exported tables says. */
export interface DatasetCardParts {
  readonly run: string;
  readonly version: string;
  /** Judgments in all: the hubs sort by it. */
  readonly judgments: number;
  /** The sources, with their licences. */
  readonly datasets: readonly DatasetMethods[];
  readonly tables: readonly {
    readonly name: string;
    readonly files: readonly string[];
    readonly rows: number;
    readonly columns: readonly { readonly name: string; readonly type: string; readonly what: string }[];
  }[];
  /** Whether replies of judges are in it. */
  readonly texts: boolean;
}

/** Licences that dataset hubs know by these names. */
const hubLicences: ReadonlySet<string> = new Set([
  ...["apache-2.0", "mit", "cc0-1.0", "cc-by-4.0", "cc-by-sa-4.0", "cc-by-nc-4.0", "cc-by-nc-sa-4.0"],
]);

/** The README.md of exported tables, with the header that dataset hubs read. */
export function datasetCard(parts: DatasetCardParts): string {
  const { run, version, datasets, tables, texts, judgments } = parts;
  const sources = datasets.map(({ dataset, title, licence, n, files }) => ({
    dataset,
    title: title ?? "",
    licence: licence ?? "not known",
    instances: n,
    sha256: Object.values(files)
      .map((hash) => hash.slice(0, 12))
      .join(" "),
  }));
  return [
    header(parts),
    `# Judgments of ${markdownLine(run)}`,
    `${judgments} judgments of LLM judges beside the humans' verdicts, exported by reife ${version}. ` +
      (texts
        ? "The table of calls holds the judges' replies, which may quote the sources: their licences hold for what is quoted."
        : "No text of a source and no reply is in it: instances are named by hashes of their content."),
    `## Sources\n\n${markdownTable(sources)}`,
    ...tables.map(
      ({ name, rows, columns }) =>
        `## ${name}: ${rows} rows\n\n${markdownTable(columns.map((column) => ({ ...column })))}`,
    ),
    "A judgment's `calls` are ids in the table of calls. An outcome of `unparsed` or `failed` is no verdict, and counts as wrong in accuracies.\n",
  ].join("\n\n");
}

function header({ run, datasets, tables, judgments }: DatasetCardParts): string {
  const licences = new Set(datasets.map(({ licence }) => licence?.toLowerCase() ?? "unknown"));
  const [only = ""] = licences;
  const licence =
    licences.size === 1 && hubLicences.has(only)
      ? [`license: ${only}`]
      : ["license: other", "license_name: those-of-the-sources", "license_link: README.md"];
  const configs = tables.flatMap(({ name, files }) => {
    const [file] = files;
    return file === undefined
      ? []
      : [
          `  - config_name: ${name}`,
          `    data_files: ${file}`,
          ...(name === "judgments" ? ["    default: true"] : []),
        ];
  });
  return [
    "---",
    `pretty_name: ${JSON.stringify(`Judgments of ${run}`)}`,
    ...licence,
    "tags: [llm-as-a-judge, meta-evaluation]",
    `size_categories: [${sizeOf(judgments)}]`,
    "configs:",
    ...configs,
    "---",
  ].join("\n");
}

function sizeOf(count: number): string {
  if (count < 1000) return "n<1K";
  if (count < 10_000) return "1K<n<10K";
  if (count < 100_000) return "10K<n<100K";
  return count < 1_000_000 ? "100K<n<1M" : "1M<n<10M";
}
