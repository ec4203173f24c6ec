import type { HumanCeiling } from "./dataset-card.js";
import type { FinishReason } from "./chat-reply.js";
import type { Gold } from "./gold.js";
import type { Message } from "./message.js";
import type { Outcome } from "./outcome.js";
import type { PresentationId } from "./presentation-id.js";
import type { RunFigures } from "./run-figures.js";
import type { RunMethods } from "./run-methods.js";
import type { TaskKind } from "./task-kind.js";

/** What the pages of a run show before anything else is loaded: the chunk `site`. */
export interface SiteIndex {
  readonly schema: "reife/site/1";
  readonly run: string;
  readonly figures: RunFigures;
  readonly methods: RunMethods;
  /** Fingerprints of the run's evaluators, by id. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** By dataset: how well humans do, where its card says so. */
  readonly ceilings: Readonly<Record<string, HumanCeiling>>;
  /** What makes these pages again from the run folder. */
  readonly command: string;
  readonly datasets: readonly SiteDataset[];
}

/** A dataset whose judgments can be looked into. */
export interface SiteDataset {
  readonly dataset: string;
  readonly task: TaskKind;
  readonly instances: number;
  /** Instances in a chunk of texts, replies or prompts; the last one has fewer. */
  readonly block: number;
  /** Evaluators with replies here, in the order of the names of their chunks. */
  readonly evaluators: readonly string[];
  /** Protocols, likewise for prompts. */
  readonly protocols: readonly string[];
  /** Whether there are chunks of texts and of prompts; else why not. */
  readonly texts: true | { readonly undefined: string };
  /** Whether there are chunks of replies; else why not. */
  readonly replies: true | { readonly undefined: string };
}

/** One way of asking about every instance of a dataset. */
export interface SiteColumn {
  readonly evaluator: string;
  readonly protocol: string;
  readonly presentation: PresentationId;
  readonly repeat: number;
}

/** An instance without its texts. */
export interface SiteInstance {
  readonly id: string;
  readonly row: number;
  readonly cluster: string;
  readonly gold: Gold;
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

/**
 * How all trials of a dataset ended: the chunk `judgments-<dataset>`, by the dataset's place among `SiteIndex.datasets`. `endings`
 * has a line for each instance and a character for each column: `A`, `B` or `=` (a tie) for a preference in the dataset's
 * order; `a` to `z` for the pick of one output of a list, `*` for several; `s` for scores; `?` unparsed, `!` failed, `.` not run.
 */
export interface SiteJudgments {
  readonly columns: readonly SiteColumn[];
  readonly instances: readonly SiteInstance[];
  readonly endings: readonly string[];
  /** The outputs of each `*`, by "<instance> <column>" (places, from 0), in the dataset's order. */
  readonly several: Readonly<Record<string, readonly number[]>>;
}

/** The texts of a block of instances, in order: the chunk `texts-<dataset>-<block>`. */
export type SiteTexts = readonly {
  readonly instruction: string;
  readonly outputs: readonly string[];
  readonly reference?: string | undefined;
}[];

/** A call as a judgment rests on it. */
export interface SiteCall {
  readonly step: string;
  readonly text: string;
  readonly finish: FinishReason;
  /** Place of its prompt in the chunk of prompts; absent where the prompt is not at hand. */
  readonly prompt?: number | undefined;
}

/** A judgment with its replies. */
export interface SiteReply {
  /** Place of the instance in the dataset, and of the column. */
  readonly instance: number;
  readonly column: number;
  readonly outcome: Outcome;
  readonly calls: readonly SiteCall[];
}

/** Of one evaluator, on a block of instances: the chunk `replies-<dataset>-<block>-<evaluator>`. */
export type SiteReplies = readonly SiteReply[];

/**
 * A part of a prompt: a text, or one that stands elsewhere. `output` and `reply` name a place: of the output in the dataset's order, of
 * the call among those of its judgment.
 */
export type SitePromptPart =
  | string
  | { readonly of: "instruction" | "reference" }
  | { readonly of: "output" | "reply"; readonly place: number };

/** A prompt as it was sent, in parts. Filled in, they are what was sent, byte for byte. */
export type SitePrompt = readonly {
  readonly role: Message["role"];
  readonly content: readonly SitePromptPart[];
}[];

/** Of one protocol, on a block of instances: the chunk `prompts-<dataset>-<block>-<protocol>`. Many calls share a prompt's parts. */
export type SitePrompts = readonly SitePrompt[];
