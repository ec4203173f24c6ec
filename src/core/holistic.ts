import type { Estimate } from "./estimate.js";

/** What a base LLM is measured by: as a judge (`judging`), or as one who answers (the rest). */
export interface HolisticMeasure {
  /** `judging`, `problem-solving`, `writing`, `alignment`, `mmlu`, ..., `flask`, `flask: Factuality`, ... */
  readonly id: string;
  /** Shares are 0..1, scores 1..5. */
  readonly scale: "share" | "score";
}

/** How two measures go together over the models that have both. */
export interface HolisticLink {
  readonly measure: string;
  /** Models that have both. */
  readonly n: number;
  readonly models: readonly string[];
  readonly spearman: Estimate;
  readonly kendall: Estimate;
}

/** Judging beside solving, writing, alignment and skills: `reife holistic`. */
export interface Holistic {
  readonly schema: "reife/holistic/1";
  readonly measures: readonly HolisticMeasure[];
  /** Models with their measures, the best judge first. */
  readonly models: readonly {
    readonly model: string;
    readonly figures: Readonly<Record<string, Estimate>>;
  }[];
  /** Each measure but judging with judging. */
  readonly links: readonly HolisticLink[];
}

/** One figure of one model, as a source has it. */
export interface HolisticFigure extends HolisticMeasure {
  readonly model: string;
  readonly value: Estimate;
  /** Which file says so. */
  readonly source: string;
}
