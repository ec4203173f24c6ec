import type { Sampling } from "./sampling.js";

/** US dollars for a million tokens, and when that was the price. */
export interface Price {
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number | undefined;
  readonly cacheWrite?: number | undefined;
  /** Share of it that is taken off for calls made in a batch, 0..1; absent: one half. */
  readonly batchDiscount?: number | undefined;
  /** ISO date. */
  readonly asOf: string;
}

/** How hard one evaluator may be driven. What is per minute holds for each of its keys. */
export interface EvaluatorLimits {
  /** Requests in flight at a time, over all keys. */
  readonly concurrency?: number | undefined;
  readonly requestsPerMinute?: number | undefined;
  /** Input and output together. */
  readonly tokensPerMinute?: number | undefined;
  readonly inputTokensPerMinute?: number | undefined;
  readonly outputTokensPerMinute?: number | undefined;
  /** Until a connection stands. */
  readonly connectSeconds?: number | undefined;
  /** From sending the request to the head of the reply. */
  readonly firstByteSeconds?: number | undefined;
  /** Of one attempt, to its last byte. */
  readonly timeoutSeconds?: number | undefined;
  /** Attempts at one call in all, the first included. */
  readonly maxAttempts?: number | undefined;
}

/** What every evaluator card says. */
export interface CommonEvaluatorCard {
  readonly id: string;
  readonly title: string;
  /** ISO date of the model's release. */
  readonly released?: string | undefined;
  /** Whose outputs count as its own, a name as `familyOf` gives them; absent: by the model's name. */
  readonly family?: string | undefined;
  readonly licence?: string | undefined;
  readonly notes?: string | undefined;
  /** Which file the card was read from, for error messages. */
  readonly file: string;
}

/** What a model may refuse: a decoding setting, or to be held to a JSON Schema. */
export type RefusableSetting = keyof Sampling | "schema";

/** A model behind a provider's HTTP API. */
export interface HttpEvaluatorCard extends CommonEvaluatorCard {
  readonly adapter: "openai" | "anthropic";
  readonly model: string;
  /** Absent: the provider's own endpoint. */
  readonly baseUrl?: string | undefined;
  /** Name of the environment variable that holds the key, or of several that hold one each; absent: the endpoint needs none. */
  readonly apiKeyEnv?: string | readonly string[] | undefined;
  /** Further request headers; a value `${NAME}` is taken from the environment. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Query parameters of every request (Azure's `api-version`). */
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** Weights' revision or anything else that changes replies while the model's name stays. */
  readonly revision?: string | undefined;
  readonly sampling: Sampling;
  /** Settings that the model refuses (`temperature`, `topP`, `seed`, `logprobs`, ..., `schema` for structured output). */
  readonly cannot: readonly RefusableSetting[];
  /** `max_completion_tokens` for models that count hidden reasoning in it. */
  readonly maxTokensField: "max_tokens" | "max_completion_tokens";
  /** Added to a step's maxTokens, so that hidden reasoning does not eat the reply. */
  readonly reasoningAllowance: number;
  /** Where the endpoint knows no system role, the system text opens the first user message. */
  readonly systemRole: "system" | "developer" | "in-user";
  readonly limits: EvaluatorLimits;
  /** Through the official SDK, or straight over a pool of connections, which is faster and the default. */
  readonly transport?: "pool" | "sdk" | undefined;
  /**
   * Anthropic's API alone, whose prompt cache must be asked for: the shortest static part of a prompt that is marked for it, in tokens;
   * absent: none is. No part of the identity: it changes what is paid, and no text.
   */
  readonly cacheFromTokens?: number | undefined;
  readonly price?: Price | undefined;
}

/** A real judge whose replies were recorded elsewhere and are replayed. */
export interface RecordedEvaluatorCard extends CommonEvaluatorCard {
  readonly adapter: "recorded";
  /** Name of the file format, a key of the recording formats' table. */
  readonly format: string;
  /** What the recording calls this judge: `{judge}` in `path` and `url`. */
  readonly judge: string;
  /** Path below a mirror's `recorded/` folder (or relative to the card), with `{dataset}`, `{judge}` and `{protocol}`. */
  readonly path: string;
  /** Public URL with the same holes and `{folder}`. */
  readonly url?: string | undefined;
  /** Dataset id -> what `{folder}` stands for. */
  readonly folders: Readonly<Record<string, string>>;
  /** Protocol id -> what the recording calls it: `{protocol}`. */
  readonly protocols: Readonly<Record<string, string>>;
  /** Filled `path` -> sha256 of the file. */
  readonly sha256: Readonly<Record<string, string>>;
  /**
   * The authors' own rules for reading replies, where a published figure rests on a rule that is not ours: name of our
   * parser or rule -> name of theirs.
   */
  readonly compatibility: Readonly<Record<string, string>>;
  readonly licence?: string | undefined;
  readonly source?: string | undefined;
}

