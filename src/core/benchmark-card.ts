import type { RemoteFile } from "./remote-file.js";
import type { Sampling } from "./sampling.js";

/** What a benchmark is about. */
export type BenchmarkArea = "problem-solving" | "writing" | "alignment";

/** A benchmark that models answer: where its questions come from, how they are put, and how a score is made of the grades. */
export interface BenchmarkCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly area: BenchmarkArea;
  /** Name of the format, a key of the benchmark formats' table. */
  readonly format: string;
  /** Folder of the mirror and the cache that its files are in; absent: the id. */
  readonly folder?: string | undefined;
  readonly files: readonly RemoteFile[];
  /** Number of questions asked, verified on every load; absent where the published figures do not say. */
  readonly count?: number | undefined;
  /** `micro`: all questions alike; `macro`: the mean of the groups' means. */
  readonly score: "micro" | "macro";
  /** Worked examples shown before a question, at most. */
  readonly shots: number;
  /** Worked examples that the card brings itself, where the files have none. */
  readonly examples: readonly string[];
  /** Bound of a prompt in estimated tokens: examples are left out, the last first, until it fits. */
  readonly promptTokens: number;
  readonly sampling: Sampling;
  /** What is sent beside the questions, by name; which names a format needs, it says. */
  readonly texts: Readonly<Record<string, string>>;
  readonly licence: string;
  readonly citation: string;
  readonly homepage?: string | undefined;
  readonly language: string;
  readonly notes?: string | undefined;
  /** Which file the card was read from. */
  readonly file: string;
}
