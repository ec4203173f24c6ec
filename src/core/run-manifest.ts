import type { CellFacts } from "./cell-facts.js";
import type { FlaskStage } from "./flask-stage.js";
import type { ExcludedCell } from "./plan.js";
import type { RaceResult } from "./race.js";
import type { RunConfig } from "./run-config.js";

/** Where an imported run's judgments come from. */
export interface ImportedFrom {
  /** Name of the format. */
  readonly format: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** What the user said beside the files, the mapping included. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** What a run was made of: enough to compute its numbers again, and to say whether two runs asked the same. */
export interface RunManifest {
  readonly schema: "reife/manifest/1";
  readonly run: string;
  /** Resolved, without the path of its file. */
  readonly config: Omit<RunConfig, "file"> & { readonly file?: undefined };
  /** Text of the config file as it was read. */
  readonly configText: string;
  /** Fingerprints by id. */
  readonly evaluators: Readonly<Record<string, string>>;
  readonly protocols: Readonly<Record<string, string>>;
  /** By dataset id: sha256 of each of its files by name. */
  readonly datasets: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly cells: readonly CellFacts[];
  readonly excluded: readonly ExcludedCell[];
  readonly seed: number;
  readonly versions: { readonly reife: string; readonly node: string };
  /** Commit of the checkout that ran, where it is one. */
  readonly gitCommit?: string | undefined;
  /** ISO 8601, UTC: when the run was first begun. */
  readonly start: string;
  /** When the last go at it ended. */
  readonly end?: string | undefined;
  readonly trials: { readonly planned: number; readonly judged: number; readonly failed: number };
  /** Given where judges were raced; the trials that were saved are not among the planned ones. */
  readonly race?: RaceResult | undefined;
  /** Other runs whose replies this one uses, as paths from its folder. */
  readonly reuse: readonly string[];
  /** Given where the judgments were made elsewhere. */
  readonly imported?: ImportedFrom | undefined;
  /** Of an imported run: whether the judges' replies came with the judgments, or only what somebody read from them. */
  readonly replies?: "text" | "none" | undefined;
  /** Given where it is a stage of `reife flask`, which no config describes. */
  readonly flask?: FlaskStage | undefined;
  /** How the last go ended. */
  readonly ended: "done" | "incomplete" | "cost" | "time" | "interrupted" | "running";
}
