import type { Coverage } from "./leaderboard.js";
import type { Sampling } from "./sampling.js";

/** Whether a card still is what the run used, so that it may speak for it. */
export type CardState = "as used" | "changed since" | "not here";

/** A judge of a run, as far as the run and its card can vouch for. */
export interface EvaluatorMethods {
  readonly evaluator: string;
  readonly adapter: string;
  readonly card: CardState;
  readonly title?: string | undefined;
  /** The provider's name of the model. */
  readonly model?: string | undefined;
  /** Names of the models that answered, as the provider said. */
  readonly served: readonly string[];
  /** ISO dates of the first and the last reply that is stored. */
  readonly asked?: readonly [string, string] | undefined;
  /** What the card lays over a protocol's settings. */
  readonly sampling?: Sampling | undefined;
  readonly released?: string | undefined;
  readonly members?: readonly string[] | undefined;
  /** Rules of others by which its replies are read, in place of ours. */
  readonly compatibility?: Readonly<Record<string, string>> | undefined;
}

/** A protocol of a run. */
export interface ProtocolMethods {
  readonly protocol: string;
  readonly card: CardState;
  readonly fingerprint: string;
  readonly title?: string | undefined;
  readonly version?: number | undefined;
  readonly source?: string | undefined;
  /** Steps that are asked, with the settings that each sends and the parser that reads it. */
  readonly steps: readonly {
    readonly name: string;
    readonly samples: number;
    readonly sampling: Sampling;
    readonly parser?: string | undefined;
  }[];
}

/** A dataset of a run. */
export interface DatasetMethods {
  readonly dataset: string;
  readonly card: CardState;
  /** Instances and clusters of the run, which may be a part of the dataset. */
  readonly n: number;
  readonly clusters: number;
  readonly task: string;
  readonly files: Readonly<Record<string, string>>;
  readonly title?: string | undefined;
  /** Instances of the whole dataset. */
  readonly of?: number | undefined;
  readonly gold?: string | undefined;
  readonly ties?: boolean | undefined;
  readonly annotators?: number | undefined;
  readonly licence?: string | undefined;
}

/** A source that a card names. */
export interface Citation {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly url?: string | undefined;
}

/** Every choice behind a run's numbers, `reife methods <run>`. */
export interface RunMethods {
  readonly schema: "reife/methods/1";
  readonly run: string;
  readonly versions: { readonly reife: string; readonly node: string };
  readonly gitCommit?: string | undefined;
  readonly start: string;
  readonly end?: string | undefined;
  readonly ended: string;
  readonly trials: { readonly planned: number; readonly judged: number; readonly failed: number };
  readonly imported?: { readonly format: string; readonly files: number } | undefined;
  readonly reuse: number;
  readonly seed: number;
  readonly resamples: number;
  readonly presentations: string;
  readonly repeats: number;
  readonly limit?: number | undefined;
  readonly evaluators: readonly EvaluatorMethods[];
  readonly protocols: readonly ProtocolMethods[];
  readonly datasets: readonly DatasetMethods[];
  /** Tasks that its cells have. */
  readonly tasks: readonly string[];
  readonly coverage: Pick<Coverage, "trials" | "verdicts" | "unparsed" | "failed" | "reasons">;
  /** How many figures of cells have an interval by which method: accuracies, and all others. */
  readonly intervals: {
    readonly accuracy: Readonly<Record<string, number>>;
    readonly others: Readonly<Record<string, number>>;
  };
  /** Cells that were left out. */
  readonly excluded: number;
  readonly paragraphs: readonly string[];
  readonly bibtex: readonly string[];
}