/** A judge whose judgments were imported into a run of their own, and are taken from there as they are. */
export interface ImportedEvaluatorCard extends CommonEvaluatorCard {
  readonly adapter: "imported";
  /** Folder of the imported run, relative to the working folder. */
  readonly run: string;
  /** What the run calls the judge; absent: its only one. */
  readonly judge?: string | undefined;
  /** Protocol id -> what the run calls it; empty: the same names. */
  readonly protocols: Readonly<Record<string, string>>;
}

/** Properties planted in a simulated judge. Probabilities and rates are 0..1. */
export interface SimulatedTraits {
  /** Probability of choosing the gold output when nothing leans; the others of a list share the rest evenly. */
  readonly accuracy: number;
  /** Added to the log-odds of choosing the output shown first. */
  readonly positionLean: number;
  /** Added to the log-odds of choosing the output that bears the first letter. */
  readonly labelLean: number;
  /** Added to the log-odds of choosing the longer output (of a list: the longest). */
  readonly lengthLean: number;
  /** Share of replies that hold no verdict. */
  readonly unparsedRate: number;
  /** Share of calls that fail for good. */
  readonly failureRate: number;
  /** Standard deviation of scores about the true score, in points of the scale. */
  readonly scoreNoise: number;
}

/** A seeded judge with planted properties: not an LLM. */
export interface SimulatedEvaluatorCard extends CommonEvaluatorCard {
  readonly adapter: "simulated";
  readonly seed: number;
  readonly traits: SimulatedTraits;
}

/** The rules of null judges. */
export const nullRules = ["longest", "shortest", "first", "second", "random", "majority", "overlap"] as const;

/** A rule that needs no LLM. `first` and `second` mean the dataset's order, however the outputs are shown. */
export type NullRule = (typeof nullRules)[number];

/** A judge that is a rule. */
export interface NullEvaluatorCard extends CommonEvaluatorCard {
  readonly adapter: "null";
  readonly rule: NullRule;
}

/** How a jury makes one outcome of its members'. */
export const juryRules = ["majority", "mean", "log-odds"] as const;

/** The name of such a rule. */
export type JuryRule = (typeof juryRules)[number];

/** What a jury says where its rule decides for neither side. */
export const juryTies = ["no-verdict", "tie", "first"] as const;

/** The name of such a way out; `first` is the verdict of the first member listed that gave one. */
export type JuryTie = (typeof juryTies)[number];

/** Several judges who are all asked, and whose outcomes make one. */
export interface JuryEvaluatorCard extends CommonEvaluatorCard {
  readonly adapter: "jury";
  /** Ids of the cards of its members, two or more, each once. */
  readonly members: readonly string[];
  readonly rule: JuryRule;
  readonly onTie: JuryTie;
  /** For `log-odds`: each member's accuracy on a development set, above 0 and below 1. */
  readonly accuracy?: Readonly<Record<string, number>> | undefined;
}

/** What a stage's verdict must have to stand: the least confidence, 0..1, or that both positions give the same one. */
export type StageTrust = number | "both-positions";

/** One stage of a cascade. */
export interface CascadeStage {
  /** Id of the card of the evaluator that is asked. */
  readonly evaluator: string;
  /** Absent for the last stage only, whose outcome stands as it is. */
  readonly trust?: StageTrust | undefined;
}

/** Several judges of whom one after the other is asked, until one is trusted. */
export interface CascadeEvaluatorCard extends CommonEvaluatorCard {
  readonly adapter: "cascade";
  /** Two or more, each of another evaluator. */
  readonly stages: readonly CascadeStage[];
}

/** A judge that is made of others, and is never asked itself. */
export type PanelEvaluatorCard = JuryEvaluatorCard | CascadeEvaluatorCard;

/** A judge that answers for itself. */
export type SoloEvaluatorCard =
  | HttpEvaluatorCard
  | RecordedEvaluatorCard
  | ImportedEvaluatorCard
  | SimulatedEvaluatorCard
  | NullEvaluatorCard;

/** A judge: which model, where, with which settings, at which price; or which others it is made of. */
export type EvaluatorCard = SoloEvaluatorCard | PanelEvaluatorCard;
