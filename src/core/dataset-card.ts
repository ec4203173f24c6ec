import type { GoldKind } from "./gold.js";
import type { RemoteFile } from "./remote-file.js";
import type { TaskKind } from "./task-kind.js";

/** One file of a dataset, pinned: a public URL at a fixed commit, or a path for what is shipped with the card. */
export type DatasetFile = RemoteFile & { readonly sha256: string };

/** How well humans do on the dataset, by whom and how measured. `value` is a share, 0..1. */
export interface HumanCeiling {
  readonly value: number;
  readonly what: string;
  readonly source: string;
}

/** Experts of the matter, skilled annotators, or a crowd. */
export type AnnotatorKind = "expert" | "skilled" | "crowd";

/** What a dataset is, where it comes from, and how its rows are read. */
export interface DatasetCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly task: TaskKind;
  /** Name of the row format, a key of the dataset formats' table. */
  readonly format: string;
  /** Settings of the format: values only. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly files: readonly DatasetFile[];
  /** Number of instances, verified on every load. */
  readonly count: number;
  /** Number of distinct instructions, verified on every load. */
  readonly clusters: number;
  readonly gold: GoldKind;
  /** Whether gold ties occur. */
  readonly ties: boolean;
  /** Annotators behind each gold, where several votes are in the data. */
  readonly annotators?: number | undefined;
  /** What kind of people they are: it sets the price of an annotator in the alt-test. */
  readonly annotatorKind?: AnnotatorKind | undefined;
  readonly ceiling?: HumanCeiling | undefined;
  readonly licence: string;
  readonly citation: string;
  /** Absent for data that is shipped with the suite. */
  readonly homepage?: string | undefined;
  readonly language: string;
  readonly notes?: string | undefined;
  /** Which file the card was read from. */
  readonly file: string;
}
